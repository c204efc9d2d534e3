package io.github.dialogporten.sdk.testkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.text.OpenValue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the SDK gives to a caller, a test can make. A new model is noticed here. */
class EveryModelTest {

  private static final String SDK = "io.github.dialogporten.sdk.";
  private static final List<String> STEPS =
      List.of(
          "parties",
          "dialogs",
          "labels",
          "content",
          "actions",
          "lookup",
          "resources",
          "dialogtoken",
          "text",
          "paging");

  /** What only the SDK makes, and why a test does without. */
  private static final Map<String, String> NOT_MADE =
      Map.of(
          "LabelResult", "FakeLabels gives them",
          "LabelPart", "FakeLabels gives them",
          "BulkLabelResult", "FakeLabels gives them",
          "DialogTokenClaims", "a validator gives them, for tokens of FakeDialogTokens",
          "DialogTokenResult", "a validator gives them, for tokens of FakeDialogTokens",
          "DialogTokenAction", "a validator gives them, for tokens of FakeDialogTokens");

  private static List<Class<?>> models() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(STEPS.stream().map(step -> SDK + step).toArray(String[]::new))
            .stream()
            .filter(
                type -> STEPS.stream().anyMatch(step -> type.getPackageName().equals(SDK + step)))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> type.getModifiers().contains(JavaModifier.FINAL))
            .filter(type -> !type.isEnum() && !type.isNestedClass() && !type.isRecord())
            .filter(type -> !type.isAssignableTo(OpenValue.class))
            .filter(type -> !type.isAssignableTo(Throwable.class))
            .filter(
                type ->
                    !type.getSimpleName().matches("(Http|Async).*|.*(Builder|Models|Rules|Access)"))
            .map(JavaClass::reflect)
            .<Class<?>>map(type -> type)
            .toList();
  }

  private static Stream<Method> factories() {
    return Arrays.stream(Models.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> ModelBuilder.class.isAssignableFrom(method.getReturnType()))
        .filter(method -> method.getParameterCount() == 0);
  }

  private static ModelBuilder<?, ?> builder(Method factory) {
    try {
      return (ModelBuilder<?, ?>) factory.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Those of the builder and of what it extends, save what all builders have. */
  private static Stream<Method> setters(Class<?> builder) {
    return Stream.<Class<?>>iterate(
            builder, type -> type != ModelBuilder.class, type -> type.getSuperclass())
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
        .filter(method -> ModelBuilder.class.isAssignableFrom(method.getReturnType()));
  }

  private static boolean hasFactory(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(
            method ->
                Modifier.isStatic(method.getModifiers())
                    && (method.getReturnType().equals(type) || method.getName().equals("builder")));
  }

  @Test
  void everyModelCanBeMade() {
    Set<String> left = new TreeSet<>();
    Set<Class<?>> read = Models.types();
    for (Class<?> model : models()) {
      if (!read.contains(model) && !hasFactory(model)) {
        left.add(model.getSimpleName());
      }
    }
    assertThat(left).containsExactlyInAnyOrderElementsOf(NOT_MADE.keySet());
    assertThat(models()).hasSizeGreaterThan(35);
  }

  /** Lists are made of their parts. */
  @Test
  void everyModelThatIsReadHasABuilderToo() {
    Set<String> without = new TreeSet<>();
    Set<Class<?>> built =
        factories().map(factory -> builder(factory).build().getClass()).collect(Collectors.toSet());
    for (Class<?> model : Models.types()) {
      if (!built.contains(model)) {
        without.add(model.getSimpleName());
      }
    }
    assertThat(without)
        .containsExactly(
            "DialogSummary", // DialogBuilder.buildSummary()
            "DialogTokenIssuer", // FakeDialogTokens.issuer()
            "DialogTokenKey",
            "DialogTokenKeySet", // FakeDialogTokens.keys()
            "PartyAccessList",
            "PartyList",
            "ServiceResourceList");
  }

  /** With defaults alone a builder writes what a server could have sent. */
  @TestFactory
  Stream<DynamicTest> defaultsAreComplete() {
    return factories()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () -> {
                      ModelBuilder<?, ?> builder = builder(method);
                      Object model = builder.build();
                      assertThat(builder.toString())
                          .isEqualTo(builder.getClass().getSimpleName() + "[]");
                      for (Method getter : model.getClass().getMethods()) {
                        if (getter.getParameterCount() == 0
                            && getter.getDeclaringClass().getName().startsWith(SDK)
                            && !Modifier.isStatic(getter.getModifiers())) {
                          assertThat(getter.invoke(model)).as(getter.getName()).isNotNull();
                        }
                      }
                    }));
  }

  /** Each method of a builder that takes one value changes the JSON. */
  @TestFactory
  Stream<DynamicTest> everySetterSets() {
    return factories()
        .flatMap(
            factory ->
                setters(factory.getReturnType())
                    .map(
                        setter ->
                            DynamicTest.dynamicTest(
                                factory.getName() + "." + setter.getName(),
                                () -> {
                                  ModelBuilder<?, ?> builder = builder(factory);
                                  String before = builder.json();
                                  boolean changed = false;
                                  for (boolean flag : new boolean[] {true, false}) {
                                    assertThat(
                                            setter.invoke(builder, SampleValues.of(setter, flag)))
                                        .isSameAs(builder);
                                    changed |= !builder.json().equals(before);
                                  }
                                  assertThat(changed).isTrue();
                                  assertThat(builder.build()).isNotNull();
                                })));
  }
}
