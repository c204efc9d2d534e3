package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.testtokens.TestTokens;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens of Altinn's test token generator. */
final class TestTokenCredentials {

  private static final String GENERATOR = "altinn:testtools/tokengenerator";
  private static final Map<String, String> OPTIONS =
      Map.of("environment", "--env", "url", "--test-tokens-url", "user", "--test-user");

  private final Settings settings;
  private final Place place;
  private final @Nullable SeededWorld world;

  TestTokenCredentials(Settings settings, Place place) {
    this.settings = settings;
    this.place = place;
    this.world = place.local().map(LocalAltinn::world).orElse(null);
  }

  /** The tokens that the options ask for. */
  TokenProvider provider() {
    return switch (settings.testToken()) {
      case "person" -> person();
      case "systemuser" -> systemUser();
      case "organisation" -> organisation();
      default -> throw new UsageException("--test-token takes person, systemuser or organisation.");
    };
  }

  private TokenProvider person() {
    String pid =
        given(settings.pid(), world == null ? null : world.manager().pid(), "person", "--pid");
    return Arguments.named(
        "--pid", Map.of("level", "--level"), () -> tokens().person(pid, settings.level()));
  }

  private TokenProvider systemUser() {
    boolean seeded = settings.systemUser() == null && settings.systemUserId() == null;
    String owner =
        given(
            settings.systemUser(),
            seeded && world != null ? world.systemUser().owner() : null,
            "systemuser",
            "--system-user");
    UUID id =
        given(
            settings.systemUserId(),
            seeded && world != null ? world.systemUser().id() : null,
            "systemuser",
            "--system-user-id");
    return Arguments.named("--system-user", () -> tokens().systemUser(id, owner));
  }

  private TokenProvider organisation() {
    String number =
        given(
            settings.consumerOrg(),
            world == null ? null : world.vendor().number(),
            "organisation",
            "--consumer-org");
    return Arguments.named("--consumer-org", () -> tokens().organisation(number));
  }

  private static <T> T given(@Nullable T option, @Nullable T seeded, String kind, String name) {
    if (option != null) {
      return option;
    }
    if (seeded == null) {
      throw new UsageException("--test-token " + kind + " goes with " + name + ".");
    }
    return seeded;
  }

  private TestTokens tokens() {
    return Arguments.named("--test-token", OPTIONS, this::built);
  }

  private TestTokens built() {
    TestTokens.Builder builder = TestTokens.builder(place.connection());
    if (settings.hasScopes()) {
      builder.scopes(settings.scopes().toArray(String[]::new));
    }
    String url = settings.testTokensUrl();
    if (url != null) {
      builder.url(Environments.uri("--test-tokens-url", url));
    } else {
      place.local().ifPresent(local -> builder.url(local.testTokensUrl()));
    }
    return authenticated(builder).build();
  }

  private TestTokens.Builder authenticated(TestTokens.Builder builder) {
    String user = settings.testUser();
    if (user != null) {
      return builder.basicAuth(user, settings.testPassword());
    }
    boolean hasClient = settings.clientId() != null || settings.key() != null;
    if (place.local().isPresent() && !hasClient) {
      var account = place.local().get().testTokenUsers();
      return builder.basicAuth(account.name(), account.password());
    }
    return builder.tokenProvider(
        new MaskinportenCredentials(settings, place).client(List.of(GENERATOR)).organisation());
  }
}
