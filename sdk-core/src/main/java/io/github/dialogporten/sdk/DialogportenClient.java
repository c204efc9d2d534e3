package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenAccess;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.resources.ServiceResources;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The five steps that an end-user system does with Altinn 3: a token, the parties it may act for,
 * their dialogs, one dialog, and what it holds.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.TT02);
 * var altinn = DialogportenClient.builder(connection)
 *     .tokenProvider(maskinporten.systemUser("310923044"))
 *     .build();
 * var parties = altinn.parties().list();
 * }</pre>
 *
 * <p>Build one and share it: it is thread-safe, and so is everything it gives. {@link #actingAs}
 * gives a view for another identity, {@link #with} one with other options; both share the
 * connection and everything that is kept. Nothing here has to be closed.
 *
 * <p>A client without an identity answers what needs no token: the limits of searches, the
 * catalogue of services, what is published about dialog tokens. Everything else fails with an
 * {@link IllegalStateException}, before anything is sent.
 *
 * <p>This interface and those it leads to grow by default methods only.
 */
public interface DialogportenClient {

  /**
   * Builds a client.
   *
   * @param connection to the Altinn environment
   * @return a new builder
   */
  static Builder builder(AltinnConnection connection) {
    return new Builder(connection);
  }

  /**
   * Step 2: finds the parties that the identity may act for.
   *
   * @return the same object each time
   */
  Parties parties();

  /**
   * Steps 3 and 4: searches dialogs, and opens one.
   *
   * @return the same object each time
   */
  Dialogs dialogs();

  /**
   * Archives dialogs, moves them to the bin, marks them as unopened.
   *
   * @return the same object each time
   */
  Labels labels();

  /**
   * Step 5: fetches what a dialog refers to.
   *
   * @return the same object each time
   */
  Content content();

  /**
   * Step 5: performs what a dialog offers.
   *
   * @return the same object each time
   */
  Actions actions();

  /**
   * Reads what Dialogporten publishes about its dialog tokens, and validates them. Needs no token.
   *
   * @return the same object each time
   */
  DialogTokens dialogTokens();

  /**
   * Finds the dialog of an app instance or a message.
   *
   * @return the same object each time
   */
  Lookup lookup();

  /**
   * Lists the services that dialogs belong to.
   *
   * @return the same object each time
   */
  ServiceResources resources();

  /**
   * Returns the options of all calls of this client or view.
   *
   * @return the options
   */
  CallOptions options();

  /**
   * Gives a light view with other options:
   *
   * <pre>{@code
   * var quick = altinn.with(o -> o.withTimeout(Duration.ofSeconds(5)));
   * }</pre>
   *
   * <p>It shares everything with this client but the options: identity, connection, caches. What
   * was got through it (a search, its pages, iterators and streams) keeps its options. Nothing is
   * sent.
   *
   * @param change makes the options of the view out of those of this client
   * @return a view
   */
  DialogportenClient with(UnaryOperator<CallOptions> change);

  /**
   * Gives a light view for another identity, such as the next {@index customer}'s system user, with
   * the same options. It shares the connection, and what is the same for everybody: the limits of
   * searches, and the keys of dialog tokens. A dialog that one identity opened cannot be used by
   * another. Nothing is sent.
   *
   * @param provider gives the tokens of the other identity; a Maskinporten client has one for each
   *     organisation whose system user it may be
   * @return a view
   * @throws IllegalArgumentException when the provider is for another environment
   */
  DialogportenClient actingAs(TokenProvider provider);

  /**
   * Does calls with futures that you can {@index cancel}, on an executor of the caller's.
   * Cancelling the future of a call ends the call; cancelling what was chained to it does not.
   *
   * @param executor where the calls are done; it is neither closed nor kept busy between calls
   * @return calls through this client
   */
  default FutureCalls async(Executor executor) {
    return new FutureCalls(this, executor);
  }

  /** Builds a {@link DialogportenClient}. Not thread-safe. */
  final class Builder {

    private final AltinnConnection connection;
    private @Nullable TokenProvider provider;
    private CallOptions options = CallOptions.none();
    private @Nullable Duration verifyingSkew;

    private Builder(AltinnConnection connection) {
      this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * Sets the source of the tokens, and with it the identity. Without one the client answers what
     * needs no token.
     *
     * @param value the provider; it stands for one identity
     * @return this
     * @throws IllegalArgumentException when the provider is for another environment
     */
    public Builder tokenProvider(TokenProvider value) {
      this.provider = HttpDialogportenClient.checked(value, connection.environment());
      return this;
    }

    /**
     * Sets the options that calls have unless a view changes them: {@code .options(o ->
     * o.withLanguages("nb"))}.
     *
     * @param change makes the options out of those set so far
     * @return this
     * @throws IllegalArgumentException when there is a correlation id among them: it names one
     *     piece of work, so it belongs to a view
     */
    public Builder options(UnaryOperator<CallOptions> change) {
      CallOptions changed = Objects.requireNonNull(change.apply(options), "options");
      if (changed.correlationId().isPresent()) {
        throw new IllegalArgumentException(
            "options must not hold a correlation id: it names one piece of work; set it on a view,"
                + " with client.with(o -> o.withCorrelationId(...))");
      }
      this.options = changed;
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
      this.verifyingSkew = DialogTokenAccess.checkedSkew(clockSkew);
      return this;
    }

    /**
     * Builds the client. Sends nothing.
     *
     * @return a new client
     * @throws IllegalStateException when the connection is closed
     */
    public DialogportenClient build() {
      return HttpDialogportenClient.root(connection, provider, options, verifyingSkew);
    }
  }
}
