package io.github.dialogporten.sdk.spi.models;

import io.github.dialogporten.sdk.dialogs.DialogModels;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenModels;
import io.github.dialogporten.sdk.lookup.LookupModels;
import io.github.dialogporten.sdk.parties.PartyModels;
import io.github.dialogporten.sdk.resources.ResourceModels;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Makes public models of the JSON that the API sends, by the decoders that read real answers, so
 * that no test works with a model that no server could have sent. Thread-safe.
 */
public final class ModelReader {

  private ModelReader() {}

  /**
   * The models that can be read.
   *
   * @return a new set
   */
  public static Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>(PartyModels.types());
    types.addAll(DialogModels.types());
    types.addAll(LookupModels.types());
    types.addAll(ResourceModels.types());
    types.addAll(DialogTokenModels.types());
    return types;
  }

  /**
   * Reads a model.
   *
   * @param model the model's type
   * @param json its JSON in UTF-8, as the API sends it
   * @param keepRaw whether {@code rawJson()} gives the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; a dialog belongs to no identity
   * @throws IllegalArgumentException when it is no model that is read from JSON
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON is none that
   *     the SDK would take from a server
   */
  public static <T> T read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(model, "model");
    return PartyModels.read(model, json, keepRaw, now)
        .or(() -> DialogModels.read(model, json, keepRaw, now))
        .or(() -> LookupModels.read(model, json, keepRaw, now))
        .or(() -> ResourceModels.read(model, json, keepRaw, now))
        .or(() -> DialogTokenModels.read(model, json, keepRaw, now))
        .orElseThrow(
            () -> new IllegalArgumentException("model: a type that the API sends as JSON"));
  }
}
