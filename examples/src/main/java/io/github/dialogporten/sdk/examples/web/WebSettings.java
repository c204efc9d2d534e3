package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to, and as which client.
 *
 * @param connection to which Altinn
 * @param issuer where people log in
 * @param clientId the client there
 * @param authentication how it shows who it is
 * @param base this application's address, without a slash at the end
 */
record WebSettings(
    AltinnConnection connection,
    URI issuer,
    String clientId,
    ClientAuthentication authentication,
    URI base) {

  private static final String CALLBACK = "/callback";

  /** Whether the variables name a client at a real ID-porten. */
  static boolean isFor(Map<String, String> variables) {
    return variables.containsKey("IDPORTEN_CLIENT_ID");
  }

  /**
   * Settings from variables.
   *
   * @throws IllegalArgumentException when one is missing or wrong; holds no values
   */
  static WebSettings of(Map<String, String> variables) {
    AltinnEnvironment environment = AltinnEnvironment.of(needed(variables, "DIALOGPORTEN_ENV"));
    URI issuer =
        Optional.ofNullable(variables.get("IDPORTEN_ISSUER"))
            .map(URI::create)
            .or(environment::idporten)
            .orElseThrow(() -> new IllegalArgumentException("IDPORTEN_ISSUER: is needed"));
    String redirect = needed(variables, "IDPORTEN_REDIRECT_URI");
    if (!redirect.endsWith(CALLBACK)) {
      throw new IllegalArgumentException("IDPORTEN_REDIRECT_URI: has to end in " + CALLBACK);
    }
    URI base = URI.create(redirect.substring(0, redirect.length() - CALLBACK.length()));
    if (base.getHost() == null || !base.getPath().isEmpty()) {
      throw new IllegalArgumentException("IDPORTEN_REDIRECT_URI: https://your.host" + CALLBACK);
    }
    return new WebSettings(
        AltinnConnection.to(environment),
        issuer,
        needed(variables, "IDPORTEN_CLIENT_ID"),
        authentication(variables),
        base);
  }

  private static ClientAuthentication authentication(Map<String, String> variables) {
    if (variables.containsKey("IDPORTEN_CLIENT_SECRET")) {
      return ClientAuthentication.secretBasic(needed(variables, "IDPORTEN_CLIENT_SECRET"));
    }
    return ClientAuthentication.privateKeyJwt(
        variables.containsKey("IDPORTEN_KEY_FILE")
            ? SigningKey.jwk(Path.of(needed(variables, "IDPORTEN_KEY_FILE")))
            : SigningKey.jwk(needed(variables, "IDPORTEN_CLIENT_JWK")));
  }

  private static String needed(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(name + ": is needed"));
  }

  /** Settings for an Altinn in this process; this application's addresses are registered there. */
  static WebSettings local(LocalAltinn altinn, URI base) {
    LoginClient client =
        altinn
            .world()
            .webClient()
            .redirectUri(base + CALLBACK)
            .postLogoutRedirectUri(base + "/")
            .frontChannelLogoutUri(base + "/logout/front-channel")
            .backChannelLogoutUri(base + "/logout/back-channel");
    return new WebSettings(
        altinn.connection(),
        altinn.idportenUrl(),
        client.clientId(),
        ClientAuthentication.privateKeyJwt(SigningKey.jwk(client.privateJwk())),
        base);
  }

  URI callback() {
    return URI.create(base + CALLBACK);
  }

  @Override
  public String toString() {
    return "WebSettings[" + connection.environment().name() + "]";
  }
}
