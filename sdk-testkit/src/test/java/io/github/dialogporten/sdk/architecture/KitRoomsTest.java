package io.github.dialogporten.sdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.internal.Internal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of the test kit, and which may look into which. */
class KitRoomsTest {

  private static final String KIT = "io.github.dialogporten.sdk.testkit";

  /** For each room those that it may use besides itself; "" is the package on top. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "", Set.of("world", "dialogs", "login", "tokens", "internal"),
          "world", Set.of("dialogs", "internal"),
          "dialogs", Set.of("internal"),
          "login", Set.of("world", "internal"),
          "tokens", Set.of("world", "internal"),
          "fakes", Set.of("models", "dialogs", "tokens", "internal"),
          "models", Set.of("internal"),
          "testtokens", Set.of(),
          "internal", Set.of());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(KIT);

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(KIT) ? "" : name.substring(KIT.length() + 1).split("\\.", 2)[0];
  }

  @Test
  void knowsEveryRoom() {
    assertThat(CLASSES.stream().map(KitRoomsTest::room)).hasSameElementsAs(ARROWS.keySet());
  }

  @Test
  void arrowsPointOneWay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(KIT)
            && !room(target).equals(room(type))
            && !ARROWS.get(room(type)).contains(room(target))) {
          wrong.add(type.getName() + " -> " + target.getName());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void opensARoomThroughOneClassOnly() {
    List<JavaClass> doors =
        CLASSES.stream().filter(type -> type.isAnnotatedWith(Internal.class)).toList();

    assertThat(doors.stream().map(JavaClass::getPackageName)).doesNotHaveDuplicates();
    assertThat(doors)
        .allSatisfy(
            door -> {
              String room = room(door);
              String name = room.substring(0, 1).toUpperCase(Locale.ROOT) + room.substring(1);
              assertThat(door.getSimpleName()).isEqualTo(name + "Access");
            });
  }
}
