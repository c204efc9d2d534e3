package io.github.dialogporten.sdk.canary;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.canary.RawServer.Received;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * Maskinporten, ID-porten, the exchange and the test token generator on one port. What they give is
 * well-formed, and marked wherever it can be; what they are sent is secret from then on. One of
 * their addresses at a time answers what a test wants.
 */
final class CanaryIssuers implements AutoCloseable {

  static final String CLIENT = "en-klient";

  /** Members of a form that only the two who talk may know. */
  private static final List<String> SECRET_FIELDS =
      List.of("state", "nonce", "code_verifier", "client_assertion", "assertion", "request_uri");

  private static final RSAKey KEY = key();

  private final Canaries canaries;
  private final TimeSource time;
  private final RawServer server = new RawServer(this::answer);
  private volatile boolean pushes = true;
  private volatile boolean endsSessions = true;
  private volatile String nonce = "";
  private volatile String broken = "";
  private volatile byte @Nullable [] brokenAnswer;
  private volatile UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();

  CanaryIssuers(Canaries canaries, TimeSource time) {
    this.canaries = canaries;
    this.time = time;
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("issuer-key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI origin() {
    return server.origin();
  }

  /**
   * A connection for each request. An answer that breaks off leaves one behind that is about to be
   * closed, and what is asked next is to come through.
   */
  static AltinnHttp http() {
    return AltinnHttp.builder()
        .customizer(http -> http.connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)))
        .build();
  }

  String idporten() {
    return origin() + "/idporten";
  }

  AltinnEnvironment environment() {
    return AltinnEnvironment.local(
            URI.create(origin() + "/dialogporten"),
            origin(),
            URI.create(origin() + "/maskinporten/"))
        .idporten(URI.create(idporten()))
        .build();
  }

  /** Without, the browser carries the whole request. */
  void pushes(boolean value) {
    pushes = value;
  }

  /** Addresses with this part answer so, until the next call. */
  void breaks(String part, byte[] answer) {
    brokenAnswer = answer;
    broken = part;
  }

  void isWhole() {
    broken = "";
    brokenAnswer = null;
    idToken = UnaryOperator.identity();
  }

  /** Changes the claims of the id_tokens that are issued. */
  void idTokens(UnaryOperator<JWTClaimsSet.Builder> change) {
    idToken = change;
  }

  /** For a login that was not pushed: the nonce came by the browser. */
  void nonce(String value) {
    nonce = value;
  }

  private byte[] answer(Received request) {
    Map<String, String> form = fields(request.body());
    for (String name : SECRET_FIELDS) {
      String value = form.get(name);
      if (value != null) {
        secret(name, value);
      }
    }
    String sent = form.get("nonce");
    if (sent != null) {
      nonce = sent;
    }
    byte[] instead = brokenAnswer;
    if (instead != null && request.isTo(broken)) {
      return instead;
    }
    String path = request.target().replaceAll("\\?.*", "");
    return switch (path) {
      case "/idporten/.well-known/openid-configuration" -> RawServer.json(idportenMetadata());
      case "/idporten/jwks" -> RawServer.json(new JWKSet(KEY.toPublicJWK()).toString());
      case "/idporten/par" ->
          RawServer.http(
              201,
              "application/json",
              "{\"request_uri\":\"urn:"
                  + secret("reference", "kanari" + UUID.randomUUID())
                  + "\",\"expires_in\":120,\"other\":\""
                  + Canaries.NAME
                  + "\"}");
      case "/idporten/token" -> RawServer.json(idportenTokens());
      case "/idporten/revoke" -> RawServer.http(200, "text/plain", Canaries.BODY);
      case "/maskinporten/.well-known/oauth-authorization-server" ->
          RawServer.json(
              "{\"issuer\":\"%1$s/maskinporten/\",\"token_endpoint\":\"%1$s/maskinporten/token\"}"
                  .formatted(origin()));
      case "/maskinporten/token" -> RawServer.json(tokens(accessToken("maskinporten/"), ""));
      default ->
          path.contains("/exchange/") || path.startsWith("/generator/")
              ? RawServer.http(
                  200,
                  "text/plain",
                  accessToken("authentication/api/v1/openid/"),
                  "Set-Cookie: a=" + Canaries.ACCESS_TOKEN)
              : RawServer.http(404, "text/plain", Canaries.BODY);
    };
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(
            field.substring(0, equals),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  /** A JWT's first part says nothing; the others are looked for on their own. */
  String secret(String name, String value) {
    if (value.startsWith("eyJ")) {
      String[] parts = value.split("\\.", -1);
      canaries.addLong(name + "'s claims", parts[1]);
      canaries.addLong(name + "'s signature", parts[parts.length - 1]);
    } else {
      canaries.addLong(name, value);
    }
    return value;
  }

  /** Without, nothing can be revoked, and nobody logged out. */
  void endsSessions(boolean value) {
    endsSessions = value;
  }

  private String idportenMetadata() {
    List<String> members = new ArrayList<>();
    members.add("\"issuer\":\"" + idporten() + "\"");
    for (String each :
        List.of("authorization_endpoint:authorize", "token_endpoint:token", "jwks_uri:jwks")) {
      members.add(endpoint(each));
    }
    if (endsSessions) {
      members.add(endpoint("revocation_endpoint:revoke"));
      members.add(endpoint("end_session_endpoint:logout"));
    }
    if (pushes) {
      members.add("\"pushed_authorization_request_endpoint\":\"" + idporten() + "/par\"");
    }
    members.add("\"authorization_response_iss_parameter_supported\":true");
    members.add("\"id_token_signing_alg_values_supported\":[\"RS256\"]");
    members.add("\"other\":\"" + Canaries.BODY + "\"");
    return "{" + String.join(",", members) + "}";
  }

  private String endpoint(String nameAndPath) {
    String[] pair = nameAndPath.split(":", -1);
    return "\"" + pair[0] + "\":\"" + idporten() + "/" + pair[1] + "\"";
  }

  private String idportenTokens() {
    String refresh = Canaries.REFRESH_TOKEN + UUID.randomUUID();
    return tokens(
        accessToken("idporten"),
        ",\"id_token\":\""
            + idToken()
            + "\",\"refresh_token\":\""
            + secret("refresh token", refresh)
            + "\",\"refresh_token_expires_in\":600");
  }

  private static String tokens(String access, String more) {
    return "{\"access_token\":\""
        + access
        + "\",\"token_type\":\"Bearer\",\"expires_in\":119,\"scope\":\"openid "
        + "digdir:dialogporten\",\"other\":\""
        + Canaries.NAME
        + "\""
        + more
        + "}";
  }

  private String idToken() {
    JWTClaimsSet.Builder claims = claims("idporten").claim("nonce", nonce).audience(CLIENT);
    return signed("id token", null, idToken.apply(claims).build());
  }

  /** Says whose session has ended. */
  String logoutToken() {
    JWTClaimsSet.Builder claims =
        claims("idporten")
            .audience(CLIENT)
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return signed("logout token", new JOSEObjectType("logout+jwt"), claims.build());
  }

  String accessToken(String issuer) {
    return signed("access token", null, claims(issuer).claim("scope", Canaries.BODY).build());
  }

  private JWTClaimsSet.Builder claims(String issuer) {
    return new JWTClaimsSet.Builder()
        .issuer(origin() + "/" + issuer)
        .subject(Canaries.SUBJECT)
        .issueTime(Date.from(time.now()))
        .expirationTime(Date.from(time.now().plusSeconds(119)))
        .jwtID(UUID.randomUUID().toString())
        .claim("sid", Canaries.SID)
        .claim("acr", "idporten-loa-high")
        .claim("pid", Canaries.PID)
        .claim("name", Canaries.NAME)
        .claim("email", Canaries.EMAIL)
        .claim("client_id", Canaries.QUERY)
        .claim("consumer", Map.of("authority", Canaries.BODY, "ID", "0192:310268593"));
  }

  private String signed(String name, @Nullable JOSEObjectType type, JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).type(type).build(),
            claims);
    try {
      token.sign(new RSASSASigner(KEY));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return secret(name, token.serialize());
  }

  @Override
  public void close() {
    server.close();
  }
}
