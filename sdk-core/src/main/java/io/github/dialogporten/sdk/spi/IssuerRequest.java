package io.github.dialogporten.sdk.spi;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to an issuer of tokens. It may be tried several times, so what must be new each time is
 * made anew for each attempt.
 *
 * @param operation as it stands in exceptions and logs, such as {@code maskinporten.token}
 * @param uri where to: https, or http on a loopback address
 * @param form makes the fields of a form, in order, which are then posted; a name can come more
 *     than once; null for a GET
 * @param headers further headers
 * @param once whether a second sending could do harm: what the request holds can be used once, as a
 *     code or a refresh token can. It is then tried again only when it never left
 * @param timeout for all attempts and the waits between them
 */
public record IssuerRequest(
    String operation,
    URI uri,
    @Nullable Supplier<List<Map.Entry<String, String>>> form,
    Map<String, String> headers,
    boolean once,
    Duration timeout) {

  /**
   * Checks the components.
   *
   * @param operation as it stands in exceptions and logs, such as {@code maskinporten.token}
   * @param uri where to: https, or http on a loopback address
   * @param form makes the fields of a form, which are then posted; null for a GET
   * @param headers further headers
   * @param once whether a second sending could do harm
   * @param timeout for all attempts and the waits between them
   */
  public IssuerRequest {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(uri, "uri");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(timeout, "timeout");
  }

  /**
   * A GET.
   *
   * @param operation as it stands in exceptions and logs
   * @param uri where to
   * @param timeout for all attempts
   * @return the request
   */
  public static IssuerRequest get(String operation, URI uri, Duration timeout) {
    return new IssuerRequest(operation, uri, null, Map.of(), false, timeout);
  }

  /**
   * A form to post.
   *
   * @param operation as it stands in exceptions and logs
   * @param uri where to
   * @param form makes the fields, anew for each attempt
   * @param timeout for all attempts
   * @return the request
   */
  public static IssuerRequest post(
      String operation, URI uri, Supplier<Map<String, String>> form, Duration timeout) {
    return postFields(operation, uri, () -> new ArrayList<>(form.get().entrySet()), timeout);
  }

  /**
   * A form to post in which a name can come more than once.
   *
   * @param operation as it stands in exceptions and logs
   * @param uri where to
   * @param form makes the fields, in order, anew for each attempt
   * @param timeout for all attempts
   * @return the request
   */
  public static IssuerRequest postFields(
      String operation, URI uri, Supplier<List<Map.Entry<String, String>>> form, Duration timeout) {
    return new IssuerRequest(operation, uri, form, Map.of(), false, timeout);
  }

  /**
   * The same request with one header more.
   *
   * @param name the header's name
   * @param value its value
   * @return another request
   */
  public IssuerRequest header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new IssuerRequest(operation, uri, form, more, once, timeout);
  }

  /**
   * The same request, sent once only: see {@link #once()}.
   *
   * @return another request
   */
  public IssuerRequest onlyOnce() {
    return new IssuerRequest(operation, uri, form, headers, true, timeout);
  }

  @Override
  public String toString() {
    return "IssuerRequest[" + operation + "]";
  }
}
