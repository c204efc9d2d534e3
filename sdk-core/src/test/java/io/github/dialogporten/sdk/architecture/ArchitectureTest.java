package io.github.dialogporten.sdk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {

  private static final String SDK = "io.github.dialogporten.sdk";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SDK);

  /** Each room with those it may look into, besides itself. */
  private static final Map<String, Set<String>> ROOMS = rooms();

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    Set<String> ground = Set.of("okhttp", "config", "text", "errors", "paging", "auth", "internal");
    Set<String> internal =
        Set.of(
            "internal.async",
            "internal.json",
            "internal.wire",
            "internal.mapping",
            "internal.http",
            "internal.search");
    rooms.put("internal", Set.of());
    rooms.put("okhttp", Set.of("internal"));
    rooms.put("observe", Set.of("internal"));
    rooms.put("config", Set.of("okhttp", "observe", "internal"));
    rooms.put("text", Set.of("internal"));
    rooms.put("errors", Set.of("config", "text", "internal"));
    rooms.put("internal.async", Set.of("errors"));
    rooms.put("paging", Set.of("config", "text", "errors", "internal.async"));
    rooms.put("auth", Set.of("config", "text", "errors", "internal", "internal.json"));
    rooms.put("internal.json", Set.of("internal.wire"));
    rooms.put("internal.wire", Set.of());
    rooms.put(
        "internal.mapping", Set.of("config", "text", "errors", "internal.json", "internal.wire"));
    rooms.put("internal.http", union(ground, Set.of("observe", "internal.async", "internal.json")));
    rooms.put("internal.search", Set.of("errors", "paging", "internal.async"));
    rooms.put("parties", union(ground, internal));
    rooms.put("resources", union(ground, internal, Set.of("parties")));
    rooms.put("lookup", union(ground, internal, Set.of("resources")));
    rooms.put("dialogs", union(ground, internal, Set.of("parties", "resources")));
    rooms.put("labels", union(ground, internal, Set.of("dialogs")));
    rooms.put("content", union(ground, internal, Set.of("dialogs")));
    rooms.put("actions", union(ground, internal, Set.of("dialogs", "content")));
    rooms.put("dialogtoken", union(ground, internal, Set.of("parties")));
    rooms.put("tokens", union(ground, Set.of("parties", "internal.http", "internal.json")));
    // coming: one floor above content, for what Altinn's own platforms keep
    Set<String> below = Set.of("parties", "dialogs", "content", "actions");
    rooms.put("correspondence", union(ground, internal, below));
    rooms.put("apps", union(ground, internal, below));
    return rooms;
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> all = new TreeSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return all;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(SDK) ? "" : name.substring(SDK.length() + 1);
  }

  @Test
  void arrowsGoOneWay() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : CORE) {
      String from = room(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(SDK))
          .map(ArchitectureTest::room)
          .filter(to -> !to.equals(from) && !from.isEmpty())
          .filter(to -> !ROOMS.getOrDefault(from, Set.of()).contains(to))
          .forEach(to -> wrong.add(type.getName() + " looks into " + to));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRoomIsOnThePlan() {
    for (JavaClass type : CORE) {
      String room = room(type);
      assertThat(room.isEmpty() || ROOMS.containsKey(room)).as(type.getName()).isTrue();
    }
  }

  @Test
  void internalRoomsLookIntoNoStep() {
    String[] steps =
        Stream.of(
                "parties",
                "resources",
                "dialogs",
                "labels",
                "lookup",
                "dialogtoken",
                "content",
                "actions",
                "correspondence",
                "apps",
                "tokens")
            .map(step -> SDK + "." + step + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(SDK + ".internal..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(steps).or(resideInAPackage(SDK)))
        .check(CORE);
  }

  /** Content and actions ask the floor above by interfaces of their own, which the root fills. */
  @Test
  void theFloorAboveContentIsKnownToTheRootOnly() {
    for (String room : List.of("correspondence", "apps")) {
      String all = SDK + "." + room + "..";
      noClasses()
          .that()
          .resideOutsideOfPackages(SDK, all)
          .should()
          .dependOnClassesThat(resideInAPackage(all))
          .allowEmptyShould(true)
          .check(CORE);
    }
  }

  @Test
  void nothingKnowsTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SDK)
        .should()
        .dependOnClassesThat(resideInAPackage(SDK))
        .check(CORE);
  }

  /** They may change in any version of that library. */
  @Test
  void noInternalsOfAnotherLibraryAreUsed() {
    DescribedPredicate<JavaClass> theirs =
        describe(
            "are internals of another library",
            type ->
                !type.getPackageName().startsWith(SDK)
                    && (type.getPackageName() + ".").matches("(sun|jdk)\\..*|.*\\.internal\\..*"));
    noClasses().should().dependOnClassesThat(theirs).check(CORE);
  }

  @Test
  void noCycles() {
    slices().matching(SDK + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void okHttpIsKnownInOneRoomAndAtTheHatch() {
    noClasses()
        .that()
        .resideOutsideOfPackages(SDK + ".internal.http", SDK + ".okhttp")
        .should()
        .dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio..", "kotlin.."))
        .check(CORE);
  }

  @Test
  void resilience4jIsKnownInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SDK + ".internal.http")
        .should()
        .dependOnClassesThat(resideInAPackage("io.github.resilience4j.."))
        .check(CORE);
  }

  @Test
  void databindIsKnownInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SDK + ".internal.json")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "com.fasterxml.jackson.databind..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.datatype.."))
        .check(CORE);
    noClasses()
        .that()
        .resideOutsideOfPackages(SDK + ".internal.json", SDK + ".internal.wire")
        .should()
        .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
        .check(CORE);
  }

  @Test
  void coreKnowsNoAuthModule() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".maskinporten..", SDK + ".idporten..", SDK + ".testkit..", "com.nimbusds.."))
        .check(CORE);
  }

  @Test
  void nobodyPrints() {
    noClasses()
        .should()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }

  /** What a user can see and call. */
  private static List<JavaClass> publicTypes() {
    List<JavaClass> types = new ArrayList<>();
    for (JavaClass type : CORE) {
      boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC);
      if (visible && !room(type).startsWith("internal")) {
        types.add(type);
      }
    }
    return types;
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  @Test
  void signaturesHoldTheSdksAndTheJdksTypesOnly() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : publicTypes()) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (isVisible(unit.getModifiers())) {
          unit.getAllInvolvedRawTypes().stream()
              .filter(used -> isForeign(used, type))
              .forEach(used -> wrong.add(unit.getFullName() + ": " + used.getName()));
        }
      }
      for (JavaField field : type.getFields()) {
        if (isVisible(field.getModifiers()) && isForeign(field.getRawType(), type)) {
          wrong.add(field.getFullName() + ": " + field.getRawType().getName());
        }
      }
      type.getAllRawSuperclasses().stream()
          .filter(used -> isForeign(used, type))
          .forEach(used -> wrong.add(type.getName() + " extends " + used.getName()));
      type.getAllRawInterfaces().stream()
          .filter(used -> isForeign(used, type))
          .forEach(used -> wrong.add(type.getName() + " implements " + used.getName()));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isForeign(JavaClass used, JavaClass by) {
    JavaClass type = used.getBaseComponentType();
    String name = type.getName();
    boolean hatch = room(by).equals("okhttp") && name.startsWith("okhttp3.");
    return !(type.isPrimitive()
        || (name.startsWith("java.") && !name.matches("java\\.util\\.Optional(Int|Long|Double)"))
        || name.startsWith("javax.net.")
        || name.startsWith(SDK) // which of them is said by PublicSurfaceTest
        || hatch);
  }
}
