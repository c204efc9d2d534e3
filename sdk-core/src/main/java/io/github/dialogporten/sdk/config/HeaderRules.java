package io.github.dialogporten.sdk.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which headers a caller may add to a call: none that carries a credential, none that the SDK or
 * the connection sets, and none that changes what the request means.
 */
final class HeaderRules {

  static final int MOST = 20;

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 1024;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
  private static final Pattern CREDENTIAL_NAME =
      Pattern.compile(
          ".*(authorization|authenticate|cookie|token|secret|password|credential|assertion|jwt|session).*"
              + "|(.*[-_])?(api|subscription|functions?|access)?[-_]?key");
  private static final Pattern CREDENTIAL_VALUE =
      Pattern.compile("(?is)(bearer|basic|digest|negotiate|dpop) .*|.*\\beyJ[\\w-]+\\..*");
  private static final Pattern SET_BY_SDK =
      Pattern.compile(
          "(accept|content|if|proxy|sec|access-control|x-http-method|x-dialogporten)(-.*)?"
              + "|alt-svc|connection|date|dpop|expect|forwarded|host|http2-settings|keep-alive|origin"
              + "|range|referer|retry-after|te|trailer|transfer-encoding|upgrade|user-agent|via"
              + "|x-method-override");

  private HeaderRules() {}

  /** The name in lower case. */
  static String name(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: the name of an HTTP header, at most " + LONGEST_NAME + " characters");
    }
    if (CREDENTIAL_NAME.matcher(lower).matches()) {
      throw new IllegalArgumentException(
          "name: no header for credentials; tokens come from the TokenProvider, and what a gateway"
              + " needs is set with AltinnHttp");
    }
    if (lower.equals("x-correlation-id")) {
      throw new IllegalArgumentException("name: withCorrelationId sets this one");
    }
    if (SET_BY_SDK.matcher(lower).matches()) {
      throw new IllegalArgumentException(
          "name: no header that the SDK sets itself or that changes what the request means");
    }
    return lower;
  }

  static String value(String value) {
    if (value.length() > LONGEST_VALUE || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value: visible ASCII with spaces inside, 1 to " + LONGEST_VALUE + " characters");
    }
    if (CREDENTIAL_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("value: no credential");
    }
    return value;
  }
}
