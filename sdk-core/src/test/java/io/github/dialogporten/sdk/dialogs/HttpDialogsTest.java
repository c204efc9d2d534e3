package io.github.dialogporten.sdk.dialogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation: where it goes, what it asks for, and that nothing of its answer is lost. */
class HttpDialogsTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);
  private static final UUID CHILD = UUID.fromString("01990000-0000-7000-8000-000000000002");
  private static final String BASE = "/api/v1/enduser/dialogs";
  private static final String DIALOG = BASE + "/" + ID;
  private static final DialogQuery QUERY =
      DialogQuery.forServiceResource("urn:altinn:resource:syntetisk").build();

  private final StubServer server = new StubServer();
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private interface Call {
    Object on(Dialogs dialogs);
  }

  private record Case(String name, String url, boolean inLanguages, String body, Call call) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> operations() {
    String transmission =
        DialogBodies.transmission(40, ",'deletedAt':'2026-03-01T10:00:00.0000013Z'");
    String seen = DialogBodies.seen(70, ",'isViaServiceOwner':false");
    String page =
        DialogBodies.page(
            "'hasNextPage':false,'orderBy':'contentupdatedat_desc,id_desc',"
                + "'continuationToken':'contentupdatedat_x,id_y'",
            DialogBodies.found(1));
    return Stream.of(
        new Case(
            "dialogs.search",
            BASE
                + "?serviceResource=urn%3Aaltinn%3Aresource%3Asyntetisk"
                + "&orderBy=contentUpdatedAt_asc%2Cid_asc",
            true,
            page,
            on -> on.search(QUERY).firstPage()),
        new Case("dialogs.open", DIALOG, true, DialogBodies.opened(), on -> on.open(ID)),
        new Case(
            "dialogs.transmissions",
            DIALOG + "/transmissions",
            true,
            "[" + transmission + "]",
            on -> on.transmissions(ID)),
        new Case(
            "dialogs.transmission",
            DIALOG + "/transmissions/" + CHILD,
            true,
            transmission,
            on -> on.transmission(ID, CHILD)),
        new Case(
            "dialogs.activities",
            DIALOG + "/activities",
            true,
            "[" + DialogBodies.activity(60, false) + "]",
            on -> on.activities(ID)),
        new Case(
            "dialogs.activity",
            DIALOG + "/activities/" + CHILD,
            true,
            DialogBodies.activity(60, true),
            on -> on.activity(ID, CHILD)),
        new Case(
            "dialogs.seenLog", DIALOG + "/seenlog", false, "[" + seen + "]", on -> on.seenLog(ID)),
        new Case(
            "dialogs.seenLogEntry",
            DIALOG + "/seenlog/" + CHILD,
            false,
            seen,
            on -> on.seenLogEntry(ID, CHILD)),
        new Case(
            "dialogs.labelLog",
            DIALOG + "/context/labellog",
            false,
            "[" + DialogBodies.label() + "]",
            on -> on.labelLog(ID)));
  }

  private static Optional<byte[]> rawJson(Object read) {
    if (read instanceof Page<?> page) {
      return page.rawJson();
    }
    if (read instanceof Listing<?> listing) {
      return listing.rawJson();
    }
    if (read instanceof Dialog dialog) {
      return dialog.rawJson();
    }
    if (read instanceof Transmission transmission) {
      return transmission.rawJson();
    }
    return read instanceof Activity activity ? activity.rawJson() : ((SeenLogEntry) read).rawJson();
  }

  /** The place and the order that it goes with are opaque: a cursor holds them. */
  private static final List<String> INSIDE_THE_CURSOR = List.of("$.orderBy", "$.continuationToken");

  @ParameterizedTest
  @MethodSource("operations")
  void goesWhereItShouldAndLosesNothing(Case operation) throws Exception {
    server.answers(operation.body());

    Object plain = operation.call().on(dialogs);

    assertThat(server.request().getUrl()).isEqualTo(operation.url());
    assertThat(server.request().getMethod()).hasToString("GET");
    assertThat(server.request().header("Accept-Language").isPresent()).isFalse();
    assertThat(rawJson(plain)).isEmpty();

    CallOptions more = CallOptions.none().withRawJson().withLanguages("nb", "en");
    Object kept = operation.call().on(new HttpDialogs(server.pipeline().with(more)));

    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests())
        .filteredOn(request -> request.header("Accept-Language").isPresent())
        .hasSize(operation.inLanguages() ? 1 : 0);
    assertThat(new String(rawJson(kept).orElseThrow(), UTF_8)).isEqualTo(operation.body());
    assertThat(JsonLeaves.unreached(operation.body().getBytes(UTF_8), kept))
        .isSubsetOf(INSIDE_THE_CURSOR);
    assertThat(kept.toString())
        .doesNotContain("Syntetisk", "SYNTETISK", "dialog-token", "310923044", "Tittel", "Vedtak");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void failuresTellTheOperation(Case operation) {
    server.answers("[[{\"no\":\"such thing\"}]]");
    assertThatExceptionOfType(DialogportenException.class)
        .isThrownBy(() -> operation.call().on(dialogs))
        .satisfies(thrown -> assertThat(thrown.operation()).isEqualTo(operation.name()));
  }
}
