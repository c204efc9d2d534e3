package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.fixtures.CannedClient;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogContent;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.internal.wire.WireTransmissionContent;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return shapes;
  }

  private static Shape lacking(Class<?> record, String... names) {
    return new Shape(record, Set.of(names));
  }

  @Test
  void transmissions() {
    assertThat(absent(dialog("transmissions", "DialogTransmission").transmissions().get(0)))
        .containsExactly("deletedAt");
    assertThat(absent(first("DialogTransmissionSearchItem", client -> client.transmissions(ID))))
        .containsExactly("isOpened");
    assertThat(absent(one("DialogTransmissionDetails", client -> client.transmission(ID, ID))))
        .containsExactly("isOpened");
  }

  @Test
  void activities() {
    assertThat(absent(dialog("activities", "DialogActivity").activities().get(0))).isEmpty();
    assertThat(absent(summary("latestActivity", "DialogActivityListItem").latestActivity().get()))
        .isEmpty();
    assertThat(absent(one("DialogActivityDetails", client -> client.activity(ID, ID)))).isEmpty();
    assertThat(absent(first("DialogActivitySearchItem", client -> client.activities(ID))))
        .containsExactly("performedBy");
  }

  @Test
  void seenLogs() {
    Dialog dialog = dialog("seenSinceLastUpdate", "DialogSeenLog");
    DialogSummary summary = summary("seenSinceLastUpdate", "DialogSeenLogListItem");
    assertThat(absent(dialog.seenSinceLastUpdate().get(0))).isEmpty();
    assertThat(absent(summary.seenSinceLastUpdate().get(0))).isEmpty();
    assertThat(absent(one("DialogSeenLogDetails", client -> client.seenLogEntry(ID, ID))))
        .isEmpty();
    assertThat(absent(first("DialogSeenLogSearchItem", client -> client.seenLog(ID)))).isEmpty();
  }

  @Test
  void attachmentsAndWhatLeadsElsewhere() {
    Attachment ofDialog = dialog("attachments", "DialogAttachment").attachments().get(0);
    Transmission transmission =
        dialog("transmissions", "DialogTransmission").transmissions().get(0);
    for (Attachment attachment : List.of(ofDialog, transmission.attachments().get(0))) {
      assertThat(absent(attachment)).isEmpty();
      assertThat(absent(attachment.urls().get(0))).isEmpty();
    }
    assertThat(absent(transmission.navigationalActions().get(0))).isEmpty();
  }

  @Test
  void contentOfADialogAndOfASummary() {
    Dialog dialog = dialog("content", "Content");
    DialogSummary summary = summary("content", "DialogContentSummary");
    assertThat(absent(dialog)).isEmpty();
    assertThat(absent(summary)).isEmpty();
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
      assertThat(absent(value)).as(value.toString()).isEqualTo(optional(value.getClass()));
      assertThat(filled(value)).as(value.toString()).isEmpty();
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

  private <T> T one(String shape, Function<Dialogs, T> call) {
    return call.apply(server.answering(bytes(SHAPES.get(shape).json())).dialogs());
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

  /** The optional getters, but for the bytes, which no call here asked to keep. */
  private static Set<String> optional(Class<?> type) {
    return getters(type, Optional.class)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> absent(Object value) {
    return getters(value.getClass(), Optional.class)
        .filter(getter -> ((Optional<?>) given(getter, value)).isEmpty())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Lists and texts that hold something. */
  private static List<String> filled(Object value) {
    Stream<String> lists =
        getters(value.getClass(), List.class)
            .filter(getter -> !((List<?>) given(getter, value)).isEmpty())
            .map(Method::getName);
    Stream<String> texts =
        getters(value.getClass(), ContentText.class)
            .filter(getter -> !((ContentText) given(getter, value)).isEmpty())
            .map(Method::getName);
    return Stream.concat(lists, texts).toList();
  }

  private static Stream<Method> getters(Class<?> type, Class<?> returned) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0 && method.getReturnType() == returned)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("rawJson"));
  }

  private static Object given(Method getter, Object value) {
    try {
      return getter.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(getter.getName(), e);
    }
  }
}
