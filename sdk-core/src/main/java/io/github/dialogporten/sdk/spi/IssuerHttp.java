package io.github.dialogporten.sdk.spi;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.internal.http.IssuerCalls;

/**
 * Talks to issuers of tokens over the core's connections, by its rules: retries where that can
 * help, one deadline, no redirects, no credentials of its own. An issuer that is down is left alone
 * for a while: after three calls of one operation that ended in an outage, further ones fail as the
 * last did for a second, then two, up to ten, or for as long as the issuer asked (a minute at
 * most).
 *
 * <p>Thread-safe; the {@link AltinnHttp} is closed by whoever built it.
 */
public final class IssuerHttp {

  private final IssuerCalls calls;

  /**
   * Talks through these settings.
   *
   * @param http the settings, shared with the client
   * @param time the clock
   */
  public IssuerHttp(AltinnHttp http, TimeSource time) {
    this.calls = new IssuerCalls(http, time);
  }

  /**
   * Sends a request. Broken connections and the statuses 408, 429, 500, 502, 503 and 504 are tried
   * again; of a request that may be sent once only, just connections that did not come about.
   *
   * @param request the request
   * @return the answer, whether success or refusal
   * @throws io.github.dialogporten.sdk.errors.TransportException when there is no answer
   * @throws io.github.dialogporten.sdk.errors.ApiException when the last answer was one of the
   *     statuses above
   * @throws IllegalArgumentException when the address is neither https nor on a loopback address
   */
  public IssuerReply send(IssuerRequest request) {
    IssuerCalls.Reply reply =
        calls.send(
            request.operation(),
            request.uri(),
            request.form(),
            request.headers(),
            request.once(),
            request.timeout());
    return new IssuerReply(reply.status(), reply.attempts(), reply.headers(), reply.body());
  }

  @Override
  public String toString() {
    return "IssuerHttp[]";
  }
}
