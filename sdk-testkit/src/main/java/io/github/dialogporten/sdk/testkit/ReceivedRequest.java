package io.github.dialogporten.sdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the kit received. It holds the kind of its token and never the token itself.
 *
 * @param server which server received it
 * @param method the HTTP method
 * @param path the path, from the first slash on
 * @param query the query as it was sent, still encoded, without an {@code id_token_hint}; empty
 *     when there was none
 * @param headers the headers by name, in any case, without {@code Authorization} and {@code Cookie}
 * @param token the kind of the token it carried
 * @param body the length of its body in bytes
 * @param status the status of the answer; 0 when the connection was closed instead, and while a
 *     fault is being chosen
 * @param at when it came
 */
public record ReceivedRequest(
    Server server,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    TokenKind token,
    int body,
    int status,
    Instant at) {

  /** The servers of the kit. */
  public enum Server {
    /** Maskinporten. */
    MASKINPORTEN,
    /** ID-porten. */
    ID_PORTEN,
    /** Dialogporten. */
    DIALOGPORTEN,
    /** The Altinn platform: token exchange and the rest. */
    PLATFORM,
    /** Altinn's test token generator. */
    TEST_TOKENS,
    /** The service owners' own addresses. */
    SERVICE_OWNER
  }

  /**
   * A header's first value.
   *
   * @param name the name, in any case
   * @return the value; empty when it was not sent
   */
  public Optional<String> header(String name) {
    @Nullable List<String> values = headers.get(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  @Override
  public String toString() {
    return server + " " + method + " " + path + " " + token + " -> " + status;
  }
}
