package io.github.dialogporten.sdk.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Marked secrets and personal data, and what finds them in a text. Thread-safe. */
final class Canaries {

  static final String ACCESS_TOKEN = "kanarifugl-access-token-4711";
  static final String DIALOG_TOKEN = "kanarifugl-dialog-token-4712";
  static final String NAME = "Kanarine Fuglesang";
  static final String PID = "17898510093";
  static final String QUERY = "kanarisporing";
  static final String BODY = "Kanaritekst som ingen andre skal lese";
  static final String SEARCH = "kanarihemmelig";
  static final String REFRESH_TOKEN = "kanarifugl-refresh-token-4713";
  static final String CODE = "kanarifugl-kode-4714";
  static final String CLIENT_SECRET = "kanarifugl-klienthemmelighet-4715";
  static final String PASSWORD = "kanarifugl-passord-4716";
  static final String EXTERNAL_REF = "kanarifugl-referanse-4717";
  static final String SESSION_KEY = "kanarifugl-sesjon-4718";
  static final String SUBJECT = "kanarifugl-subjekt-4719";
  static final String SID = "kanarifugl-sid-4720";
  static final String SUBSCRIPTION_KEY = "kanarifugl-nokkel-4721";
  static final String EMAIL = "kanarifugl@eksempel.example";

  /** So many characters of a long secret in a row are not there by chance. */
  private static final int WINDOW = 16;

  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final Map<String, String> windows = new HashMap<>();

  Canaries() {
    add("access token", ACCESS_TOKEN);
    add("dialog token", DIALOG_TOKEN);
    add("name", NAME);
    add("national identity number", PID);
    add("query string", QUERY);
    add("body text", "kanaritekst");
    add("search text", SEARCH);
    add("refresh token", REFRESH_TOKEN);
    add("code", CODE);
    add("client secret", CLIENT_SECRET);
    add("password", PASSWORD);
    add("external reference", EXTERNAL_REF);
    add("session key", SESSION_KEY);
    add("subject", SUBJECT);
    add("sid", SID);
    add("subscription key", SUBSCRIPTION_KEY);
    add("e-mail address", EMAIL);
  }

  /** One more, made at run time: a key's member, an assertion. */
  synchronized void add(String name, String secret) {
    if (secret.length() < 8) {
      throw new IllegalArgumentException("too short to be told from chance");
    }
    wanted.put(name, secret.toLowerCase(Locale.ROOT));
    String encoded = URLEncoder.encode(secret, UTF_8);
    if (!encoded.equals(secret)) {
      wanted.put(name + ", in a URL", encoded.toLowerCase(Locale.ROOT));
    }
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8));
    // the last characters depend on what follows
    wanted.put(
        name + ", in base 64", base64.substring(0, base64.length() - 2).toLowerCase(Locale.ROOT));
  }

  /**
   * A long random one, of which there may be thousands. Any part of it that is twice a window long
   * is found, and the text is looked through once for all of them.
   */
  synchronized void addLong(String name, String secret) {
    if (secret.length() < WINDOW) {
      add(name, secret);
      return;
    }
    String lower = secret.toLowerCase(Locale.ROOT);
    for (int from = 0; from + WINDOW <= lower.length(); from += WINDOW) {
      windows.put(lower.substring(from, from + WINDOW), name);
    }
    windows.put(lower.substring(lower.length() - WINDOW), name);
  }

  /** The names of those that the text holds, in whatever case. */
  synchronized List<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    wanted.forEach(
        (name, secret) -> {
          if (lower.contains(secret)) {
            found.add(name);
          }
        });
    for (int from = 0; !windows.isEmpty() && from + WINDOW <= lower.length(); from++) {
      String name = windows.get(lower.substring(from, from + WINDOW));
      if (name != null) {
        found.add(name);
      }
    }
    return found;
  }
}
