package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dialog belongs to the identity that opened it, and its token to the dialog. */
class DialogIdentityTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);

  private final StubServer server = new StubServer();
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private Dialog openedWithToken(String token) {
    server.answers(DialogBodies.opened().replace("dialog-token", token));
    return dialogs.open(ID);
  }

  @Test
  void anotherIdentityIsRefused() {
    Dialog dialog = openedWithToken("opaque");
    Pipeline other = server.pipeline(TokenProvider.ofToken("token"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credential(dialog, other))
        .withMessageStartingWith("dialog was opened by another identity");
    assertThat(credential(dialog, server.pipeline()).token()).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  private static DialogCredential credential(Dialog dialog, Pipeline pipeline) {
    return DialogsAccess.credential(dialog, pipeline.identity("test"));
  }

  /** One that points to nothing: what uses it sends nothing. */
  private Dialog openedBy(DialogportenClient client) {
    server.answers(
        "{" + DialogBodies.COMMON + "\"revision\":\"" + ID + "\",\"dialogToken\":\"opaque\"}");
    return client.dialogs().open(ID);
  }

  private static void usable(Dialog dialog, DialogportenClient... clients) {
    for (DialogportenClient client : clients) {
      assertThat(client.content().main(dialog)).isEmpty();
    }
  }

  private static void refused(Dialog dialog, DialogportenClient... clients) {
    for (DialogportenClient client : clients) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.content().main(dialog))
          .withMessageContaining("another identity");
    }
  }

  @Test
  void aNameIsTheIdentityWhateverGivesTheTokens() {
    TokenProvider one = TokenProvider.ofToken("a").withIdentity("system-user-1");
    TokenProvider again = TokenProvider.ofToken("b").withIdentity("system-user-1");
    TokenProvider another = TokenProvider.ofToken("a").withIdentity("system-user-2");
    DialogportenClient client = server.client(one);
    Dialog dialog = openedBy(client);

    usable(
        dialog,
        client,
        server.client(again),
        client.with(o -> o.withoutRetry()),
        client.actingAs(another).with(o -> o.withLanguages("nb")).actingAs(again),
        over(server.environment(), again));
    assertThat(client.async(Runnable::run).call(c -> c.content().main(dialog)).join()).isEmpty();
    refused(
        dialog,
        server.client(another),
        client.actingAs(another),
        server.client(TokenProvider.ofToken("a")));
  }

  @Test
  void withoutANameTheInnermostProviderIsTheIdentity() {
    TokenProvider provider = TokenProvider.ofToken(Jwts.altinn(server.environment()));
    DialogportenClient client = server.client(provider);
    Dialog dialog = openedBy(client);

    usable(
        dialog,
        client,
        server.client(new CachingTokenProvider(provider)),
        server.client(provider.withEnvironment(server.environment())),
        server.client(ExchangingTokenProvider.of(server.connection(), provider)),
        server.client(
            new CachingTokenProvider(
                ExchangingTokenProvider.of(
                    server.connection(), provider.withEnvironment(server.environment())))),
        over(server.environment(), provider));
    refused(dialog, server.client(TokenProvider.ofToken(Jwts.altinn(server.environment()))));
  }

  @Test
  void anotherEnvironmentIsAnotherIdentity() {
    URI here = server.uri("");
    AltinnEnvironment same = AltinnEnvironment.local(here, here, here).contentOrigin(here).build();
    URI there = URI.create("http://127.0.0.1:1");
    AltinnEnvironment other = AltinnEnvironment.local(there, there, there).build();
    for (TokenProvider provider :
        List.of(TokenProvider.ofToken("a"), TokenProvider.ofToken("a").withIdentity("me"))) {
      Dialog dialog = openedBy(server.client(provider));
      usable(dialog, over(same, provider));
      refused(dialog, over(other, provider));
    }
  }

  private DialogportenClient over(AltinnEnvironment environment, TokenProvider provider) {
    AltinnConnection connection =
        AltinnConnection.builder(environment).timeSource(server.time()).build();
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  @Test
  void aClientWithoutAnIdentityUsesNoDialog() {
    Dialog dialog = openedBy(server.client());
    assertThatIllegalStateException()
        .isThrownBy(() -> server.nobody().content().main(dialog))
        .withMessageContaining("actingAs(provider)");
  }

  @Test
  void anOpaqueTokenLivesTenMinutes() {
    Dialog dialog = openedWithToken("opaque");
    Instant end = server.time().now().plus(Duration.ofMinutes(10));
    server.time().advance(Duration.ofMinutes(3));
    assertThat(credential(dialog, server.pipeline()).token())
        .isEqualTo(AccessToken.of("opaque", end));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt()).contains(end);
  }

  @Test
  void aJwtSaysItself() {
    Dialog dialog = openedWithToken(Jwts.of("{\"exp\":1790000000}"));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt())
        .contains(Instant.ofEpochSecond(1_790_000_000));
    assertThat(dialog.dialogToken().orElseThrow().toString()).doesNotContain("ey");
  }

  @Test
  void aJwtThatDoesNotSayLivesTenMinutes() {
    Dialog dialog = openedWithToken(Jwts.of("{\"exp\":\"soon\"}"));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt())
        .contains(server.time().now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatCannotBeSentIsNoToken() {
    assertThat(openedWithToken("two\\nlines").dialogToken()).isEmpty();
    assertThat(credential(openedWithToken(""), server.pipeline()).token()).isNull();
  }
}
