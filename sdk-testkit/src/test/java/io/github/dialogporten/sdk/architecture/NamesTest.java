package io.github.dialogporten.sdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.internal.Internal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names of what users see, over all modules. */
class NamesTest {

  private static final String SDK = "io.github.dialogporten.sdk";

  private static final List<JavaClass> PUBLIC =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages(SDK)
              .stream()
              .filter(JavaClass::isTopLevelClass)
              .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
              .filter(type -> !type.getPackageName().contains(".internal"))
              .filter(type -> !type.getPackageName().equals(SDK + ".fixtures")) // of the tests
              .filter(type -> !type.isAnnotatedWith(Internal.class))
              .toList();

  @Test
  void looksAtEveryModule() {
    assertThat(PUBLIC)
        .extracting(JavaClass::getPackageName)
        .contains(SDK, SDK + ".keys", SDK + ".maskinporten", SDK + ".idporten", SDK + ".testkit");
  }

  /** With two types of one name, an import decides what a line of code means. */
  @Test
  void takesEachNameOnce() {
    Map<String, List<String>> taken =
        PUBLIC.stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    taken.values().removeIf(types -> types.size() == 1);

    assertThat(taken).isEmpty();
  }
}
