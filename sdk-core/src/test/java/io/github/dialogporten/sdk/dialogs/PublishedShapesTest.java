package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.fixtures.CannedClient;
import io.github.dialogporten.sdk.fixtures.Shown;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.WireAccessSource;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogContent;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.internal.wire.WireSearchLimits;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwner;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.internal.wire.WireTransmissionContent;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.ServiceResource;
import io.github.dialogporten.sdk.resources.ServiceResourceList;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One public type stands for every shape that the API has for a thing. What a shape lacks is absent
 * in the type, and what it has is there.
 */
class PublishedShapesTest {

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000002");

  /** Shapes by their published names, with our record and what of it they lack. */
  private static final Map<String, Shape> SHAPES = shapes();

  private final CannedClient server = new CannedClient();

  @AfterEach
  void close() {
    server.close();
  }

  private record Shape(Class<?> record, Set<String> lacks) {

    ObjectNode json() {
      ObjectNode json = WireJson.full(record);
      json.remove(lacks);
      return json;
    }
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new TreeMap<>();
    shapes.put("DialogTransmission", lacking(WireTransmission.class, "deletedAt"));
    shapes.put("DialogTransmissionSearchItem", lacking(WireTransmission.class, "isOpened"));
    shapes.put("DialogTransmissionDetails", lacking(WireTransmission.class, "isOpened"));
    for (String kind : List.of("", "Details", "ListItem")) {
      shapes.put("DialogActivity" + kind, lacking(WireActivity.class));
    }
    shapes.put("DialogActivitySearchItem", lacking(WireActivity.class, "performedBy"));
    for (String kind : List.of("", "Details", "ListItem", "SearchItem")) {
      shapes.put("DialogSeenLog" + kind, lacking(WireSeenLogEntry.class));
    }
    for (String kind : List.of("", "Transmission", "TransmissionSearch")) {
      shapes.put("Dialog" + kind + "Attachment", lacking(WireAttachment.class));
      shapes.put("Dialog" + kind + "AttachmentUrl", lacking(WireAttachmentUrl.class));
    }
    shapes.put("DialogTransmissionAttachmentDetails", lacking(WireAttachment.class));
    shapes.put("DialogTransmissionAttachmentUrlDetails", lacking(WireAttachmentUrl.class));
    for (String kind :
        List.of("NavigationalAction", "NavigationalActionDetails", "SearchNavigationalAction")) {
      shapes.put("DialogTransmission" + kind, lacking(WireNavigationalAction.class));
    }
    for (String kind : List.of("Content", "ContentDetails", "SearchContent")) {
      shapes.put("DialogTransmission" + kind, lacking(WireTransmissionContent.class));
    }
    shapes.put("Content", lacking(WireDialogContent.class));
    shapes.put(
        "DialogContentSummary",
        lacking(WireDialogContent.class, "additionalInfo", "mainContentReference"));
    shapes.put("DialogEndUserContext", lacking(WireEndUserContext.class));
    shapes.put("DialogEndUserContextListItem", lacking(WireEndUserContext.class));
    shapes.put("AuthorizedServiceResourceList", lacking(WireServiceResourceList.class));
    shapes.put(
        "ServiceResourceMetadataList",
        lacking(WireServiceResourceList.class, "isFullCatalogueFallback"));
    shapes.put("ServiceResourceMetadata", lacking(WireServiceResourceEntry.class));
    shapes.put("ServiceResource", lacking(WireServiceResource.class));
    shapes.put(
        "IdentifierLookupServiceResource",
        lacking(WireServiceResource.class, "links", "resourceType", "status"));
    for (String kind : List.of("IdentifierLookupServiceOwner", "ServiceResourceOwner")) {
      shapes.put(kind, lacking(WireServiceOwner.class));
    }
    shapes.put("ServiceResourceRole", lacking(WireAccessSource.class));
    shapes.put("ServiceResourceAccessPackage", lacking(WireAccessSource.class));
    shapes.put("EndUserIdentifierLookup", lacking(WireDialogLookup.class));
    shapes.put("Limits", lacking(WireLimits.class));
    shapes.put("EndUserSearchLimits", lacking(WireSearchLimits.class));
    shapes.put("ServiceOwnerSearchLimits", lacking(WireSearchLimits.class, "maxOrgFilterValues"));
    return shapes;
  }

  private static Shape lacking(Class<?> record, String... names) {
    return new Shape(record, Set.of(names));
  }

  @Test
  void transmissions() {
    assertThat(Shown.absentOf(dialog("transmissions", "DialogTransmission").transmissions().get(0)))
        .containsExactly("deletedAt");
    assertThat(
            Shown.absentOf(
                first("DialogTransmissionSearchItem", client -> client.transmissions(ID))))
        .containsExactly("isOpened");
    assertThat(
            Shown.absentOf(one("DialogTransmissionDetails", client -> client.transmission(ID, ID))))
        .containsExactly("isOpened");
  }

  @Test
  void activities() {
    assertThat(Shown.absentOf(dialog("activities", "DialogActivity").activities().get(0)))
        .isEmpty();
    assertThat(
            Shown.absentOf(
                summary("latestActivity", "DialogActivityListItem").latestActivity().get()))
        .isEmpty();
    assertThat(Shown.absentOf(one("DialogActivityDetails", client -> client.activity(ID, ID))))
        .isEmpty();
    assertThat(Shown.absentOf(first("DialogActivitySearchItem", client -> client.activities(ID))))
        .containsExactly("performedBy");
  }

  @Test
  void seenLogs() {
    Dialog dialog = dialog("seenSinceLastUpdate", "DialogSeenLog");
    DialogSummary summary = summary("seenSinceLastUpdate", "DialogSeenLogListItem");
    assertThat(Shown.absentOf(dialog.seenSinceLastUpdate().get(0))).isEmpty();
    assertThat(Shown.absentOf(summary.seenSinceLastUpdate().get(0))).isEmpty();
    assertThat(Shown.absentOf(one("DialogSeenLogDetails", client -> client.seenLogEntry(ID, ID))))
        .isEmpty();
    assertThat(Shown.absentOf(first("DialogSeenLogSearchItem", client -> client.seenLog(ID))))
        .isEmpty();
  }

  @Test
  void attachmentsAndWhatLeadsElsewhere() {
    Attachment ofDialog = dialog("attachments", "DialogAttachment").attachments().get(0);
    Transmission transmission =
        dialog("transmissions", "DialogTransmission").transmissions().get(0);
    for (Attachment attachment : List.of(ofDialog, transmission.attachments().get(0))) {
      assertThat(Shown.absentOf(attachment)).isEmpty();
      assertThat(Shown.absentOf(attachment.urls().get(0))).isEmpty();
    }
    assertThat(Shown.absentOf(transmission.navigationalActions().get(0))).isEmpty();
  }

  @Test
  void contentOfADialogAndOfASummary() {
    Dialog dialog = dialog("content", "Content");
    DialogSummary summary = summary("content", "DialogContentSummary");
    assertThat(Shown.absentOf(dialog)).isEmpty();
    assertThat(Shown.absentOf(summary)).isEmpty();
    for (DialogHeader header : List.of(dialog, summary)) {
      assertThat(
              List.of(
                  header.title(),
                  header.summary(),
                  header.senderName(),
                  header.extendedStatusText()))
          .noneMatch(ContentText::isEmpty);
    }
    assertThat(dialog.additionalInfo().isEmpty()).isFalse();
    assertThat(dialog.mainContentReference()).isPresent();
  }

  @Test
  void services() {
    ServiceResourceList mine = answer("AuthorizedServiceResourceList").resources().mine();
    ServiceResourceList all = answer("ServiceResourceMetadataList").resources().catalogue();
    assertThat(mine.isFullCatalogueFallback()).isTrue();
    assertThat(all.isFullCatalogueFallback()).isFalse();
    for (ServiceResource each : List.of(mine.all().get(0), all.all().get(0))) {
      assertThat(Shown.absentOf(each)).isEmpty();
      assertThat(Shown.absentOf(each.roles().get(0))).isEmpty();
      assertThat(Shown.absentOf(each.accessPackages().get(0))).isEmpty();
    }
  }

  @Test
  void limitsOfSearches() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("endUserSearch", SHAPES.get("EndUserSearchLimits").json());
    json.set("serviceOwnerSearch", SHAPES.get("ServiceOwnerSearchLimits").json());
    Limits limits = server.answering(bytes(json)).dialogs().limits();
    assertThat(Shown.absentOf(limits.endUserSearch())).isEmpty();
    assertThat(Shown.absentOf(limits.serviceOwnerSearch())).containsExactly("orgs");
  }

  @Test
  void dialogsThatAreLookedUp() {
    InstanceRef reference = InstanceRef.dialog(ID);
    ObjectNode json = SHAPES.get("EndUserIdentifierLookup").json();
    json.set("serviceResource", SHAPES.get("IdentifierLookupServiceResource").json());
    DialogLookup found = server.answering(bytes(json)).lookup().find(reference);
    assertThat(Shown.absentOf(found)).isEmpty();
    assertThat(Shown.absentOf(found.evidence().grants().get(0))).isEmpty();

    ObjectNode owners = WireJson.full(WireServiceOwnerDialogLookup.class);
    owners.set("serviceResource", SHAPES.get("IdentifierLookupServiceResource").json());
    ServiceOwnerDialogLookup own =
        server.answering(bytes(owners)).lookup().findAsServiceOwner(reference);
    assertThat(Shown.absentOf(own)).isEmpty();
    assertThat(own.nonSensitiveTitle().isEmpty()).isFalse();
    owners.remove("nonSensitiveTitle");
    own = server.answering(bytes(owners)).lookup().findAsServiceOwner(reference);
    assertThat(own.nonSensitiveTitle().isEmpty()).isTrue();
  }

  @Test
  void whatNoShapeHasToHaveIsAbsent() {
    ObjectNode least = JsonNodeFactory.instance.objectNode();
    least.put("id", ID.toString());
    for (String time : List.of("createdAt", "updatedAt", "contentUpdatedAt", "seenAt")) {
      least.put(time, "2026-01-01T00:00:00.0000000Z");
    }
    Dialog dialog = server.answering(bytes(least)).dialogs().open(ID);
    DialogSummary summary = search(server.answering(bytes(page(least)))).get(0);
    Transmission transmission = server.answering(bytes(least)).dialogs().transmission(ID, ID);
    Activity activity =
        server.answering(bytes(least.without("createdAt"))).dialogs().activity(ID, ID);
    SeenLogEntry seen = server.answering(bytes(least)).dialogs().seenLogEntry(ID, ID);

    for (Object value : List.of(dialog, summary, transmission, activity, seen)) {
      assertThat(Shown.absentOf(value))
          .as(value.toString())
          .isEqualTo(Shown.optionalsOf(value.getClass()));
      assertThat(Shown.filledOf(value)).as(value.toString()).isEmpty();
    }
  }

  /** When the published document is at hand: the shapes here are those that it has. */
  @TestFactory
  Stream<DynamicTest> shapesAreAsPublished() throws IOException {
    Path document = published();
    if (!Files.isRegularFile(document)) {
      return Stream.of(dynamicTest("no published document here", () -> {}));
    }
    JsonNode schemas =
        new ObjectMapper().readTree(Files.readAllBytes(document)).at("/components/schemas");
    return SHAPES.entrySet().stream()
        .map(
            shape ->
                dynamicTest(
                    shape.getKey(),
                    () ->
                        assertThat(names(shape.getValue()))
                            .isEqualTo(names(schemas.get(shape.getKey()).get("properties")))));
  }

  private static Path published() {
    String given = System.getProperty("dialogporten.reference");
    Path directory =
        given == null
            ? Path.of("").toAbsolutePath().resolve("../../shared/reference")
            : Path.of(given).resolve("..");
    return directory.resolve("dialogporten-enduser.openapi.json").normalize();
  }

  private static Set<String> names(Shape shape) {
    return Arrays.stream(shape.record().getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !shape.lacks().contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(JsonNode properties) {
    Set<String> names = new TreeSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private DialogportenClient answer(String shape) {
    return server.answering(bytes(SHAPES.get(shape).json()));
  }

  private <T> T one(String shape, Function<Dialogs, T> call) {
    return call.apply(answer(shape).dialogs());
  }

  private <T> T first(String shape, Function<Dialogs, List<T>> call) {
    JsonNode list = JsonNodeFactory.instance.arrayNode().add(SHAPES.get(shape).json());
    return call.apply(server.answering(bytes(list)).dialogs()).get(0);
  }

  /** A whole dialog with one of its parts in a published shape. */
  private Dialog dialog(String part, String shape) {
    ObjectNode dialog = WireJson.full(WireDialog.class);
    put(dialog, part, shape);
    return server.answering(bytes(dialog)).dialogs().open(ID);
  }

  private DialogSummary summary(String part, String shape) {
    ObjectNode summary = WireJson.full(WireDialogSummary.class);
    put(summary, part, shape);
    return search(server.answering(bytes(page(summary)))).get(0);
  }

  private static void put(ObjectNode whole, String part, String shape) {
    JsonNode json = SHAPES.get(shape).json();
    whole.set(
        part, whole.get(part).isArray() ? JsonNodeFactory.instance.arrayNode().add(json) : json);
  }

  private static JsonNode page(JsonNode item) {
    ObjectNode page = JsonNodeFactory.instance.objectNode().put("hasNextPage", false);
    page.putArray("items").add(item);
    return page;
  }

  private static List<DialogSummary> search(DialogportenClient client) {
    var query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    return client.dialogs().search(query).firstPage().items();
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
