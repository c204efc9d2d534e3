package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.canary.Operations.Operation;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret and no personal data in logs, in what objects say of themselves, in exceptions. */
@Tag("exhaustive")
class CanaryTest {

  private static final UUID ID = UUID.fromString(CanaryAltinn.ID);
  private static final Pattern KEY_MEMBER =
      Pattern.compile("\"(d|p|q|dp|dq|qi)\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir Path inbox;

  private final TestClock clock = TestClock.standing();
  private final Canaries canaries = new Canaries();
  private final String jwk = jwk();
  private final CanaryAltinn altinn = new CanaryAltinn(canaries);
  private final AltinnHttp http =
      AltinnHttp.builder()
          .listener(new Told(this::told))
          .subscriptionKey(Canaries.SUBSCRIPTION_KEY)
          .build();
  private final AltinnConnection connection =
      AltinnConnection.builder(altinn.environment()).http(http).timeSource(clock).build();
  private final MaskinportenClient maskinporten =
      MaskinportenClient.builder(connection)
          .clientId("en-klient")
          .signingKey(SigningKey.jwk(jwk))
          .scopes("digdir:dialogporten")
          .build();
  private final TokenProvider systemUser =
      maskinporten.systemUser(SystemUser.of("310923044").externalRef("ref"));
  private final String altinnToken = altinn.altinnToken();
  private final DialogportenClient client = client(systemUser);
  private Watch watch;

  private int events;

  CanaryTest() {
    watch = new Watch(canaries);
  }

  @BeforeEach
  void keyMembers() {
    Matcher members = KEY_MEMBER.matcher(jwk);
    int found = 0;
    while (members.find()) {
      canaries.add("private key's " + members.group(1), members.group(2));
      found++;
    }
    assertThat(found).isEqualTo(6);
  }

  @AfterEach
  void close() {
    watch.close();
    connection.close();
    altinn.close();
    assertThat(events).isPositive();
  }

  /** A listener is told nothing either. */
  private synchronized void told(String event) {
    events++;
    watch.told("event", event);
  }

  private static String jwk() {
    try (LocalAltinn kit = LocalAltinn.start()) {
      return kit.world().client().privateJwk();
    }
  }

  private DialogportenClient client(TokenProvider provider) {
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  @Test
  void callsThatSucceedSayNothing() {
    Map<String, TokenProvider> providers = new LinkedHashMap<>();
    providers.put("system user", systemUser);
    providers.put("vendor", maskinporten.organisation());
    providers.put("fixed token", TokenProvider.ofToken(ACCESS_TOKEN));
    providers.put("supplier", TokenProvider.ofSupplier(() -> ACCESS_TOKEN));
    providers.put(
        "cached",
        new CachingTokenProvider(
            request -> AccessToken.of(ACCESS_TOKEN, clock.now().plusSeconds(60)), clock));
    DialogportenClient raw = client.with(o -> o.withRawJson().withLanguages("nb"));
    providers.forEach(
        (name, provider) -> {
          DialogportenClient view = raw.actingAs(provider);
          Dialog dialog = view.dialogs().open(ID);
          Operations.all(inbox, altinnToken)
              .forEach((what, operation) -> succeed(name + ", " + what, operation, view, dialog));
          watch.look(name, () -> List.of(provider, view, dialog, http));
          watch.look(
              name,
              () ->
                  provider.token(
                      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(5))));
        });

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.records()).isGreaterThan(75);
    assertThat(watch.objects()).isGreaterThan(1700); // each once in a walk
  }

  private void succeed(String what, Operation operation, DialogportenClient view, Dialog dialog) {
    watch.look(
        what,
        () -> {
          try {
            return operation.call(view, dialog);
          } catch (Exception e) {
            throw new AssertionError(what + " was to succeed", e);
          }
        });
  }

  @Test
  void everyFailureOfEveryOperationSaysNothing() {
    Dialog dialog = client.dialogs().open(ID);
    Map<String, byte[]> answers = BadAnswers.all();
    Operations.all(inbox, altinnToken)
        .forEach(
            (what, operation) ->
                answers.forEach(
                    (how, answer) -> {
                      altinn.breaksWith(answer);
                      watch.look(how + ", " + what, () -> operation.call(client, dialog));
                    }));

    assertThat(watch.leaks()).isEmpty();
    assertThat(answers).hasSizeGreaterThan(100);
    assertThat(watch.records()).isGreaterThan(1500);
    assertThat(watch.exceptions()).isGreaterThan(1400);
  }

  @Test
  void aRefusedConnectionSaysNothing() {
    Dialog dialog = client.dialogs().open(ID);
    altinn.close();

    var operations = Operations.all(inbox, altinnToken);
    operations.forEach(
        (what, operation) ->
            watch.look("no connection, " + what, () -> operation.call(client, dialog)));
    clock.advance(Duration.ofMinutes(20));
    watch.look("no connection for the token", () -> client.parties().list());

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(operations.size() + 1);
  }

  @Test
  void refusedTokensSayNothing() {
    Map<String, byte[]> answers = BadAnswers.all();
    String all = BODY + " " + NAME + " " + PID + " " + ACCESS_TOKEN;
    for (String code : new String[] {"MP-001", "MP-110", "MP-120", "MP-303", all}) {
      for (String error : new String[] {"invalid_grant", "invalid_scope", all}) {
        answers.put(
            error + " " + code,
            RawServer.http(
                400,
                "application/json",
                "{\"error\":\""
                    + error
                    + "\",\"error_description\":\""
                    + all
                    + " ("
                    + code
                    + ") (correlation_id: "
                    + all
                    + ")\",\"error_uri\":\""
                    + all
                    + "\"}"));
      }
    }
    answers.put("a token with a gap", token(ACCESS_TOKEN + " " + NAME, "Bearer", "119"));
    answers.put("a token of another type", token(ACCESS_TOKEN, NAME, "119"));
    answers.put("a token that lives oddly", token(ACCESS_TOKEN, "Bearer", "\"" + PID + "\""));
    answers.forEach(
        (how, answer) -> {
          altinn.refusesTokensWith(answer);
          clock.advance(Duration.ofMinutes(30)); // no token is kept that long
          watch.look(how, () -> client.parties().list());
          watch.look(how, () -> client.dialogs().open(ID));
        });

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThan(2 * 100);
  }

  private static byte[] token(String token, String type, String lifetime) {
    return RawServer.json(
        "{\"access_token\":\""
            + token
            + "\",\"token_type\":\""
            + type
            + "\",\"expires_in\":"
            + lifetime
            + "}");
  }

  @Test
  void theMetadataOfAnIssuerSaysNothing() {
    BadAnswers.all()
        .forEach(
            (how, answer) -> {
              altinn.answersWith(
                  request -> request.isTo(".well-known") ? answer : altinn.answer(request));
              MaskinportenClient fresh = freshMaskinporten();
              watch.look(how, () -> client(fresh.systemUser("310923044")).parties().list());
            });

    assertThat(watch.leaks()).isEmpty();
  }

  private MaskinportenClient freshMaskinporten() {
    return MaskinportenClient.builder(
            AltinnConnection.builder(altinn.environment()).timeSource(clock).build())
        .clientId("en-klient")
        .signingKey(SigningKey.jwk(jwk))
        .scopes("digdir:dialogporten")
        .build();
  }

  @Test
  void aProviderThatFailsIsNotQuoted() {
    TokenProvider failing =
        request -> {
          IllegalStateException failure =
              new IllegalStateException(ACCESS_TOKEN, new IOException(BODY + " " + PID));
          failure.addSuppressed(new IOException(NAME));
          throw failure;
        };
    for (TokenProvider provider :
        new TokenProvider[] {
          failing,
          new CachingTokenProvider(failing, clock),
          TokenProvider.ofSupplier(() -> ACCESS_TOKEN + "\r\n"),
          new CachingTokenProvider(TokenProvider.ofSupplier(() -> ACCESS_TOKEN + " "), clock)
        }) {
      DialogportenClient view = client.actingAs(provider);
      watch.look("a provider that fails", () -> view.parties().list());
      watch.look("a provider that fails", () -> view.dialogs().open(ID));
      assertThatThrownBy(() -> view.parties().list()).isInstanceOf(TokenException.class);
    }

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(8);
  }

  @Test
  void aFileThatCannotBeSavedIsNotNamed() throws IOException {
    Dialog dialog = client.dialogs().open(ID);
    Path directory = Files.createDirectory(inbox.resolve("gone"));
    altinn.answersWith(
        request -> {
          Files.deleteIfExists(directory);
          return altinn.answer(request);
        });

    ContentException refused =
        catchThrowableOfType(
            ContentException.class,
            () -> client.content().save(dialog, dialog.attachments().get(0), directory));
    assertThat(refused.reason()).isEqualTo(ContentException.Reason.NOT_SAVED);
    assertThat(refused).hasCauseInstanceOf(Exception.class);
    watch.exception(refused);

    assertThat(watch.leaks()).isEmpty();
  }
}
