package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.GrantRequest;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens from Maskinporten: with a client of the options, of a hosting platform, or of the Altinn
 * in this process.
 */
final class MaskinportenCredentials {

  private static final String DIALOGPORTEN = "digdir:dialogporten";
  private static final String SERVICE_OWNER = "digdir:dialogporten.serviceprovider";

  private final Settings settings;
  private final Place place;

  MaskinportenCredentials(Settings settings, Place place) {
    this.settings = settings;
    this.place = place;
  }

  /**
   * The tokens that the options ask for.
   *
   * @param as whose they are: a service owner's are its organisation's own, with a scope of theirs
   */
  TokenProvider provider(Session.As as) {
    boolean owner = as == Session.As.SERVICE_OWNER;
    MaskinportenClient client = client(scopes(owner ? SERVICE_OWNER : DIALOGPORTEN));
    GrantRequest request = restricted(owner ? GrantRequest.organisation() : identity());
    try {
      return client.grant(request);
    } catch (IllegalStateException e) {
      throw new UsageException(
          "Maskinporten has no system users for "
              + place.environment().name()
              + ": use --test-token systemuser, or give a --token.");
    }
  }

  /** The client, with these scopes; none leaves them to the platform. */
  MaskinportenClient client(List<String> scopes) {
    MaskinportenClient.Builder builder = MaskinportenClient.builder(place.connection());
    if (settings.source() == Settings.Source.PLATFORM) {
      builder.scopes(DIALOGPORTEN).fromEnvironment(settings.platformVariables());
    } else {
      builder.clientId(clientId()).signingKey(key());
    }
    if (!scopes.isEmpty()) {
      builder.scopes(scopes.toArray(String[]::new));
    }
    return builder.build();
  }

  /** The environment that a hosting platform's variables mean. */
  static AltinnEnvironment platformEnvironment(Settings settings) {
    Map<String, String> variables = new HashMap<>(settings.platformVariables());
    variables.putIfAbsent("MASKINPORTEN_SCOPES", DIALOGPORTEN);
    return MaskinportenClient.fromEnvironment(variables).connection().environment();
  }

  private List<String> scopes(String usual) {
    if (!usual.equals(DIALOGPORTEN)) {
      return settings.givenScopes().isEmpty() ? List.of(usual) : settings.givenScopes();
    }
    return settings.source() == Settings.Source.PLATFORM
        ? settings.givenScopes()
        : settings.scopes();
  }

  private String clientId() {
    String given = settings.clientId();
    return isOfLocal()
        ? place.local().orElseThrow().world().clientId()
        : needed(given, "--client-id");
  }

  private SigningKey key() {
    return isOfLocal()
        ? SigningKey.jwk(place.local().orElseThrow().world().client().privateJwk())
        : KeyOption.read(needed(settings.key(), "--key"), settings);
  }

  private boolean isOfLocal() {
    return settings.clientId() == null && settings.key() == null && place.local().isPresent();
  }

  private GrantRequest restricted(GrantRequest identity) {
    GrantRequest request = identity;
    String consumer = settings.consumerOrg();
    if (consumer != null) {
      GrantRequest before = request;
      request = Arguments.named("--consumer-org", () -> before.consumerOrg(consumer));
    }
    String pid = settings.pid();
    if (pid != null) {
      GrantRequest before = request;
      request = Arguments.named("--pid", () -> before.pid(pid));
    }
    GrantRequest before = request;
    return Arguments.named(
        "--resource",
        () -> {
          var resources = settings.resources();
          return resources.length == 0 ? before : before.resource(resources);
        });
  }

  private GrantRequest identity() {
    String owner = settings.systemUser();
    String reference = settings.externalRef();
    if (owner != null && settings.organisation()) {
      throw new UsageException("--organisation goes without --system-user.");
    }
    boolean organisation =
        settings.organisation() || settings.consumerOrg() != null || settings.pid() != null;
    if (owner == null && !organisation) {
      owner = place.local().map(LocalAltinn::world).map(w -> w.customer().number()).orElse(null);
    }
    if (owner == null) {
      if (reference != null) {
        throw new UsageException("--external-ref goes with --system-user.");
      }
      return GrantRequest.organisation();
    }
    SystemUser systemUser = SystemUser.of(owner);
    return GrantRequest.systemUser(
        reference == null ? systemUser : systemUser.externalRef(reference));
  }

  private static String needed(@Nullable String value, String option) {
    if (value == null) {
      throw new UsageException(
          option
              + " is missing. A token comes from Maskinporten with --client-id, --key and"
              + " --system-user; from a login with --session-file; from the test token generator"
              + " with --test-token; or from --token.");
    }
    return value;
  }
}
