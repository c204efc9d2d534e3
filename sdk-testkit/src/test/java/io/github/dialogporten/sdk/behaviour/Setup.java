package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A seeded Altinn, the vendor's Maskinporten client, and clients on them: all on one clock. */
final class Setup implements AutoCloseable {

  final TestClock clock = TestClock.standing();
  final LocalAltinn altinn = LocalAltinn.builder().clock(clock).start();
  final SeededWorld world = altinn.world();
  final AltinnConnection connection = altinn.connection();
  final MaskinportenClient maskinporten =
      maskinporten("digdir:dialogporten", "altinn:correspondence.read");

  MaskinportenClient maskinporten(String... scopes) {
    return MaskinportenClient.builder(connection)
        .clientId(world.clientId())
        .signingKey(SigningKey.jwk(world.client().privateJwk()))
        .scopes(scopes)
        .build();
  }

  /** The customer's system user. */
  DialogportenClient client() {
    return client(systemUser(world.customer()));
  }

  TokenProvider systemUser(TestParty owner) {
    return maskinporten.systemUser(owner.number());
  }

  /** The customer's manager, logged in at a level of ID-porten's. */
  DialogportenClient manager(String level) {
    return client(managerToken(level));
  }

  TokenProvider manager() {
    return managerToken("substantial");
  }

  private TokenProvider managerToken(String level) {
    return TokenProvider.ofSupplier(
        () ->
            altinn
                .tokens()
                .person(world.manager().pid(), "idporten-loa-" + level, "digdir:dialogporten"));
  }

  DialogportenClient client(TokenProvider provider) {
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  List<ReceivedRequest> toDialogporten() {
    return altinn.requests().to(ReceivedRequest.Server.DIALOGPORTEN);
  }

  /** The dialogs that somebody has opened. */
  List<UUID> seen() {
    return altinn.dialogs().all().stream()
        .map(StoredDialog::id)
        .filter(id -> !altinn.dialogs().seenLog(id).isEmpty())
        .toList();
  }

  /** Grants, not the metadata. */
  List<ReceivedRequest> grants() {
    return altinn
        .requests()
        .matching(
            request ->
                request.server() == ReceivedRequest.Server.MASKINPORTEN
                    && request.method().equals("POST"));
  }

  static List<UUID> ids(Iterable<DialogSummary> found) {
    List<UUID> ids = new ArrayList<>();
    found.forEach(hit -> ids.add(hit.id()));
    return ids;
  }

  static List<UUID> ids(Stream<DialogSummary> found) {
    return found.map(DialogSummary::id).toList();
  }

  @Override
  public void close() {
    connection.close();
    altinn.close();
  }
}
