package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import io.github.dialogporten.sdk.text.OpenValue;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** Values that are no defaults. */
final class SampleValues {

  private SampleValues() {}

  /** Values, with this one for what is a yes or no. */
  static Object[] of(Method setter, boolean flag) {
    return Arrays.stream(setter.getParameterTypes()).map(type -> of(type, flag)).toArray();
  }

  private static Object of(Class<?> type, boolean flag) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, of(type.getComponentType(), flag));
      return array;
    }
    if (type == boolean.class) {
      return flag;
    }
    if (type == int.class) {
      return 42;
    }
    if (type == UUID.class) {
      return UUID.fromString("0198c2a1-0000-7000-c000-00000000c001");
    }
    if (type == Instant.class) {
      return Instant.parse("2026-05-17T10:00:00Z");
    }
    if (type == LocalDate.class) {
      return LocalDate.of(1980, 1, 2);
    }
    if (type == Actor.class) {
      return Actor.of(ActorType.PARTY_REPRESENTATIVE, "urn:altinn:x", "SYNTETISK NAVN");
    }
    if (type == PartyUrn.class) {
      return PartyUrn.organisation("310010693");
    }
    if (type == InstanceRef.class) {
      return InstanceRef.dialog(UUID.fromString("0198c2a1-0000-7000-c000-00000000c002"));
    }
    return OpenValue.class.isAssignableFrom(type) || type.getSimpleName().endsWith("Builder")
        ? made(type)
        : "Verdi";
  }

  /** An open value of an unknown text, or a builder with its defaults. */
  private static Object made(Class<?> type) {
    try {
      if (OpenValue.class.isAssignableFrom(type)) {
        return type.getMethod("of", String.class).invoke(null, "Ukjent");
      }
      for (Method factory : Models.class.getMethods()) {
        if (factory.getReturnType() == type && factory.getParameterCount() == 0) {
          ModelBuilder<?, ?> builder = (ModelBuilder<?, ?>) factory.invoke(null);
          // what a service is stands one level down
          return builder.with(
              type == ServiceResourceBuilder.class ? "serviceResource.odd" : "odd", 1);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(type.getName());
  }
}
