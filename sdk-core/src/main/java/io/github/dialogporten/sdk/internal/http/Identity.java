package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One identity: its provider, its tokens for either purpose, and what to do when one is not
 * accepted.
 */
final class Identity {

  /** After one token was not accepted and another got, no further one is got for so long. */
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private final TokenProvider provider;
  private final AltinnExchange exchange;
  private final TimeSource time;
  private final Credential.Source own = new Tokens(TokenPurpose.DIALOGPORTEN);
  private final Credential.Source altinn = new Tokens(TokenPurpose.ALTINN);

  Identity(TokenProvider provider, Transport transport) {
    this.provider = provider;
    this.exchange = transport.exchange();
    this.time = transport.connection().timeSource();
  }

  TokenProvider provider() {
    return provider;
  }

  /** The tokens of a kind. */
  Credential.Source tokens(Credential kind) {
    return switch (kind) {
      case ALTINN_TOKEN -> altinn;
      case NONE -> Credential.Source.NONE;
      case PROVIDER_TOKEN, DIALOG_TOKEN -> own;
    };
  }

  private record Renewal(AccessToken rejected, long at) {}

  private final class Tokens implements Credential.Source {

    private final TokenPurpose purpose;
    private final AtomicReference<@Nullable Renewal> last = new AtomicReference<>();

    Tokens(TokenPurpose purpose) {
      this.purpose = purpose;
    }

    @Override
    public AccessToken token(Duration left) {
      TokenRequest request = request(left);
      return purpose == TokenPurpose.ALTINN
          ? exchange.altinnToken(provider, request)
          : ProviderTokens.token(provider, request);
    }

    @Override
    public boolean renew(AccessToken used, Duration left) {
      @Nullable Renewal before = last.get();
      boolean recent = before != null && time.nanoTime() - before.at < LEFT_ALONE.toNanos();
      if (recent && before != null && !before.rejected.equals(used)) {
        return false; // no better than the one that was renewed a moment ago
      }
      TokenRequest request = request(left);
      AccessToken fresh =
          ProviderTokens.within(
              request.timeout(),
              () -> {
                reject(request, used);
                return token(left);
              });
      if (fresh.equals(used)) {
        return false;
      }
      if (!recent) {
        last.set(new Renewal(used, time.nanoTime()));
      }
      return true;
    }

    private void reject(TokenRequest request, AccessToken used) {
      if (purpose == TokenPurpose.ALTINN) {
        exchange.rejected(provider, request, used);
      } else {
        provider.rejected(request, used);
      }
    }

    private TokenRequest request(Duration left) {
      return new TokenRequest(purpose, left.isZero() ? Duration.ofMillis(1) : left);
    }
  }
}
