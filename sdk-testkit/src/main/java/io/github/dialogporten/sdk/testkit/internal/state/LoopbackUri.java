package io.github.dialogporten.sdk.testkit.internal.state;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Redirect addresses on this machine, whose port is found when the login begins. */
public final class LoopbackUri {

  private static final Pattern ANY_PORT = Pattern.compile("http://127\\.0\\.0\\.1:(?:0|\\*)(/.*)");
  private static final Pattern ONE_PORT =
      Pattern.compile("http://127\\.0\\.0\\.1:([1-9][0-9]{0,4})(/.*)");

  private LoopbackUri() {}

  /** Whether the registered address leaves the port open. */
  public static boolean anyPort(String registered) {
    return ANY_PORT.matcher(registered).matches();
  }

  /** Whether they differ in the port at most, and the registered one leaves it open. */
  public static boolean matches(String registered, String uri) {
    Matcher pattern = ANY_PORT.matcher(registered);
    Matcher asked = ONE_PORT.matcher(uri);
    return pattern.matches()
        && asked.matches()
        && Integer.parseInt(asked.group(1)) <= 65_535
        && pattern.group(1).equals(asked.group(2));
  }

  /** The address when it is an absolute one without a fragment, else null. */
  public static @Nullable URI absolute(String text) {
    try {
      URI uri = new URI(text);
      boolean usable = uri.isAbsolute() && uri.getHost() != null && uri.getRawFragment() == null;
      return usable ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Whether the address is on this machine. */
  public static boolean isLoopback(URI uri) {
    String host = String.valueOf(uri.getHost());
    return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
  }
}
