package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.internal.Internal;
import java.time.Instant;

/** Opens this package to the rest of the kit. */
@Internal
public final class ModelsAccess {

  private ModelsAccess() {}

  public static <T> T read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return Models.read(model, json, keepRaw, now);
  }
}
