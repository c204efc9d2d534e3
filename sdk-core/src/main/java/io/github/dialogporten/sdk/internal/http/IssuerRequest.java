package io.github.dialogporten.sdk.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to an issuer of tokens. It may be tried several times, so what must be new each time is
 * made anew for each attempt.
 *
 * @param operation the name in exceptions and logs, such as {@code maskinporten.token}
 * @param uri https, or http on a loopback address
 * @param form makes the fields of a form to post, in order; a name can come more than once; null
 *     for a GET
 * @param grant stands for whose token it asks for, such as a hash; null for what is nobody's. An
 *     outage that one grant meets alone is not held against the others
 * @param once whether a second sending could do harm, because the request holds a code or a refresh
 *     token. It is then tried again only when it never left
 * @param timeout for all attempts and the waits between them
 */
public record IssuerRequest(
    String operation,
    URI uri,
    @Nullable Supplier<List<Map.Entry<String, String>>> form,
    Map<String, String> headers,
    @Nullable Integer grant,
    boolean once,
    Duration timeout) {

  public static IssuerRequest get(String operation, URI uri, Duration timeout) {
    return new IssuerRequest(operation, uri, null, Map.of(), null, false, timeout);
  }

  public static IssuerRequest post(
      String operation, URI uri, Supplier<Map<String, String>> form, Duration timeout) {
    return postFields(operation, uri, () -> new ArrayList<>(form.get().entrySet()), timeout);
  }

  public static IssuerRequest postFields(
      String operation, URI uri, Supplier<List<Map.Entry<String, String>>> form, Duration timeout) {
    return new IssuerRequest(operation, uri, form, Map.of(), null, false, timeout);
  }

  public IssuerRequest header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new IssuerRequest(operation, uri, form, more, grant, once, timeout);
  }

  /** For a token of this grant: of what makes it another token than others. Only a hash is kept. */
  public IssuerRequest forGrant(Object whose) {
    return new IssuerRequest(operation, uri, form, headers, whose.hashCode(), once, timeout);
  }

  public IssuerRequest onlyOnce() {
    return new IssuerRequest(operation, uri, form, headers, grant, true, timeout);
  }

  @Override
  public String toString() {
    return "IssuerRequest[" + operation + "]";
  }
}
