package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenAccess;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.lookup.LookupAccess;
import io.github.dialogporten.sdk.parties.PartiesAccess;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.resources.ResourcesAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SDK's models for tests.
 *
 * <pre>{@code
 * Dialog dialog = Models.dialog().status(DialogStatus.REQUIRES_ATTENTION).title("nb", "Brev").build();
 * Dialog same = Models.fromJson(Dialog.class, recordedAnswer);
 * }</pre>
 *
 * <p>All of it is read by the decoders that read real answers. Thread-safe; builders are not.
 */
public final class Models extends ModelFactories {

  private static final List<ModelReaders> READERS =
      List.of(
          PartiesAccess.models(),
          DialogsAccess.models(),
          LookupAccess.models(),
          ResourcesAccess.models(),
          DialogTokenAccess.models());

  private Models() {}

  /**
   * Reads a model from the JSON that the API sends. A dialog belongs to no identity then.
   *
   * @param model the model's type, one of {@link #types()}
   * @param json one JSON object
   * @param <T> the model
   * @return the model; where it has a {@code rawJson()}, that is the JSON
   * @throws IllegalArgumentException when the type is none that is read from JSON
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the SDK would not take
   *     this JSON from a server; it says where, not what
   */
  public static <T> T fromJson(Class<T> model, String json) {
    return fromJson(model, json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * As {@link #fromJson(Class, String)}.
   *
   * @param model the model's type, one of {@link #types()}
   * @param json one JSON object in UTF-8
   * @param <T> the model
   * @return the model
   */
  public static <T> T fromJson(Class<T> model, byte[] json) {
    return read(model, json, true, Instant.now());
  }

  /**
   * As {@link #fromJson(Class, String)}.
   *
   * @param model the model's type, one of {@link #types()}
   * @param json a stream with one JSON object in UTF-8, such as a resource of a test; read to its
   *     end, not closed
   * @param <T> the model
   * @return the model
   * @throws UncheckedIOException when the stream cannot be read
   */
  public static <T> T fromJson(Class<T> model, InputStream json) {
    try {
      return fromJson(model, json.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    Objects.requireNonNull(model, "model");
    return READERS.stream()
        .flatMap(readers -> readers.read(model, json, keepRaw, now).stream())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("model must be a type that is read from JSON"));
  }

  /**
   * The models that can be read from JSON.
   *
   * @return a new set
   */
  public static Set<Class<?>> types() {
    return READERS.stream()
        .flatMap(readers -> readers.types().stream())
        .collect(Collectors.toSet());
  }

  /**
   * The parties of a caller.
   *
   * @param parties those on top of the tree; the others are below them
   * @return the list
   */
  public static PartyList partyList(PartyBuilder... parties) {
    return fromJson(PartyList.class, partyListJson(List.of(parties)));
  }

  /**
   * The JSON of the parties of a caller.
   *
   * @param parties those on top of the tree
   * @return one JSON object
   */
  public static String partyListJson(Collection<PartyBuilder> parties) {
    JsonTree json = JsonTree.empty();
    json.set("authorizedParties", parties);
    return json.text();
  }

  /**
   * The JSON of parties with what the access to them consists of.
   *
   * @param parties those on top of the tree
   * @return one JSON object
   */
  public static String partyAccessListJson(Collection<PartyAccessBuilder> parties) {
    JsonTree json = JsonTree.empty();
    json.set("data", parties);
    return json.text();
  }

  /**
   * The JSON of a list of services.
   *
   * @param services the services
   * @return one JSON object
   */
  public static String serviceResourceListJson(Collection<ServiceResourceBuilder> services) {
    JsonTree json = JsonTree.empty();
    json.set("items", services);
    json.set("isFullCatalogueFallback", false);
    return json.text();
  }

  /**
   * The JSON of a page of a search.
   *
   * @param dialogs the JSON of each summary, as {@link DialogBuilder#summaryJson()} gives it
   * @param continuationToken the place after the last of them; empty for none
   * @param hasNextPage whether there are more
   * @param orderBy the order in the API's grammar
   * @return one JSON object
   */
  public static String dialogPageJson(
      List<String> dialogs, String continuationToken, boolean hasNextPage, String orderBy) {
    JsonTree json = JsonTree.empty();
    json.set("items", List.of());
    dialogs.forEach(each -> json.append("items", JsonTree.parse(each)));
    json.set("hasNextPage", hasNextPage);
    if (!continuationToken.isEmpty()) {
      json.set("continuationToken", continuationToken);
    }
    json.set("orderBy", orderBy);
    return json.text();
  }
}
