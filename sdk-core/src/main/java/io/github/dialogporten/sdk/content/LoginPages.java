package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
          "(?:^|/)(?:log-?in|log-?on|sign-?in|authori[sz]e|authenticat(?:e|ion)|oauth2?|saml2?|sso"
              + "|logginn|innlogging)(?:[/.;_-]|\\z)");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)<input\\b[^<>]*\\btype\\s*=\\s*[\"']?password\\b");
  private static final List<String> HTML_STARTS = List.of("<!doctype html", "<html", "<head");

  private LoginPages() {}

  /** Whether following the link ended at what looks like a login. */
  static boolean isLogin(Link followed, URI address) {
    return wasRedirected(followed, address)
        && (LOGIN_HOST.matcher(host(address)).matches()
            || LOGIN_PATH.matcher(lower(address.getPath())).find());
  }

  /** Whether following the link ended on another host. */
  static boolean isElsewhere(Link followed, URI address) {
    return !followed.uri().map(LoginPages::host).equals(Optional.of(host(address)));
  }

  private static boolean wasRedirected(Link followed, URI address) {
    return isElsewhere(followed, address)
        || !followed
            .uri()
            .map(uri -> Objects.requireNonNullElse(uri.getPath(), ""))
            .equals(Optional.ofNullable(address.getPath()));
  }

  /** Java knows no host with an underscore. */
  private static String host(URI address) {
    @Nullable String host = address.getHost();
    return lower(host == null ? address.getAuthority() : host);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : Ascii.lower(text);
  }

  /** Content has no forms: who asks for a password is no content. */
  static boolean asksForPassword(String html) {
    return PASSWORD.matcher(html).find();
  }

  /** Whether a body of unknown type begins as HTML does. */
  static boolean beginsAsHtml(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    int at = afterBlanks(text, 0);
    while (text.startsWith("<!--", at)) {
      int end = text.indexOf("-->", at);
      at = end < 0 ? text.length() : afterBlanks(text, end + 3);
    }
    int from = at;
    return HTML_STARTS.stream()
        .anyMatch(html -> text.regionMatches(true, from, html, 0, html.length()));
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
      at++;
    }
    return at;
  }
}
