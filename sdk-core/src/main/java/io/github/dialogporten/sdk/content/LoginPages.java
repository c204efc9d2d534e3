package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a login page from content. Nothing says so for certain, so it goes by the address that the
 * answer came from after redirects, and by what only a login page asks for.
 */
final class LoginPages {

  private static final Pattern LOGIN_HOST =
      Pattern.compile("(login|logon|signin|auth|sso|idp|id-?porten)[.-].*|.*\\.idporten\\.no");
  private static final Pattern LOGIN_PATH =
      Pattern.compile(
          "(.*/)?(log-?in|log-?on|sign-?in|authori[sz]e|authenticat(e|ion)|oauth2?|saml2?|sso"
              + "|logginn|innlogging)([/.;_-].*)?");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)<input\\b[^<>]*\\btype\\s*=\\s*[\"']?password\\b");
  private static final List<String> HTML_STARTS = List.of("<!doctype html", "<html", "<head");

  private LoginPages() {}

  /** Whether following the link ended at what looks like a login. */
  static boolean isLogin(Link followed, URI address) {
    return wasRedirected(followed, address)
        && (LOGIN_HOST.matcher(lower(address.getHost())).matches()
            || LOGIN_PATH.matcher(lower(address.getPath())).matches());
  }

  /** Whether following the link ended on another host. */
  static boolean isElsewhere(Link followed, URI address) {
    return !lower(followed.uri().map(URI::getHost).orElse(null)).equals(lower(address.getHost()));
  }

  private static boolean wasRedirected(Link followed, URI address) {
    return isElsewhere(followed, address)
        || !followed
            .uri()
            .map(uri -> Objects.requireNonNullElse(uri.getPath(), ""))
            .equals(Optional.ofNullable(address.getPath()));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** Content has no forms: who asks for a password is no content. */
  static boolean asksForPassword(String html) {
    return PASSWORD.matcher(html).find();
  }

  /** Whether a body of unknown type begins as HTML does. */
  static boolean beginsAsHtml(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8).replace("\ufeff", "").strip();
    while (text.startsWith("<!--")) {
      int end = text.indexOf("-->");
      text = end < 0 ? "" : text.substring(end + 3).stripLeading();
    }
    String lower = lower(text);
    return HTML_STARTS.stream().anyMatch(lower::startsWith);
  }
}
