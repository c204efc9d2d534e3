package io.github.dialogporten.sdk.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the host of a proxy. It is often copied from a variable such as {@code
 * HTTPS_PROXY}, which holds an address, and a password at times: nothing of it is quoted.
 */
final class ProxyHost {

  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:/");
  private static final Pattern PORT = Pattern.compile("[^:]*:[0-9]*|\\[.*\\]:[0-9]*");
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?" // a name, or an address of IPv4
              + "|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|\\[[0-9A-Fa-f:.]*]");

  private ProxyHost() {}

  /** What is wrong; null when nothing is. */
  static @Nullable String fault(String host) {
    if (host.isBlank()) {
      return "this is empty";
    }
    if (host.chars().anyMatch(each -> each <= ' ' || each == 0x7f)) {
      return "this has a blank or a line end in it";
    }
    if (host.indexOf('@') >= 0) {
      return "this has credentials in it, which a proxyAuthenticator gives (customizer)";
    }
    if (SCHEME.matcher(host).lookingAt()) {
      return "this begins with a scheme";
    }
    if (host.indexOf('/') >= 0 || host.indexOf('?') >= 0 || host.indexOf('#') >= 0) {
      return "this has a path in it";
    }
    if (PORT.matcher(host).matches()) {
      return "this has a port in it, which is the second argument";
    }
    return HOST.matcher(host).matches()
        ? null
        : "this has other characters than letters of ASCII, digits, hyphens, dots and underscores";
  }
}
