package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.observe.Destination;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Calls to issuers of tokens: the same attempts as any call, no credentials, any answer taken. */
public final class IssuerCalls {

  private static final long MOST_BYTES = 1_000_000;

  private final Attempts attempts;
  private final TimeSource time;
  private final ConcurrentMap<String, OutageGate> gates = new ConcurrentHashMap<>();

  /**
   * Calls through these settings.
   *
   * @param http the settings
   * @param time the clock
   */
  public IssuerCalls(AltinnHttp http, TimeSource time) {
    // no redirect of an issuer is followed, so the routes of any environment will do
    Router router = new Router(AltinnEnvironment.PRODUCTION);
    this.time = time;
    this.attempts = new Attempts(new Sender(HttpEngine.of(http), router, time), time);
  }

  /**
   * An issuer's answer.
   *
   * @param status the HTTP status
   * @param attempts how many requests it took
   * @param headers the first value of each header, names in lower case
   * @param body the body
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the class that copies it
  public record Reply(int status, int attempts, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * Sends a request.
   *
   * @param operation as it stands in exceptions and logs
   * @param uri where to
   * @param form makes the fields of a form for each attempt; null for a GET
   * @param headers further headers
   * @param once whether it is tried again only when it never left
   * @param timeout for all attempts
   * @return the answer
   */
  public Reply send(
      String operation,
      URI uri,
      @Nullable Supplier<List<Map.Entry<String, String>>> form,
      Map<String, String> headers,
      boolean once,
      Duration timeout) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Accept", "application/json");
    Call<Reply> call =
        new Call<>(
            new CallKind(
                operation,
                form == null ? "GET" : "POST",
                "{issuer}",
                Destination.ISSUER,
                once ? Semantics.ONCE : Semantics.SAFE),
            new Route(checked(uri), Credential.NONE, false),
            all,
            form == null ? null : () -> body(form.get()),
            CredentialSource.NONE,
            Reading.by(IssuerCalls::reply).withRefusals(),
            null);
    // an issuer's operations have hosts of their own, so what one suffers is not held against
    // another
    OutageGate gate = gates.computeIfAbsent(operation, ignored -> new OutageGate(time));
    gate.pass();
    try {
      Reply reply = attempts.run(call, timeout, true);
      gate.answered();
      return reply;
    } catch (DialogportenException e) {
      gate.failed(e);
      throw e;
    } catch (RefusedLinkException e) {
      throw new IllegalStateException("an issuer's own address was refused", e);
    }
  }

  private static HttpUrl checked(URI uri) {
    @Nullable HttpUrl url = HttpUrl.parse(uri.toString());
    boolean loopback =
        url != null
            && (url.host().equals("localhost") || url.host().matches("127(\\.[0-9]{1,3}){3}|::1"));
    if (url == null
        || !url.username().isEmpty()
        || !url.password().isEmpty()
        || !(url.isHttps() || loopback)) {
      throw new IllegalArgumentException(
          "uri: an issuer's address is https, or http on a loopback address");
    }
    return url;
  }

  private static Body body(List<Map.Entry<String, String>> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(field -> form.add(field.getKey(), field.getValue()));
    Buffer buffer = new Buffer();
    try {
      form.build().writeTo(buffer);
    } catch (IOException e) {
      throw new IllegalStateException("a buffer in memory failed", e);
    }
    return new Body(buffer.readByteArray(), "application/x-www-form-urlencoded");
  }

  private static Reply reply(Answer answer) throws IOException {
    return new Reply(answer.status(), answer.attempt(), answer.headers(), answer.bytes(MOST_BYTES));
  }
}
