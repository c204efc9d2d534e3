package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.spi.models.ModelReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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
public final class Models {

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
    return ModelReader.read(model, json, true, Instant.now());
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

  /**
   * The models that can be read from JSON.
   *
   * @return a new set
   */
  public static Set<Class<?>> types() {
    return ModelReader.types();
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

  /**
   * Builds a party out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static PartyBuilder partyOf(String json) {
    return new PartyBuilder().startWith(json);
  }

  /**
   * Builds a party.
   *
   * @return a new builder
   */
  public static PartyBuilder party() {
    return new PartyBuilder();
  }

  /**
   * Builds a dialog, opened or as a search finds it.
   *
   * @return a new builder
   */
  public static DialogBuilder dialog() {
    return new DialogBuilder();
  }

  /**
   * Builds a transmission.
   *
   * @return a new builder
   */
  public static TransmissionBuilder transmission() {
    return new TransmissionBuilder();
  }

  /**
   * Builds an activity.
   *
   * @return a new builder
   */
  public static ActivityBuilder activity() {
    return new ActivityBuilder();
  }

  /**
   * Builds an attachment.
   *
   * @return a new builder
   */
  public static AttachmentBuilder attachment() {
    return new AttachmentBuilder();
  }

  /**
   * Builds an attachment's link.
   *
   * @return a new builder
   */
  public static AttachmentUrlBuilder attachmentUrl() {
    return new AttachmentUrlBuilder();
  }

  /**
   * Builds something that a person can do.
   *
   * @return a new builder
   */
  public static GuiActionBuilder guiAction() {
    return new GuiActionBuilder();
  }

  /**
   * Builds something that a program can do.
   *
   * @return a new builder
   */
  public static ApiActionBuilder apiAction() {
    return new ApiActionBuilder();
  }

  /**
   * Builds an endpoint of such an action.
   *
   * @return a new builder
   */
  public static ApiEndpointBuilder apiEndpoint() {
    return new ApiEndpointBuilder();
  }

  /**
   * Builds a transmission's link.
   *
   * @return a new builder
   */
  public static NavigationalActionBuilder navigationalAction() {
    return new NavigationalActionBuilder();
  }

  /**
   * Builds a text of a dialog.
   *
   * @return a new builder
   */
  public static ContentTextBuilder contentText() {
    return new ContentTextBuilder();
  }

  /**
   * Builds a reference to content.
   *
   * @return a new builder
   */
  public static ContentReferenceBuilder contentReference() {
    return new ContentReferenceBuilder();
  }

  /**
   * Builds the labels of a dialog.
   *
   * @return a new builder
   */
  public static EndUserContextBuilder endUserContext() {
    return new EndUserContextBuilder();
  }

  /**
   * Builds an entry of the seen log.
   *
   * @return a new builder
   */
  public static SeenLogEntryBuilder seenLogEntry() {
    return new SeenLogEntryBuilder();
  }

  /**
   * Builds an entry of the label log.
   *
   * @return a new builder
   */
  public static LabelLogEntryBuilder labelLogEntry() {
    return new LabelLogEntryBuilder();
  }

  /**
   * Builds an instance that is accessible.
   *
   * @return a new builder
   */
  public static InstanceAccessBuilder instanceAccess() {
    return new InstanceAccessBuilder();
  }

  /**
   * Builds a party with what the access to it consists of.
   *
   * @return a new builder
   */
  public static PartyAccessBuilder partyAccess() {
    return new PartyAccessBuilder();
  }

  /**
   * Builds a role or access package.
   *
   * @return a new builder
   */
  public static AccessSourceBuilder accessSource() {
    return new AccessSourceBuilder();
  }

  /**
   * Builds a service.
   *
   * @return a new builder
   */
  public static ServiceResourceBuilder serviceResource() {
    return new ServiceResourceBuilder();
  }

  /**
   * Builds the service of a looked up dialog.
   *
   * @return a new builder
   */
  public static LookupServiceBuilder lookupService() {
    return new LookupServiceBuilder();
  }

  /**
   * Builds what gives access.
   *
   * @return a new builder
   */
  public static AccessGrantBuilder accessGrant() {
    return new AccessGrantBuilder();
  }

  /**
   * Builds why somebody has access.
   *
   * @return a new builder
   */
  public static AccessEvidenceBuilder accessEvidence() {
    return new AccessEvidenceBuilder();
  }

  /**
   * Builds what a lookup tells.
   *
   * @return a new builder
   */
  public static DialogLookupBuilder dialogLookup() {
    return new DialogLookupBuilder();
  }

  /**
   * Builds what a service owner's lookup tells.
   *
   * @return a new builder
   */
  public static ServiceOwnerDialogLookupBuilder serviceOwnerDialogLookup() {
    return new ServiceOwnerDialogLookupBuilder();
  }

  /**
   * Builds how much a request for a search takes.
   *
   * @return a new builder
   */
  public static SearchLimitsBuilder searchLimits() {
    return new SearchLimitsBuilder();
  }

  /**
   * Builds how much a request takes.
   *
   * @return a new builder
   */
  public static LimitsBuilder limits() {
    return new LimitsBuilder();
  }

  /**
   * Builds a dialog out of JSON as opening gives it, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static DialogBuilder dialogOf(String json) {
    return new DialogBuilder().startWith(json);
  }

  /**
   * Builds a transmission out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static TransmissionBuilder transmissionOf(String json) {
    return new TransmissionBuilder().startWith(json);
  }

  /**
   * Builds an activity out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static ActivityBuilder activityOf(String json) {
    return new ActivityBuilder().startWith(json);
  }

  /**
   * Builds what a lookup tells out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static DialogLookupBuilder dialogLookupOf(String json) {
    return new DialogLookupBuilder().startWith(json);
  }

  /**
   * Builds what a service owner's lookup tells out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static ServiceOwnerDialogLookupBuilder serviceOwnerDialogLookupOf(String json) {
    return new ServiceOwnerDialogLookupBuilder().startWith(json);
  }

  /**
   * Builds a service out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static ServiceResourceBuilder serviceResourceOf(String json) {
    return new ServiceResourceBuilder().startWith(json);
  }

  /**
   * Builds a party with what the access to it consists of out of JSON, to change it.
   *
   * @param json one JSON object
   * @return a new builder without defaults
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static PartyAccessBuilder partyAccessOf(String json) {
    return new PartyAccessBuilder().startWith(json);
  }
}
