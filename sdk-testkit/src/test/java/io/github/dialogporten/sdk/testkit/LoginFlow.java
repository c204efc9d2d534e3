package io.github.dialogporten.sdk.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.Person;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A client of ID-porten's that sends what a test puts into its maps. */
final class LoginFlow {

  static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

  private final LocalAltinn altinn;
  private final LoginClient client;
  private final Http http;
  private final Map<String, String> request = new LinkedHashMap<>();

  LoginFlow(LocalAltinn altinn, LoginClient client, String redirectUri) {
    this.altinn = altinn;
    this.client = client;
    this.http = new Http(altinn, null);
    request.put("client_id", client.clientId());
    request.put("redirect_uri", redirectUri);
    request.put("response_type", "code");
    request.put("scope", "openid digdir:dialogporten");
    request.put("state", "the state");
    request.put("nonce", "the-nonce");
    request.put("code_challenge", challenge(VERIFIER));
    request.put("code_challenge_method", "S256");
  }

  static LoginFlow web(LocalAltinn altinn) {
    return new LoginFlow(altinn, altinn.world().webClient(), "http://127.0.0.1:8080/callback");
  }

  static LoginFlow desktop(LocalAltinn altinn) {
    return new LoginFlow(altinn, altinn.world().desktopClient(), "http://127.0.0.1:40001/callback");
  }

  /** Another value for a parameter; an empty one takes it away. */
  LoginFlow with(String name, String value) {
    if (value.isEmpty()) {
      request.remove(name);
    } else {
      request.put(name, value);
    }
    return this;
  }

  Map<String, String> request() {
    return request;
  }

  URI uri() {
    return URI.create(altinn.idportenUrl() + "/authorize?" + form(request));
  }

  /** Goes through the pages; what comes back to the client. */
  Map<String, String> callback(Browser browser, Person person, LoginChoices choices) {
    return parameters(browser.login(uri(), person, choices));
  }

  String code(Person person) {
    return callback(altinn.browser(), person, LoginChoices.defaults()).get("code");
  }

  Response redeem(String code) {
    return redeem(code, form -> {});
  }

  Response redeem(String code, Consumer<Map<String, String>> change) {
    Map<String, String> form = authenticated();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", request.get("redirect_uri"));
    form.put("code_verifier", VERIFIER);
    change.accept(form);
    return post("/token", form);
  }

  Response refresh(String refreshToken) {
    Map<String, String> form = authenticated();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    return post("/token", form);
  }

  Response push() {
    Map<String, String> form = authenticated();
    form.putAll(request);
    return post("/par", form);
  }

  Response revoke(String token) {
    Map<String, String> form = authenticated();
    form.put("token", token);
    return post("/revoke", form);
  }

  Response post(String path, Map<String, String> form, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/x-www-form-urlencoded";
    return http.send("POST", altinn.idportenUrl() + path, form(form), all);
  }

  Map<String, String> authenticated() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", client.clientId());
    if (client.authentication().equals("private_key_jwt")) {
      assertion(form, claims -> {});
    }
    return form;
  }

  void assertion(Map<String, String> form, Consumer<JWTClaimsSet.Builder> change) {
    Date now = Date.from(altinn.clock().now());
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(client.clientId())
            .subject(client.clientId())
            .audience(altinn.idportenUrl().toString())
            .issueTime(now)
            .expirationTime(new Date(now.getTime() + 120_000))
            .jwtID(UUID.randomUUID().toString());
    change.accept(claims);
    try {
      RSAKey key = RSAKey.parse(client.privateJwk());
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      jwt.sign(new RSASSASigner(key));
      form.put("client_assertion", jwt.serialize());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  }

  static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : List.of(uri.getRawQuery().split("&"))) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Http.encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
