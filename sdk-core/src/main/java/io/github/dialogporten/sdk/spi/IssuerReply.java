package io.github.dialogporten.sdk.spi;

import io.github.dialogporten.sdk.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an issuer answered: any status that no later attempt would change, a refusal included. */
public final class IssuerReply {

  private final int status;
  private final int attempts;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A reply.
   *
   * @param status the HTTP status
   * @param attempts how many requests it took
   * @param headers the first value of each header, names in lower case
   * @param body the body
   */
  public IssuerReply(int status, int attempts, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.attempts = attempts;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * How many requests it took.
   *
   * @return one or more
   */
  public int attempts() {
    return attempts;
  }

  /**
   * Whether the status is one of success.
   *
   * @return true for 2xx
   */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * The first value of a header.
   *
   * @param name the name, in any case
   * @return its value
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The body, which may hold a token.
   *
   * @return a copy
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The body as a JSON object.
   *
   * @return its members; empty when the body is something else
   */
  public Optional<Map<String, @Nullable Object>> json() {
    try {
      return Optional.ofNullable(Json.readObject(new ByteArrayInputStream(body)));
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory failed", e);
    }
  }

  @Override
  public String toString() {
    return "IssuerReply[" + status + "]";
  }
}
