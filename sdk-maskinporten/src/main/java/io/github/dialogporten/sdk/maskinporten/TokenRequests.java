package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Asks Maskinporten for tokens. Outages and broken connections are tried again by the core's rules;
 * a refusal only where a new assertion can help, and once: for it was used (MP-012), or its times
 * do not fit Maskinporten's clock (MP-130, or a refusal without a code that says so) and a new
 * one's will.
 */
final class TokenRequests {

  static final String PROVIDER = "maskinporten";
  static final String OPERATION = "maskinporten.token";

  /** Below what those who wait are told by the cache, so that they learn the real reason. */
  private static final Duration LONGEST = TokenCache.LOAD_TIMEOUT.minusSeconds(2);

  private final MaskinportenClock clock;
  private final Assertions assertions;
  private final TimeSource time;
  private final IssuerHttp http;
  private final TokenEndpoint endpoint;
  private final Duration timeout;

  TokenRequests(AltinnConnection connection, Supplier<SigningKey> keys) {
    Duration patience = connection.http().callTimeout();
    this.time = connection.timeSource();
    this.clock = new MaskinportenClock(time);
    this.assertions = new Assertions(keys, clock);
    this.http = new IssuerHttp(connection);
    this.endpoint = new TokenEndpoint(connection.environment().maskinporten(), http, time);
    this.timeout = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
  }

  /** A new token. */
  AccessToken token(Grant grant) {
    long start = time.nanoTime();
    TokenEndpoint.Known to = endpoint.current();
    int attempts = 0;
    for (boolean first = true; ; first = false) {
      Duration offset = clock.offset();
      Duration left = timeout.minusNanos(time.nanoTime() - start);
      IssuerReply reply =
          http.send(
              IssuerRequest.post(
                      OPERATION, to.address(), () -> assertions.form(grant, to.issuer()), left)
                  .forGrant(grant));
      Instant received = time.now();
      attempts += reply.attempts();
      if (reply.isSuccess()) {
        return reply.accessToken(PROVIDER, CallInfo.refused(OPERATION, attempts), received);
      }
      Refusal refusal = Refusal.read(reply, received, grant.client().clientId());
      boolean otherTime = refusal.isAboutTime() && clock.learn(reply.clockOffset(received), offset);
      if (!first || !(refusal.isRepeatable() || otherTime)) {
        throw refusal.exception(attempts);
      }
    }
  }
}
