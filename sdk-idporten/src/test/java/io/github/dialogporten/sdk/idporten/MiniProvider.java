package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A small OpenID provider that answers as it is told, and shows what it was sent. */
final class MiniProvider implements AutoCloseable {

  static final String CLIENT = "2f7a9c1e-7d50-4be4-8f0e-6f6a4c1f0b11";
  static final URI REDIRECT = URI.create("https://app.example.no/callback");
  static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
  static final RSAKey KEY = rsa("op-1");
  static final RSAKey CLIENT_KEY = rsa("client-1");

  /** What was asked for. */
  record Seen(String path, String authorization, Map<String, List<String>> form) {

    String one(String name) {
      List<String> values = form.getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw new AssertionError(name + " came " + values.size() + " times");
      }
      return values.isEmpty() ? null : values.get(0);
    }
  }

  /** What is answered. */
  record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    static Answer error(String code) {
      return json(400, "{\"error\":\"" + code + "\"}");
    }
  }

  final FakeTime time = new FakeTime();
  final AltinnConnection connection;
  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Seen, Answer>> answers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  MiniProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    URI base = URI.create(origin());
    connection = connection(AltinnEnvironment.local(base, base, base).build());
    metadata(members -> members);
    keys(KEY.toPublicJWK());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      String path = exchange.getRequestURI().getPath();
      Seen request =
          new Seen(
              path,
              exchange.getRequestHeaders().getFirst("Authorization"),
              QueryText.parse(body).orElseThrow());
      seen.add(request);
      Answer answer =
          answers
              .getOrDefault(path, ignored -> new Answer(404, Map.of(), "nothing here"))
              .apply(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** With a path, to see that nothing is put together from the host alone. */
  String issuer() {
    return origin() + "/realms/test";
  }

  /** A connection with this provider's clock. */
  AltinnConnection connection(AltinnEnvironment environment) {
    return AltinnConnection.builder(environment).timeSource(time).build();
  }

  void on(String path, Function<Seen, Answer> answer) {
    answers.put(path, answer);
  }

  void metadata(UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuer", issuer());
    members.put("authorization_endpoint", origin() + "/login/authorize?tenant=7");
    members.put("token_endpoint", origin() + "/token");
    members.put("jwks_uri", origin() + "/keys");
    members.put("id_token_signing_alg_values_supported", List.of("RS256", "PS256", "ES256"));
    Map<String, Object> changed = change.apply(members);
    on(
        "/realms/test/.well-known/openid-configuration",
        ignored -> Answer.json(200, JSONObjectUtils.toJSONString(changed)));
  }

  void metadata(String name, Object value) {
    metadata(
        members -> {
          members.put(name, value);
          return members;
        });
  }

  void keys(JWK... keys) {
    List<Object> list = new ArrayList<>();
    for (JWK key : keys) {
      list.add(key.toJSONObject());
    }
    keys(list);
  }

  void keys(List<Object> keys) {
    on("/keys", ignored -> Answer.json(200, JSONObjectUtils.toJSONString(Map.of("keys", keys))));
  }

  void tokens(String access, String refresh, Integer seconds, String idToken) {
    on("/token", ignored -> tokenAnswer(access, refresh, seconds, idToken));
  }

  static Answer tokenAnswer(String access, String refresh, Integer seconds, String idToken) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", access);
    members.put("token_type", "bearer");
    if (refresh != null) {
      members.put("refresh_token", refresh);
    }
    if (seconds != null) {
      members.put("expires_in", seconds);
    }
    if (idToken != null) {
      members.put("id_token", idToken);
    }
    return Answer.json(200, JSONObjectUtils.toJSONString(members));
  }

  List<Seen> seen(String path) {
    return seen.stream().filter(one -> one.path().equals(path)).toList();
  }

  IdPortenClient.Builder client() {
    return client(connection);
  }

  /** A client of this provider in another environment. */
  IdPortenClient.Builder client(AltinnConnection connection) {
    return IdPortenClient.builder(connection)
        .issuer(URI.create(issuer()))
        .clientId(CLIENT)
        .authentication(ClientAuthentication.none())
        .scopes("openid", "digdir:dialogporten")
        .redirectUri(REDIRECT);
  }

  /** A good id_token's claims for a login. */
  JWTClaimsSet.Builder claims(PendingLogin pending) {
    return claims().claim("nonce", pending.parts().nonce());
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject("pairwise-subject-1")
        .issueTime(Date.from(time.now()))
        .expirationTime(Date.from(time.now().plusSeconds(120)));
  }

  static String sign(JWTClaimsSet claims) {
    return sign(KEY, JWSAlgorithm.RS256, KEY.getKeyID(), null, claims);
  }

  static String sign(
      JWK key, JWSAlgorithm algorithm, String keyId, String type, JWTClaimsSet claims) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(algorithm)
              .keyID(keyId)
              .type(type == null ? null : new JOSEObjectType(type))
              .build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A whole login, with these tokens. */
  PersonSession login(IdPortenClient client, String access, String refresh, Integer seconds) {
    LoginStart start = client.startLogin();
    tokens(access, refresh, seconds, sign(claims(start.pending()).build()));
    return client.finishLogin(start.pending(), callback(start.pending(), "code-" + access));
  }

  Callback callback(PendingLogin pending, String code) {
    return Callback.ofQuery(
        "code=" + encode(code) + "&state=" + encode(pending.state()) + "&iss=" + encode(issuer()));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static SigningKey signingKey() {
    return SigningKey.jwk(CLIENT_KEY.toJSONString());
  }

  static RSAKey rsa(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ec(String keyId) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Is not there any more. */
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public void close() {
    connection.close();
    stop();
  }
}
