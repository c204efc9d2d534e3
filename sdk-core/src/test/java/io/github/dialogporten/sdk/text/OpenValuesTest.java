package io.github.dialogporten.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.dialogs.DialogOrigin;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The types made from {@code openapi/open-values.yaml}, compared with the API documents. */
class OpenValuesTest {

  private static final Path DOCUMENTS = Path.of("..", "openapi");
  private static final String LIST = "open-values.yaml";

  /** The SDK decides these values itself; no document has them. */
  private static final Set<Class<?>> NOT_FROM_A_DOCUMENT = Set.of(DialogOrigin.class);

  private static final Map<String, Map<String, ?>> LISTED = schemas(DOCUMENTS.resolve(LIST));
  private static final Map<String, Set<String>> DOCUMENTED = documentedEnums();

  static Stream<Class<?>> types() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.dialogporten.sdk")
            .stream()
            .filter(type -> type.isAssignableTo(OpenValue.class))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> type != OpenValue.class);
  }

  static Stream<Class<?>> generatedTypes() {
    return types().filter(type -> !NOT_FROM_A_DOCUMENT.contains(type));
  }

  @Test
  void everyListedTypeIsGenerated() {
    assertThat(generatedTypes().map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(LISTED.keySet());
  }

  /** Those that are marked in the list are the SDK's own decision too. */
  static Stream<Class<?>> typesOfDocuments() {
    return generatedTypes().filter(type -> !isDecidedHere(type.getSimpleName()));
  }

  private static boolean isDecidedHere(String type) {
    return Boolean.TRUE.equals(LISTED.get(type).get("x-decided-here"));
  }

  @Test
  void everyEnumOfTheDocumentsHasAType() {
    Set<String> used = new TreeSet<>();
    typesOfDocuments().forEach(type -> used.add(documentedName(type.getSimpleName())));
    assertThat(used).containsExactlyInAnyOrderElementsOf(DOCUMENTED.keySet());
  }

  @ParameterizedTest
  @MethodSource("typesOfDocuments")
  void constantsAreTheValuesOfTheDocuments(Class<?> type) throws Exception {
    Set<String> expected = new TreeSet<>(DOCUMENTED.get(documentedName(type.getSimpleName())));
    Set<String> without = leftOut(type.getSimpleName());
    assertThat(expected).as("x-without").containsAll(without);
    expected.removeAll(without);

    assertThat(constants(type).keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("types")
  void ofGivesTheConstantAndKnownItsName(Class<?> type) throws Exception {
    for (Map.Entry<String, Field> entry : constants(type).entrySet()) {
      OpenValue<?> constant = (OpenValue<?>) entry.getValue().get(null);

      assertThat(of(type, entry.getKey())).isSameAs(constant);
      if (constant != DialogOrigin.UNKNOWN) {
        assertThat(constant.known().map(Enum::name)).contains(entry.getValue().getName());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void anyOtherValueIsKept(Class<?> type) throws Exception {
    OpenValue<?> other = of(type, "Something New");

    assertThat(other.value()).isEqualTo("Something New");
    assertThat(other.known()).isEmpty();
    assertThat(other)
        .isEqualTo(of(type, "Something New"))
        .hasSameHashCodeAs(of(type, "Something New"))
        .isNotEqualTo(of(type, "something new"))
        .hasToString("(unknown value)");
    assertThat(of(type, "SomethingNew")).hasToString("SomethingNew");
  }

  private static OpenValue<?> of(Class<?> type, String value) throws Exception {
    return (OpenValue<?>) type.getMethod("of", String.class).invoke(null, value);
  }

  private static Map<String, Field> constants(Class<?> type) throws Exception {
    Map<String, Field> constants = new LinkedHashMap<>();
    for (Field field : type.getFields()) {
      constants.put(((OpenValue<?>) field.get(null)).value(), field);
    }
    return constants;
  }

  private static String documentedName(String type) {
    return LISTED.get(type).get("x-schema") instanceof String other ? other : type;
  }

  private static Set<String> leftOut(String type) {
    return LISTED.get(type).get("x-without") instanceof Map<?, ?> reasons
        ? texts(reasons.keySet())
        : Set.of();
  }

  /** The enums of all API documents, with the values that any of the documents gives. */
  private static Map<String, Set<String>> documentedEnums() {
    Map<String, Set<String>> enums = new LinkedHashMap<>();
    for (Path file : documents()) {
      schemas(file)
          .forEach(
              (name, schema) -> {
                if (schema.get("enum") instanceof List<?> values) {
                  enums.computeIfAbsent(name, none -> new TreeSet<>()).addAll(texts(values));
                }
              });
    }
    return enums;
  }

  private static List<Path> documents() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DOCUMENTS, "*.yaml")) {
      all.forEach(files::add);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    files.removeIf(file -> file.endsWith(LIST));
    return files;
  }

  private static Map<String, Map<String, ?>> schemas(Path file) {
    try {
      Map<String, Map<String, Map<String, Map<String, ?>>>> document =
          new Yaml().load(Files.readString(file));
      return document.get("components").get("schemas");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> texts(Iterable<?> values) {
    Set<String> texts = new LinkedHashSet<>();
    values.forEach(value -> texts.add(value.toString()));
    return texts;
  }
}
