package io.github.dialogporten.sdk.testkit.internal.testtokens;

import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names and passwords. */
public final class Accounts {

  public static final String FIRST = "syntetisk";

  private final String firstPassword = Secret.next();
  private final Map<String, String> passwords =
      new ConcurrentHashMap<>(Map.of(FIRST, firstPassword));

  public String firstPassword() {
    return firstPassword;
  }

  public void put(String name, String password) {
    passwords.put(name, password);
  }

  public void remove(String name) {
    passwords.remove(name);
  }

  /** Whether an {@code Authorization} header names an account and its password. */
  boolean admits(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 && parts[1].equals(passwords.get(parts[0]));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
