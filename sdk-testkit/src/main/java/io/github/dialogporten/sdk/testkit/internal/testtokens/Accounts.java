package io.github.dialogporten.sdk.testkit.internal.testtokens;

import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import java.util.List;
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

  /** Whether a request names an account and its password. */
  boolean admits(Request request) {
    try {
      List<String> basic = request.basic();
      return basic != null && basic.get(1).equals(passwords.get(basic.get(0)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
