package io.github.dialogporten.sdk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls around the core's siblings. */
class SiblingsTest {

  private static final String SDK = "io.github.dialogporten.sdk";
  private static final String KEYS = SDK + ".keys..";
  private static final String MASKINPORTEN = SDK + ".maskinporten..";
  private static final String IDPORTEN = SDK + ".idporten..";
  private static final String FAKES = SDK + ".testkit.fakes..";
  private static final String MODELS = SDK + ".testkit.models..";

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

  @Test
  void authModulesReachTheCoreThroughItsSpi() {
    noClasses()
        .that()
        .resideInAnyPackage(KEYS, MASKINPORTEN, IDPORTEN)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".internal..", "okhttp3..", "okio..", "com.fasterxml.jackson.."))
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
                SDK + ".parties..",
                SDK + ".spi..",
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

  /** Or the two could agree on the same mistake. Fakes and models are no servers. */
  @Test
  void testKitsServersKnowOfTheCoreWhereAndWhenOnly() {
    noClasses()
        .that()
        .resideInAPackage(SDK + ".testkit..")
        .and()
        .resideOutsideOfPackages(FAKES, MODELS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".internal..",
                SDK + ".dialogs..",
                SDK + ".parties..",
                SDK + ".auth..",
                SDK + ".tokens..",
                SDK + ".spi..",
                SDK + ".errors..",
                FAKES,
                MODELS,
                KEYS,
                MASKINPORTEN,
                IDPORTEN,
                "com.nimbusds..",
                "org.junit..",
                "com.github.tomakehurst.."))
        .check(SIBLINGS);
  }

  /** What is made of the SDK's own parts has nothing of the servers that the SDK is tested with. */
  @Test
  void fakesAndModelsKnowTheSdkAndNoServer() {
    classes()
        .that()
        .resideInAnyPackage(FAKES, MODELS)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                FAKES,
                MODELS,
                SDK,
                SDK + ".actions",
                SDK + ".auth",
                SDK + ".config",
                SDK + ".content",
                SDK + ".dialogs",
                SDK + ".dialogtoken",
                SDK + ".errors",
                SDK + ".lookup",
                SDK + ".paging",
                SDK + ".parties",
                SDK + ".resources",
                SDK + ".spi.models",
                SDK + ".text",
                "java..",
                "com.fasterxml.jackson..",
                "org.jspecify.."))
        .check(SIBLINGS);
    noClasses()
        .that()
        .resideInAPackage(MODELS)
        .should()
        .dependOnClassesThat(resideInAnyPackage(FAKES))
        .check(SIBLINGS);
  }

  @Test
  void signaturesHoldTheSdksAndTheJdksTypesOnly() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : SIBLINGS) {
      boolean seen =
          type.getModifiers().contains(JavaModifier.PUBLIC)
              && !type.getPackageName().contains(".internal");
      for (JavaCodeUnit unit : seen ? type.getCodeUnits() : Set.<JavaCodeUnit>of()) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        if (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED)) {
          unit.getAllInvolvedRawTypes().stream()
              .map(JavaClass::getBaseComponentType)
              .filter(used -> !used.isPrimitive())
              .map(JavaClass::getName)
              .filter(
                  name ->
                      !name.startsWith("java.")
                          && !name.startsWith("javax.crypto.")
                          && !name.startsWith(SDK))
              .forEach(name -> wrong.add(unit.getFullName() + ": " + name));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
