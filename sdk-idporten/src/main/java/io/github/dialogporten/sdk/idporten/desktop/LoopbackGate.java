package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.idporten.Callback;
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
    String name = host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : "";
    return name.equals("127.0.0.1") || name.equals("localhost");
  }

  private boolean hasOurState(String query) {
    return Callback.ofQuery(query).state().filter(this::isOurState).isPresent();
  }

  private boolean isOurState(String theirs) {
    return MessageDigest.isEqual(
        theirs.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "LoopbackGate[port=" + port + "]";
  }
}
