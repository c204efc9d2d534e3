package io.github.dialogporten.sdk.examples.desktop;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Where to, as which client, and where the session is kept.
 *
 * @param connection to which Altinn
 * @param issuer where people log in
 * @param clientId a native client there
 * @param store where the session is kept
 */
record DesktopSettings(
    AltinnConnection connection, URI issuer, String clientId, SessionStore store) {

  /** Whether the variables name a client at a real ID-porten. */
  static boolean isFor(Map<String, String> variables) {
    return variables.containsKey("IDPORTEN_CLIENT_ID");
  }

  /**
   * Settings from variables.
   *
   * @throws IllegalArgumentException when one is missing or wrong; holds no values
   */
  static DesktopSettings of(Map<String, String> variables) {
    AltinnEnvironment environment = AltinnEnvironment.of(needed(variables, "DIALOGPORTEN_ENV"));
    URI issuer =
        Optional.ofNullable(variables.get("IDPORTEN_ISSUER"))
            .map(URI::create)
            .or(environment::idporten)
            .orElseThrow(() -> new IllegalArgumentException("IDPORTEN_ISSUER: is needed"));
    return new DesktopSettings(
        AltinnConnection.to(environment),
        issuer,
        needed(variables, "IDPORTEN_CLIENT_ID"),
        store(variables));
  }

  /** An encrypted file where there is a key for it; else who has logged in is soon forgotten. */
  private static SessionStore store(Map<String, String> variables) {
    if (!variables.containsKey("INBOX_KEY")) {
      return SessionStore.inMemory();
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(needed(variables, "INBOX_KEY").strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("INBOX_KEY: 32 bytes in base64");
    }
    return FileSessionStore.open(Path.of(needed(variables, "INBOX_FILE")), key);
  }

  private static String needed(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(name + ": is needed"));
  }

  /** Settings for an Altinn in this process. */
  static DesktopSettings local(LocalAltinn altinn) {
    return local(altinn, SessionStore.inMemory());
  }

  /** Settings for an Altinn in this process, and a store of one's own. */
  static DesktopSettings local(LocalAltinn altinn, SessionStore store) {
    return new DesktopSettings(
        altinn.connection(),
        altinn.idportenUrl(),
        altinn.world().desktopClient().clientId(),
        store);
  }

  @Override
  public String toString() {
    return "DesktopSettings[" + connection.environment().name() + "]";
  }
}
