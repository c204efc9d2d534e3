package io.github.dialogporten.sdk.idporten;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Tells the callback of one login from everything else that reaches the port: other programs of the
 * machine, the browser's own errands, and web pages that guess at ports, also under a name of their
 * own that they let point to this machine.
 *
 * @param port the server's port
 * @param path the path of the redirect address
 * @param state the login's state; a secret
 */
record LoopbackGate(int port, String path, String state) {

  boolean lets(LoopbackRequest request) {
    return request.method().equals("GET")
        && request.path().equals(path)
        && request.hosts().size() == 1
        && isOurs(request.hosts().get(0))
        && hasOurState(request.rawQuery());
  }

  private boolean isOurs(String host) {
    String suffix = ":" + port;
    String name =
        host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : "";
    return name.equals("127.0.0.1") || name.equals("localhost");
  }

  private boolean hasOurState(String query) {
    int states = 0;
    boolean ours = false;
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (name.equals("state")) {
        states++;
        ours = isOurState(equals < 0 ? "" : part.substring(equals + 1));
      }
    }
    return states == 1 && ours;
  }

  private boolean isOurState(String encoded) {
    try {
      return MessageDigest.isEqual(
          URLDecoder.decode(encoded, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
          state.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "LoopbackGate[port=" + port + "]";
  }
}
