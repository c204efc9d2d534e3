package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.observe.Destination;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Talks to issuers of tokens over a connection, by the rules of all calls: retries where that can
 * help, one deadline, no redirects, no credentials of its own. An issuer that is down is left alone
 * for a while: after three calls of one operation that ended in an outage, further ones fail as the
 * last did for a second, then two, up to ten, or for as long as the issuer asked (a minute at
 * most); those of all grants, when two or more have failed. Thread-safe.
 */
public final class IssuerHttp {

  private static final int MOST_BYTES = 1_000_000;

  private final Transport transport;

  /** Talks over this connection. */
  public IssuerHttp(AltinnConnection connection) {
    this.transport = Transport.of(connection);
  }

  /**
   * Sends a request. Broken connections and the statuses 408, 429, 500, 502, 503 and 504 are tried
   * again; of a request that may be sent once only, just connections that did not come about.
   *
   * @param request the request
   * @return the answer, whether success or refusal
   * @throws TransportException when there is no answer
   * @throws TokenException when the connection is closed: a source of tokens throws nothing but a
   *     {@link DialogportenException}
   * @throws ApiException when the last answer was one of the statuses above
   * @throws IllegalArgumentException when the address is neither https nor on a loopback address
   */
  public IssuerReply send(IssuerRequest request) {
    if (transport.isClosed()) {
      String operation = request.operation();
      String provider = operation.substring(0, Math.max(0, operation.indexOf('.')));
      throw new TokenException(
          TokenRefusal.by(provider, operation), "the AltinnConnection is closed", null);
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.putIfAbsent("Accept", "application/json");
    @Nullable Supplier<List<Map.Entry<String, String>>> form = request.form();
    Call<IssuerReply> call =
        new Call<>(
            new CallKind(
                request.operation(),
                form == null ? "GET" : "POST",
                "{issuer}",
                Destination.ISSUER,
                request.once() ? Semantics.ONCE : Semantics.SAFE),
            new Route(checked(request.uri()), Credential.NONE, false),
            headers,
            form == null ? null : () -> body(form.get()),
            Credential.Source.NONE,
            Call.Reading.by(IssuerHttp::reply).withRefusals(),
            null);
    OutageGate gate = transport.gate(request.operation(), call.route());
    gate.pass(request.grant());
    try {
      IssuerReply reply = transport.attempts().run(call, request.timeout(), true);
      gate.answered();
      return reply;
    } catch (DialogportenException e) {
      gate.failed(request.grant(), e);
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
    return new Body(form.build());
  }

  private static IssuerReply reply(Answer answer) throws IOException {
    return new IssuerReply(answer.status(), answer.attempt(), answer.headers(), body(answer));
  }

  /** Empty for what is longer than any answer of an issuer: it is of no more use than no JSON. */
  private static String body(Answer answer) throws IOException {
    try {
      byte[] bytes = answer.stream().readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? "" : new String(bytes, StandardCharsets.UTF_8);
    } catch (Answer.TooLargeException e) {
      return "";
    } catch (Codings.UnknownException e) {
      if (answer.status() / 100 == 2) {
        throw e;
      }
      return ""; // the status alone says that it was refused
    }
  }
}
