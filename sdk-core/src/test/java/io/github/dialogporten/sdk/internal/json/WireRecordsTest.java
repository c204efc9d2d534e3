package io.github.dialogporten.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.Envelope;
import io.github.dialogporten.sdk.internal.wire.WireEnum;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every generated type, those that the document gets later too. */
class WireRecordsTest {

  private static final Set<Class<?>> SCALARS =
      Set.of(String.class, UUID.class, Instant.class, Boolean.class, Integer.class);

  private static Stream<Class<?>> generated() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.dialogporten.sdk.internal.wire")
            .stream()
            .filter(JavaClass::isTopLevelClass)
            .<Class<?>>map(JavaClass::reflect);
  }

  static Stream<Class<?>> records() {
    return generated().filter(type -> type.isRecord() && !WireEnum.class.isAssignableFrom(type));
  }

  static Stream<Class<?>> enums() {
    return generated().filter(type -> WireEnum.class.isAssignableFrom(type) && !type.isInterface());
  }

  @Test
  void thereAreSome() {
    assertThat(records()).hasSizeGreaterThan(35);
    assertThat(enums()).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordShowsItsTypeOnly(Class<?> type) throws Exception {
    assertThat(type.getMethod("toString").getDeclaringClass()).isEqualTo(type);
    InputStream odd = isEnvelope(type) ? allKeys(type) : allKeysOdd(type);
    assertThat(Json.read(odd, type)).hasToString(type.getSimpleName());
  }

  private static boolean isEnvelope(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .anyMatch(component -> component.isAnnotationPresent(Envelope.class));
  }

  static Stream<Class<?>> envelopes() {
    return records().filter(WireRecordsTest::isEnvelope);
  }

  static Stream<Class<?>> others() {
    return records().filter(type -> !isEnvelope(type));
  }

  /** A new document with a list has one more. */
  @Test
  void someAreEnvelopes() {
    assertThat(envelopes())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder(
            "WireDialogPage",
            "WirePartyList",
            "WireAmPartyPage",
            "WireServiceResourceList",
            "WireLimits",
            "WireSearchLimits",
            "WireKeySet",
            "WireTokenIssuer");
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void anEnvelopeIsNoEmptyObject(Class<?> type) throws Exception {
    assertThat(Json.read(allKeys(type), type)).isInstanceOf(type);
    assertThatThrownBy(() -> Json.read(new ByteArrayInputStream("{}".getBytes(UTF_8)), type))
        .isInstanceOf(JsonMismatchException.class);
  }

  @ParameterizedTest
  @MethodSource("others")
  void anEmptyObjectIsARecordWithoutValuesAndWithEmptyLists(Class<?> type) throws Exception {
    Object read = Json.read(new ByteArrayInputStream("{}".getBytes(UTF_8)), type);

    for (RecordComponent component : type.getRecordComponents()) {
      Object value = component.getAccessor().invoke(read);
      if (component.getType() == List.class) {
        assertThat((List<?>) value).as(component.getName()).isNotNull().isEmpty();
      } else if (component.getType() == Map.class) {
        assertThat((Map<?, ?>) value).as(component.getName()).isNotNull().isEmpty();
      } else {
        assertThat(value).as(component.getName()).isNull();
      }
    }
    assertThat(Json.write(read)).asString(UTF_8).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("records")
  void componentsAreOfFewTypesAndSayTheirNames(Class<?> type) {
    assertThat(type.getSimpleName()).startsWith("Wire");
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = component.getType();
      assertThat(
              SCALARS.contains(of)
                  || of == List.class
                  || of == Map.class
                  || WireEnum.class.isAssignableFrom(of)
                  || (of.isRecord() && of.getPackage() == type.getPackage()))
          .as("%s %s", component.getName(), of)
          .isTrue();
      JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
      assertThat(named).as(component.getName()).isNotNull();
      assertThat(named.value()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anEnumTakesAnyText(Class<?> type) throws Exception {
    WireEnum any = of(type, "Something New");

    assertThat(any).hasToString("Something New").isEqualTo(of(type, "Something New"));
    assertThat(any).isNotEqualTo(of(type, "something new"));
    assertThat(Json.write(any)).asString(UTF_8).isEqualTo("\"Something New\"");
  }

  private static WireEnum of(Class<?> type, String value) throws Exception {
    return (WireEnum) type.getConstructor(String.class).newInstance(value);
  }

  private static ByteArrayInputStream allKeys(Class<?> type) {
    return new ByteArrayInputStream(WireJson.full(type).toString().getBytes(UTF_8));
  }

  /** An object in which every single value is a text that must not show. */
  private static ByteArrayInputStream allKeysOdd(Class<?> type) {
    StringBuilder json = new StringBuilder("{\"unknown\":\"canary\"");
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = component.getType();
      if (SCALARS.contains(of) || WireEnum.class.isAssignableFrom(of)) {
        json.append(",\"").append(component.getName()).append("\":\"canary\"");
      }
    }
    return new ByteArrayInputStream(json.append('}').toString().getBytes(UTF_8));
  }
}
