package io.github.dialogporten.sdk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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

  private static final JavaClasses SIBLINGS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SDK + ".maskinporten", SDK + ".keys", SDK + ".testkit");

  @Test
  void authModuleReachesTheCoreThroughItsSpi() {
    noClasses()
        .that()
        .resideInAPackage(SDK + ".maskinporten..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(SDK + ".internal..", "okhttp3..", "com.fasterxml.jackson.."))
        .check(SIBLINGS);
  }

  /** Or the two could agree on the same mistake. */
  @Test
  void testKitKnowsOfTheCoreWhereAndWhenOnly() {
    noClasses()
        .that()
        .resideInAPackage(SDK + ".testkit..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                SDK + ".internal..",
                SDK + ".dialogs..",
                SDK + ".parties..",
                SDK + ".auth..",
                SDK + ".errors..",
                SDK + ".maskinporten..",
                "org.junit..",
                "com.github.tomakehurst.."))
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
              .filter(name -> !name.startsWith("java.") && !name.startsWith(SDK))
              .forEach(name -> wrong.add(unit.getFullName() + ": " + name));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
