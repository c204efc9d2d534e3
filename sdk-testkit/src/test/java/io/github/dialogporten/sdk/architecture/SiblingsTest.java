package io.github.dialogporten.sdk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.internal.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walls around the core's siblings. */
class SiblingsTest {

  private static final String SDK = "io.github.dialogporten.sdk";
  private static final String KEYS = SDK + ".keys..";
  private static final String MASKINPORTEN = SDK + ".maskinporten..";
  private static final String IDPORTEN = SDK + ".idporten..";
  private static final String FAKES = SDK + ".testkit.fakes..";
  private static final String MODELS = SDK + ".testkit.models..";
  private static final String TEST_TOKENS = SDK + ".testkit.testtokens..";

  private static final JavaClasses SIBLINGS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              SDK + ".keys", SDK + ".maskinporten", SDK + ".idporten", SDK + ".testkit");

  /** A web back end has nothing of the desktop's. */
  @Test
  void theProtocolKnowsNoDesktop() {
    noClasses()
        .that()
        .resideInAPackage(SDK + ".idporten")
        .should()
        .dependOnClassesThat(resideInAnyPackage(SDK + ".idporten.desktop.."))
        .check(SIBLINGS);
  }

  @Test
  void allOfThemAreLookedAt() {
    for (String module : List.of("keys", "maskinporten", "idporten", "testkit")) {
      assertThat(SIBLINGS.stream().map(JavaClass::getPackageName)).contains(SDK + "." + module);
    }
  }

  private static final Set<String> OF_MASKINPORTEN =
      Set.of(
          "errors.ErrorsAccess",
          "internal.SameVersion",
          "internal.http.IdentityNames",
          "internal.http.IssuerHttp",
          "internal.http.IssuerReply",
          "internal.http.IssuerRequest");

  private static final Set<String> OF_IDPORTEN =
      Set.of(
          "errors.ErrorsAccess",
          "internal.SameVersion",
          "internal.http.Claims",
          "internal.http.IdentityNames",
          "internal.http.IssuerHttp",
          "internal.http.IssuerReply",
          "internal.http.IssuerRequest");

  /** What each module uses of the core that is not public API: the exports of a later module. */
  private static final Map<String, Set<String>> INTERNALS =
      Map.of(
          "keys",
          Set.of(),
          "maskinporten",
          OF_MASKINPORTEN,
          "idporten",
          OF_IDPORTEN,
          "testkit",
          Set.of(
              "actions.ActionsAccess",
              "content.ContentAccess",
              "dialogs.DialogsAccess",
              "dialogtoken.DialogTokenAccess",
              "internal.Internal",
              "internal.SameVersion",
              "internal.async.Cancellation",
              "internal.http.BareToken",
              "internal.http.ErrorReader",
              "internal.http.IdentityKey",
              "internal.http.IdentityNames",
              "internal.http.IssuerHttp",
              "internal.http.IssuerReply",
              "internal.http.IssuerRequest",
              "internal.mapping.ModelReaders",
              "labels.LabelsAccess",
              "lookup.LookupAccess",
              "parties.PartiesAccess",
              "resources.ResourcesAccess"));

  @Test
  void internalsOfTheCoreAreUsedAsListed() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : SIBLINGS) {
      String module = type.getPackageName().substring(SDK.length() + 1).split("\\.", 2)[0];
      Set<String> internals = used.computeIfAbsent(module, key -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        boolean internal =
            target.getPackageName().startsWith(SDK + ".internal")
                || (target.isAnnotatedWith(Internal.class)
                    && !target.getPackageName().startsWith(SDK + ".testkit"));
        if (internal) {
          internals.add(target.getName().substring(SDK.length() + 1));
        }
      }
    }

    assertThat(used).isEqualTo(INTERNALS);
  }

  @Test
  void authModulesUseNeitherTheHttpNorTheJsonLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(KEYS, MASKINPORTEN, IDPORTEN)
        .should()
        .dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio..", "com.fasterxml.jackson.."))
        .check(SIBLINGS);
  }

  /** Whoever acts for an organisation and whoever logs people in need not carry one another. */
  @Test
  void authModulesDoNotSeeEachOther() {
    noClasses()
        .that()
        .resideInAPackage(MASKINPORTEN)
        .should()
        .dependOnClassesThat(resideInAnyPackage(IDPORTEN))
        .check(SIBLINGS);
    noClasses()
        .that()
        .resideInAPackage(IDPORTEN)
        .should()
        .dependOnClassesThat(resideInAnyPackage(MASKINPORTEN))
        .check(SIBLINGS);
  }

  @Test
  void authModulesKnowTheCoresFoundationsOnly() {
    classes()
        .that()
        .resideInAnyPackage(MASKINPORTEN, IDPORTEN)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                MASKINPORTEN,
                IDPORTEN,
                KEYS,
                SDK + ".auth..",
                SDK + ".config..",
                SDK + ".errors..",
                SDK + ".internal..",
                SDK + ".parties..",
                SDK + ".text..",
                "java..",
                "javax.crypto..",
                "com.nimbusds..",
                "net.minidev.json..",
                "org.jspecify..",
                "org.slf4j.."))
        .check(SIBLINGS);
  }

  /** Keys are of use to anybody who signs. */
  @Test
  void keysKnowNothingOfAltinn() {
    classes()
        .that()
        .resideInAPackage(KEYS)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                KEYS, "java..", "javax..", "com.nimbusds.jose..", "org.jspecify..", "org.slf4j.."))
        .check(SIBLINGS);
  }

  /** Everything goes through the core's pipeline: its proxies, its limits, its redaction. */
  @Test
  void protocolLibrarySendsNothingItself() {
    noClasses()
        .that()
        .resideInAnyPackage(KEYS, MASKINPORTEN, IDPORTEN)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "com.nimbusds.oauth2.sdk.http..",
                "com.nimbusds.jose.jwk.source..",
                "com.nimbusds.jose.util.cache..",
                "java.net.http.."))
        .check(SIBLINGS);
    noClasses()
        .that()
        .resideInAnyPackage(KEYS, MASKINPORTEN, IDPORTEN)
        .should()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .check(SIBLINGS);
  }

  /** Or the two could agree on the same mistake. Fakes, models and test tokens are clients. */
  @Test
  void testKitsServersKnowOfTheCoreWhereAndWhenOnly() {
    noClasses()
        .that()
        .resideInAPackage(SDK + ".testkit..")
        .and()
        .resideOutsideOfPackages(FAKES, MODELS, TEST_TOKENS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".internal.*..",
                SDK + ".dialogs..",
                SDK + ".labels..",
                SDK + ".parties..",
                SDK + ".auth..",
                SDK + ".tokens..",
                SDK + ".errors..",
                KEYS,
                MASKINPORTEN,
                IDPORTEN,
                "com.nimbusds..",
                "org.junit..",
                "com.github.tomakehurst.."))
        .check(SIBLINGS);
  }

  /** Nothing is listened to, and no token is checked, where there is no server. */
  @Test
  void fakesHaveNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(FAKES, MODELS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".testkit.internal.idporten..",
                SDK + ".testkit.internal.maskinporten..",
                SDK + ".testkit.internal.platform..",
                SDK + ".testkit.internal.testtokens..",
                "com.sun.net.httpserver.."))
        .check(SIBLINGS);
  }

  @Test
  void signaturesHoldTheSdksAndTheJdksTypesOnly() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : SIBLINGS) {
      boolean seen =
          type.getModifiers().contains(JavaModifier.PUBLIC)
              && !type.getPackageName().contains(".internal")
              && !type.isAnnotatedWith(Internal.class);
      for (JavaCodeUnit unit : seen ? type.getCodeUnits() : Set.<JavaCodeUnit>of()) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        if (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED)) {
          unit.getAllInvolvedRawTypes().stream()
              .map(JavaClass::getBaseComponentType)
              .filter(used -> !used.isPrimitive())
              .map(JavaClass::getName)
              .filter(
                  name ->
                      name.contains(".sdk.testkit.internal.")
                          || !(name.startsWith("java.")
                              || name.startsWith("javax.crypto.")
                              || name.startsWith(SDK)))
              .forEach(name -> wrong.add(unit.getFullName() + ": " + name));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
