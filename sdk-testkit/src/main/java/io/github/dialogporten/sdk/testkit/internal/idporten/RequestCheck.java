package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidRequest;

import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.idporten.AuthorizationRequest.Target;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.LoopbackUri;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks of an authorization request: first where an answer may go, then everything else, whose
 * errors are told there.
 */
final class RequestCheck {

  static final Set<String> RESPONSE_MODES = Set.of("query", "fragment", "form_post");
  static final List<String> PROMPTS = List.of("login", "consent", "none");
  static final List<String> LOCALES = List.of("nb", "nn", "en", "se");

  private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

  private final World world;

  RequestCheck(World world) {
    this.world = world;
  }

  Target target(Query query) {
    String clientId = single(query, "client_id");
    LoginClientState client = clientId == null ? null : world.loginClients.get(clientId);
    if (client == null) {
      throw new OAuthRefusal(400, "invalid_client", "client_id is unknown");
    }
    String redirectUri = single(query, "redirect_uri");
    if (redirectUri == null || !client.mayReturnTo(redirectUri)) {
      throw invalidRequest("redirect_uri is not registered on the client");
    }
    String mode = query.first("response_mode");
    String usable = mode != null && RESPONSE_MODES.contains(mode) ? mode : "query";
    return new Target(client, redirectUri, single(query, "state"), usable);
  }

  AuthorizationRequest rest(Target target, Query query) {
    for (Query.Parameter parameter : query.parameters()) {
      if (parameter.values().size() > 1 && !parameter.name().equals("resource")) {
        throw invalidRequest("a parameter was sent more than once");
      }
    }
    String mode = query.first("response_mode");
    if (mode != null && !RESPONSE_MODES.contains(mode)) {
      throw invalidRequest("response_mode is not supported");
    }
    if (query.first("request") != null) {
      throw new OAuthRefusal(
          400, "request_not_supported", "request objects are not set up for the client");
    }
    String responseType = query.first("response_type");
    if (responseType == null) {
      throw invalidRequest("response_type is missing");
    } else if (!responseType.equals("code")) {
      throw new OAuthRefusal(400, "unsupported_response_type", "response_type must be code");
    }
    if (target.state() == null && target.client().authentication.equals("none")) {
      throw invalidRequest("state is mandatory for public clients");
    }
    return new AuthorizationRequest(
        target,
        scopes(target.client(), query),
        query.first("nonce"),
        challenge(query),
        level(query),
        locale(query),
        prompt(query),
        resources(query));
  }

  private static @Nullable String single(Query query, String name) {
    List<String> values = query.all(name);
    if (values.size() > 1) {
      throw invalidRequest(name + " was sent more than once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static List<String> scopes(LoginClientState client, Query query) {
    List<String> scopes = words(query.first("scope"));
    if (scopes.isEmpty()) {
      throw new OAuthRefusal(400, "invalid_scope", "scope is missing");
    }
    if (!client.scopes.containsAll(scopes)) {
      throw new OAuthRefusal(400, "invalid_scope", "a scope is not registered on the client");
    }
    return scopes;
  }

  private static String challenge(Query query) {
    String challenge = query.first("code_challenge");
    if (challenge == null) {
      throw invalidRequest("code_challenge is missing: PKCE is mandatory");
    }
    if (!"S256".equals(query.first("code_challenge_method"))) {
      throw invalidRequest("code_challenge_method must be S256");
    }
    if (!challenge.matches(CHALLENGE)) {
      throw invalidRequest("code_challenge must be an unpadded base64url SHA-256");
    }
    return challenge;
  }

  /** The lowest of those asked for: a higher one does as well. */
  private static Level level(Query query) {
    Level lowest = null;
    for (String acr : words(query.first("acr_values"))) {
      Level level = Level.of(acr);
      if (level == null) {
        throw invalidRequest("acr_values holds a level that is not set up for the client");
      }
      lowest = lowest == null || lowest.reaches(level) ? level : lowest;
    }
    return lowest == null ? Level.SUBSTANTIAL : lowest;
  }

  /** Those that the pages do not speak are passed over. */
  private static String locale(Query query) {
    return words(query.first("ui_locales")).stream()
        .filter(LOCALES::contains)
        .findFirst()
        .orElse("nb");
  }

  private static Set<String> prompt(Query query) {
    Set<String> prompt = new LinkedHashSet<>(words(query.first("prompt")));
    if (!PROMPTS.containsAll(prompt) || (prompt.contains("none") && prompt.size() > 1)) {
      throw invalidRequest("prompt is not supported");
    }
    return prompt;
  }

  private static List<String> resources(Query query) {
    List<String> resources = query.all("resource");
    if (resources.stream().anyMatch(resource -> LoopbackUri.absolute(resource) == null)) {
      throw new OAuthRefusal(400, "invalid_target", "resource must be an absolute URI");
    }
    return resources;
  }

  static List<String> words(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).distinct().toList();
  }
}
