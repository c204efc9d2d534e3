package io.github.dialogporten.sdk.idporten.desktop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * An OpenID provider with one native client, whose person says yes (or no) without being asked. It
 * holds what RFC 7636, 8252, 9126 and 9207 want of both sides; each refresh token works once.
 */
final class DesktopIssuer implements AutoCloseable {

  static final String CLIENT = "SYNTETISK-desktop";

  private final HttpServer server;
  private final RSAKey key;
  private final Supplier<Instant> now;
  private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> refreshes = new ConcurrentHashMap<>();
  final List<String> grants = new CopyOnWriteArrayList<>();
  final List<String> secrets = new CopyOnWriteArrayList<>();
  volatile boolean declines;

  DesktopIssuer(Supplier<Instant> now) throws IOException, JOSEException {
    this.now = now;
    this.key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> answer(exchange, 200, metadata());
        case "/jwks" -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        case "/par" -> push(exchange, fields(body));
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange, fields(body));
        default -> answer(exchange, 404, "{}");
      }
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String metadata() {
    String base = issuer().toString();
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
        "jwks_uri":"%1$s/jwks","pushed_authorization_request_endpoint":"%1$s/par",
        "response_types_supported":["code"],"subject_types_supported":["pairwise"],
        "id_token_signing_alg_values_supported":["RS256"],
        "authorization_response_iss_parameter_supported":true}"""
        .formatted(base);
  }

  private void push(HttpExchange exchange, Map<String, String> request) throws IOException {
    boolean right =
        CLIENT.equals(request.get("client_id"))
            && "code".equals(request.get("response_type"))
            && "S256".equals(request.get("code_challenge_method"))
            && request
                .getOrDefault("redirect_uri", "")
                .matches("http://127\\.0\\.0\\.1:\\d+/callback")
            && request.containsKey("state")
            && request.containsKey("nonce");
    if (!right) {
      answer(exchange, 400, "{\"error\":\"invalid_request\"}");
      return;
    }
    String reference = "urn:issuer:" + UUID.randomUUID();
    pushed.put(reference, request);
    secrets.addAll(List.of(request.get("state"), request.get("nonce")));
    answer(exchange, 201, "{\"request_uri\":\"" + reference + "\",\"expires_in\":120}");
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> shown = fields(exchange.getRequestURI().getRawQuery());
    Map<String, String> request = pushed.remove(shown.getOrDefault("request_uri", ""));
    if (request == null || !CLIENT.equals(shown.get("client_id"))) {
      answer(exchange, 400, "{}");
      return;
    }
    Map<String, String> callback = new LinkedHashMap<>();
    if (declines) {
      callback.put("error", "access_denied");
    } else {
      String code = secret("code");
      codes.put(code, request);
      callback.put("code", code);
    }
    callback.put("state", request.get("state"));
    callback.put("iss", issuer().toString());
    List<String> query = new ArrayList<>();
    callback.forEach(
        (name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    exchange
        .getResponseHeaders()
        .set("Location", request.get("redirect_uri") + "?" + String.join("&", query));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange, Map<String, String> form)
      throws IOException, JOSEException, GeneralSecurityException {
    Map<String, String> login = null;
    if ("authorization_code".equals(form.get("grant_type"))) {
      login = codes.remove(form.getOrDefault("code", ""));
      if (login != null
          && !(login.get("redirect_uri").equals(form.get("redirect_uri"))
              && login.get("code_challenge").equals(challenge(form.get("code_verifier"))))) {
        login = null;
      }
    } else if ("refresh_token".equals(form.get("grant_type"))) {
      login = refreshes.remove(form.getOrDefault("refresh_token", ""));
    }
    if (login == null || !CLIENT.equals(form.get("client_id"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    grants.add(form.get("grant_type"));
    String refresh = secret("refresh");
    refreshes.put(refresh, login);
    answer(
        exchange,
        200,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":120,"refresh_token":"%s",
        "refresh_token_expires_in":600,"id_token":"%s","scope":"%s"}"""
            .formatted(secret("access"), refresh, idToken(login), login.get("scope")));
  }

  private String idToken(Map<String, String> login) throws JOSEException {
    Instant at = now.get();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .audience(CLIENT)
                .subject("SYNTETISK person")
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("nonce", login.get("nonce"))
                .claim("acr", login.getOrDefault("acr_values", "idporten-loa-substantial"))
                .claim("auth_time", at.getEpochSecond())
                .build());
    token.sign(new RSASSASigner(key));
    secrets.add(token.serialize());
    return token.serialize();
  }

  private String secret(String kind) {
    String secret = kind + "-" + UUID.randomUUID();
    secrets.add(secret);
    return secret;
  }

  private static String challenge(String verifier) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : text.split("&")) {
      String[] pair = part.split("=", 2);
      fields.put(
          URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
          URLDecoder.decode(pair.length < 2 ? "" : pair[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
