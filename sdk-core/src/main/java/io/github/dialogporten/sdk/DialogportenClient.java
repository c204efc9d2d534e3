package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.Labels;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.resources.ServiceResources;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The five steps that an end-user system does with Altinn 3: a token, the parties it may act for,
 * their dialogs, one dialog, and what it holds.
 *
 * <pre>{@code
 * try (var altinn = DialogportenClient.builder()
 *     .environment(AltinnEnvironment.TT02)
 *     .tokenProvider(maskinporten.systemUser("310923044"))
 *     .build()) {
 *   var parties = altinn.parties().list();
 *   ...
 * }
 * }</pre>
 *
 * <p>Build one, and share it: it is thread-safe, and so is everything it gives. Other identities
 * use it through {@link #actingAs}. Close it when the program ends; nothing runs on by itself if
 * nobody does.
 *
 * <p>This interface and those it leads to grow by default methods only.
 */
public interface DialogportenClient extends AutoCloseable {

  /**
   * Builds a client.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Step 2: the parties that the identity may act for.
   *
   * @return the same object each time
   */
  Parties parties();

  /**
   * Steps 3 and 4: search dialogs, and open one.
   *
   * @return the same object each time
   */
  Dialogs dialogs();

  /**
   * Archive, bin, "unopened": change the labels of dialogs.
   *
   * @return the same object each time
   */
  Labels labels();

  /**
   * Step 5: fetch what a dialog refers to.
   *
   * @return the same object each time
   */
  Content content();

  /**
   * Step 5: perform what a dialog offers.
   *
   * @return the same object each time
   */
  Actions actions();

  /**
   * What Dialogporten publishes about its dialog tokens, and a validator of them. Needs no token.
   *
   * @return the same object each time, of all views too
   */
  DialogTokens dialogTokens();

  /**
   * Beside the steps: from the reference of an app instance or a message to its dialog.
   *
   * @return the same object each time
   */
  Lookup lookup();

  /**
   * Beside the steps: the services that dialogs belong to.
   *
   * @return the same object each time
   */
  ServiceResources resources();

  /**
   * A light view for another identity. It shares the connections, and what is the same for
   * everybody: the limits of searches, and the keys that dialog tokens are verified with. The
   * exchanged tokens lie in one cache, where each provider has only its own. A dialog that one
   * identity opened cannot be used through another's view.
   *
   * @param provider whose tokens
   * @return a view; closing it does nothing
   * @throws IllegalArgumentException when the provider is for another environment
   */
  DialogportenClient actingAs(TokenProvider provider);

  /**
   * The same methods with futures, done on an executor of the caller's.
   *
   * @param executor where the calls are done; it is neither closed nor kept busy between calls
   * @return a light view; nothing to close
   */
  default AsyncDialogportenClient async(Executor executor) {
    return AsyncDialogportenClient.of(this, executor);
  }

  /**
   * Closes idle connections and lets no further call begin, neither here nor through a view; each
   * fails with an {@link IllegalStateException}. With an {@link AltinnHttp} that the client was
   * built with it does nothing: whoever built that closes it. Closing a view does nothing.
   */
  @Override
  void close();

  /** Builds a {@link DialogportenClient}. Not thread-safe. */
  final class Builder {

    private @Nullable AltinnEnvironment environment;
    private @Nullable TokenProvider provider;
    private @Nullable AltinnHttp http;
    private TimeSource time = TimeSource.system();
    private @Nullable Duration verifyingSkew;

    private Builder() {}

    /**
     * Sets where to.
     *
     * @param value the environment
     * @return this
     */
    public Builder environment(AltinnEnvironment value) {
      this.environment = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets where tokens come from.
     *
     * @param value the provider; it stands for one identity
     * @return this
     */
    public Builder tokenProvider(TokenProvider value) {
      this.provider = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Shares HTTP settings and connections with others. Without it the client has its own.
     *
     * @param value the settings; closed by whoever built them
     * @return this
     */
    public Builder http(AltinnHttp value) {
      this.http = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Validates each dialog token before it is sent on: before content is fetched or an action is
     * performed. One that is not genuine, not in its time or not for that dialog is not sent; the
     * call fails with a {@link io.github.dialogporten.sdk.dialogtoken.DialogTokenException}.
     *
     * <p>Without it the SDK sends what Dialogporten gave it over an encrypted connection, until the
     * token's end. With it the first such call asks Dialogporten for its public keys too, and fails
     * when there are none to be had.
     *
     * @return this
     */
    public Builder verifyDialogTokens() {
      return verifyDialogTokens(DialogTokenValidator.DEFAULT_CLOCK_SKEW);
    }

    /**
     * Validates each dialog token before it is sent on, as {@link #verifyDialogTokens()} does.
     *
     * @param clockSkew how far this machine's clock and Dialogporten's may differ, 0 to 5 minutes
     * @return this
     * @throws IllegalArgumentException when it is another
     */
    public Builder verifyDialogTokens(Duration clockSkew) {
      this.verifyingSkew = DialogTokenValidator.checkedSkew(clockSkew);
      return this;
    }

    /**
     * Sets the clock, for tests.
     *
     * @param value the clock
     * @return this
     */
    public Builder timeSource(TimeSource value) {
      this.time = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * The client. Sends nothing.
     *
     * @return a new client, to be closed by the caller
     * @throws IllegalArgumentException when the environment or the provider is missing, or the
     *     provider is for another environment
     */
    public DialogportenClient build() {
      if (environment == null) {
        throw new IllegalArgumentException(
            "environment: which Altinn, such as AltinnEnvironment.TT02");
      }
      if (provider == null) {
        throw new IllegalArgumentException("tokenProvider: where tokens come from");
      }
      return HttpDialogportenClient.root(environment, provider, http, time, verifyingSkew);
    }
  }
}
