package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Builds the one mapper. Nothing is looked up on the class path: what an application has there must
 * not change how answers are read.
 */
final class Mappers {

  /** No text of an API comes near; a longer one would take the heap of the whole answer. */
  private static final int LONGEST_TEXT = 20 * 1024 * 1024;

  private Mappers() {}

  static JsonMapper create() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return JsonMapper.builder(factory)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .defaultPropertyInclusion(without(JsonInclude.Include.NON_NULL))
        .withConfigOverride(
            List.class, list -> list.setInclude(without(JsonInclude.Include.NON_EMPTY)))
        .withConfigOverride(
            Map.class, map -> map.setInclude(without(JsonInclude.Include.NON_EMPTY)))
        .addModule(wire())
        .build();
  }

  private static JsonInclude.Value without(JsonInclude.Include what) {
    return JsonInclude.Value.construct(what, JsonInclude.Include.ALWAYS);
  }

  private static SimpleModule wire() {
    return new SimpleModule("dialogporten-wire")
        .addDeserializer(String.class, new ScalarDeserializer<>(String.class, Scalars::text))
        .addDeserializer(UUID.class, new ScalarDeserializer<>(UUID.class, Scalars::uuid))
        .addDeserializer(Instant.class, new ScalarDeserializer<>(Instant.class, Scalars::instant))
        .addDeserializer(Boolean.class, new ScalarDeserializer<>(Boolean.class, Scalars::bool))
        .addDeserializer(Integer.class, new ScalarDeserializer<>(Integer.class, Scalars::integer))
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .setDeserializerModifier(new WireModifier());
  }
}
