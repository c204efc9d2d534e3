package io.github.dialogporten.sdk.testkit.testtokens;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.internal.http.BareToken;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Talks to Altinn's test token generator, and says what its refusals mean. */
final class TokenGenerator {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_]{1,30}");
  private static final String SCOPE = "altinn:testtools/tokengenerator";

  private final IssuerHttp http;
  private final TimeSource time;
  private final String url;
  private final @Nullable String basic;
  private final @Nullable TokenProvider bearer;

  /** Either of the two credentials is there, the other is null. */
  TokenGenerator(
      IssuerHttp http,
      TimeSource time,
      String url,
      @Nullable String basic,
      @Nullable TokenProvider bearer) {
    this.http = http;
    this.time = time;
    this.url = url;
    this.basic = basic;
    this.bearer = bearer;
  }

  /**
   * What is asked for.
   *
   * @param name as it stands in exceptions and logs
   * @param endpoint the generator's name of it
   * @param scope the part of the scope that it needs
   * @param fields of the query; may hold personal data
   * @param lifetime how long a token lives that does not say it
   */
  record Order(
      String name, String endpoint, String scope, Map<String, String> fields, Duration lifetime) {

    String query() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + "=" + encoded(field.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
      return "Order[" + name + "]";
    }
  }

  /** A new token, within {@link TokenCache#LOAD_TIMEOUT}. */
  AccessToken token(Order order) {
    if (bearer == null) {
      return read(order, send(order, "Basic " + basic));
    }
    TokenRequest request = new TokenRequest(TokenPurpose.DIALOGPORTEN, TIMEOUT);
    AccessToken own = ownToken(bearer, request);
    IssuerReply reply = send(order, "Bearer " + own.value());
    if (reply.status() == 401) {
      bearer.rejected(request, own);
      AccessToken fresh = ownToken(bearer, request);
      if (!fresh.equals(own)) {
        reply = send(order, "Bearer " + fresh.value());
      }
    }
    return read(order, reply);
  }

  private static AccessToken ownToken(TokenProvider bearer, TokenRequest request) {
    return Objects.requireNonNull(bearer.token(request), "the provider gave no token");
  }

  private IssuerReply send(Order order, String authorization) {
    URI uri = URI.create(url + "/" + order.endpoint() + "?" + order.query());
    return http.send(
        IssuerRequest.get(order.name(), uri, TIMEOUT)
            .forGrant(order.query())
            .header("Authorization", authorization)
            .header("Accept", "text/plain, application/json"));
  }

  private AccessToken read(Order order, IssuerReply reply) {
    if (!reply.isSuccess()) {
      throw refused(order, reply, meaning(order, reply));
    }
    @Nullable AccessToken token = BareToken.read(reply.body());
    if (token == null) {
      throw refused(order, reply, "the generator answered with something that is no token");
    }
    return token.expiresAt().isPresent()
        ? token
        : AccessToken.of(token.value(), time.now().plus(order.lifetime()));
  }

  private String meaning(Order order, IssuerReply reply) {
    return switch (reply.status()) {
      case 400 -> "the generator refused a field of the request (400)" + fields(reply);
      case 401 ->
          bearer == null
              ? "the generator did not accept the user name and password (401)"
              : "the generator did not accept the token (401): it takes those of Maskinporten's test"
                  + " environment";
      case 403 ->
          bearer == null
              ? "the generator gives this user no such tokens (403)"
              : "the generator did not accept the token (403): it has to be of Maskinporten's test"
                  + " environment, to live, and to have the scope "
                  + SCOPE
                  + " or "
                  + SCOPE
                  + "/"
                  + order.scope();
      case 404 -> "there is no generator at this address (404)";
      default -> "the generator refused (" + reply.status() + ")";
    };
  }

  /** The names only: what stands beside them can quote what was sent. */
  private static String fields(IssuerReply reply) {
    String names =
        reply.json().map(json -> new TreeSet<>(json.keySet())).orElseGet(TreeSet::new).stream()
            .filter(name -> FIELD.matcher(name).matches())
            .limit(10)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ": " + names;
  }

  private static TokenException refused(Order order, IssuerReply reply, String what) {
    CallInfo call = CallInfo.refused(order.name(), reply.attempts());
    return new TokenException(
        new TokenRefusal(call, "altinn-testtools", null, null, null), what, null);
  }
}
