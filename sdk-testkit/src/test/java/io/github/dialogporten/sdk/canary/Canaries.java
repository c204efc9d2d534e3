package io.github.dialogporten.sdk.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
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

  private final Map<String, String> wanted = new LinkedHashMap<>();

  Canaries() {
    add("access token", ACCESS_TOKEN);
    add("dialog token", DIALOG_TOKEN);
    add("name", NAME);
    add("national identity number", PID);
    add("query string", QUERY);
    add("body text", "kanaritekst");
    add("search text", SEARCH);
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
    return found;
  }
}
