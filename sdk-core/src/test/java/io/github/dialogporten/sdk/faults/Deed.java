package io.github.dialogporten.sdk.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.fixtures.wire.Request;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import io.github.dialogporten.sdk.parties.AccessQuery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that the SDK asks for over the wire: each operation, each visit to what a dialog refers
 * to, and each way to a token.
 *
 * @param operation its name in exceptions
 * @param kind what it does, which decides what a fault becomes
 * @param call does it
 * @param good an answer to it that is all right
 */
record Deed(String operation, Kind kind, Call call, Good good) {

  /** The columns of {@link FaultTable}. */
  enum Kind {
    /** Reads one thing. */
    OBJECT,
    /** Reads a list. */
    LIST,
    SEARCH,
    /** Opens a dialog, which marks it as seen. */
    SEEN,
    /** Changes labels. */
    LABEL,
    /** Performs a write action. */
    ACTION,
    /** Fetches a text. */
    TEXT,
    SAVE,
    DOWNLOAD,
    /** Exchanges a token at Altinn. */
    EXCHANGE,
    /** Asks an issuer for a token with what can be shown again. */
    GRANT,
    /** Asks an issuer for a token with what it takes once. */
    REFRESH;

    /** Whether it goes to the host of a service owner. */
    boolean isAtOwner() {
      return switch (this) {
        case ACTION, TEXT, SAVE, DOWNLOAD -> true;
        default -> false;
      };
    }

    boolean isFile() {
      return this == SAVE || this == DOWNLOAD;
    }

    /** Whether sending it twice may be wrong. */
    boolean isOnce() {
      return this == ACTION || this == REFRESH;
    }

    /** Whether success has no body. */
    boolean answersNothing() {
      return this == LABEL || this == ACTION;
    }
  }

  /** Does it. */
  @FunctionalInterface
  interface Call {
    Object in(FaultyWorld world) throws Exception;
  }

  /** An answer. */
  record Good(int status, String contentType, byte[] body) {

    static Good json(String body) {
      return new Good(200, "application/json", body.getBytes(UTF_8));
    }

    static Good nothing() {
      return new Good(204, "", new byte[0]);
    }
  }

  static final List<Deed> ALL = all();

  private static List<Deed> all() {
    List<Deed> all = new ArrayList<>();
    for (EveryOperation each : EveryOperation.values()) {
      Good good = each.answersNothing() ? Good.nothing() : Good.json(each.answer());
      all.add(new Deed(each.operation(), kind(each), world -> each.call(world.client()), good));
    }
    Good letter = new Good(200, "text/markdown", "# Syntetisk brev".getBytes(UTF_8));
    Good file = new Good(200, "application/pdf", "%PDF Syntetisk".repeat(50).getBytes(UTF_8));
    all.add(new Deed("content.main", Kind.TEXT, Deed::main, letter));
    all.add(new Deed("content.transmission", Kind.TEXT, Deed::transmission, letter));
    all.add(new Deed("content.save", Kind.SAVE, Deed::save, file));
    all.add(new Deed("content.download", Kind.DOWNLOAD, Deed::download, file));
    all.add(new Deed("actions.perform", Kind.ACTION, world -> act(world, 0), Good.nothing()));
    all.add(new Deed("actions.perform", Kind.ACTION, world -> act(world, 1), Good.nothing()));
    all.add(
        new Deed(
            "altinn.exchange",
            Kind.EXCHANGE,
            world -> world.clientToExchange().parties().withAccess(AccessQuery.defaults()),
            new Good(200, "text/plain", FaultyWorld.EXCHANGED_TOKEN.getBytes(UTF_8))));
    Good token = Good.json("{\"access_token\":\"" + FaultyWorld.ISSUED_TOKEN + "\"}");
    all.add(new Deed("maskinporten.token", Kind.GRANT, world -> token(world, false), token));
    all.add(new Deed("idporten.refresh", Kind.REFRESH, world -> token(world, true), token));
    return all;
  }

  private static Kind kind(EveryOperation operation) {
    return switch (operation) {
      case DIALOGS_OPEN -> Kind.SEEN;
      case DIALOGS_SEARCH -> Kind.SEARCH;
      case LABELS_CHANGE, LABELS_CHANGE_ALL -> Kind.LABEL;
      case TRANSMISSION, ACTIVITY, SEEN_LOG_ENTRY, LOOKUP, LOOKUP_AS_SERVICE_OWNER -> Kind.OBJECT;
      case DIALOG_TOKEN_ISSUER -> Kind.OBJECT;
      case PARTIES_LIST, PARTIES_WITH_ACCESS, TRANSMISSIONS, ACTIVITIES, SEEN_LOG, LABEL_LOG ->
          Kind.LIST;
      case RESOURCES, CATALOGUE, LIMITS, DIALOG_TOKEN_KEYS -> Kind.LIST;
    };
  }

  private static Object main(FaultyWorld world) {
    Dialog dialog = world.dialog();
    return world.client().content().main(dialog).orElseThrow().text();
  }

  private static Object transmission(FaultyWorld world) {
    Dialog dialog = world.dialog();
    return world
        .client()
        .content()
        .transmission(dialog, dialog.transmissions().get(0))
        .orElseThrow()
        .text();
  }

  private static Object save(FaultyWorld world) throws Exception {
    Dialog dialog = world.dialog();
    Path saved =
        world.client().content().save(dialog, dialog.attachments().get(0), world.directory());
    String content = Files.readString(saved, ISO_8859_1); // whatever its bytes are
    Files.delete(saved);
    return content;
  }

  private static Object download(FaultyWorld world) throws Exception {
    Dialog dialog = world.dialog();
    try (Download file = world.client().content().download(dialog, dialog.attachments().get(0))) {
      return new String(file.stream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Object act(FaultyWorld world, int number) {
    Dialog dialog = world.dialog();
    return world
        .client()
        .actions()
        .perform(dialog, dialog.guiActions().get(number), Confirmation.given());
  }

  private static Object token(FaultyWorld world, boolean once) {
    IssuerRequest request =
        IssuerRequest.post(
            once ? "idporten.refresh" : "maskinporten.token",
            URI.create(world.altinnOrigin() + FaultyWorld.ISSUERS_PATH),
            () -> Map.of(once ? "refresh_token" : "assertion", FaultyWorld.SECRET),
            Duration.ofSeconds(60));
    return new IssuerHttp(world.connection()).send(once ? request.onlyOnce() : request);
  }

  /** Whether a request is this deed's own, and not one that only prepares or looks up. */
  boolean sends(Request request) {
    return switch (kind) {
      case ACTION, TEXT, SAVE, DOWNLOAD -> request.path().startsWith(FaultyWorld.OWNERS_PATH);
      case EXCHANGE -> request.path().startsWith("/authentication/");
      case GRANT, REFRESH -> request.path().startsWith(FaultyWorld.ISSUERS_PATH);
      case LABEL -> !request.method().equals("GET");
      default -> true;
    };
  }

  @Override
  public String toString() {
    return operation;
  }
}
