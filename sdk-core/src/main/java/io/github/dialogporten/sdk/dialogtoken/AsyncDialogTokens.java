package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link DialogTokens} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncDialogTokens {

  private final DialogTokens tokens;
  private final AsyncCalls calls;

  private AsyncDialogTokens(DialogTokens tokens, Executor executor) {
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link DialogTokens}, a fake one too.
   *
   * @param tokens what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncDialogTokens of(DialogTokens tokens, Executor executor) {
    return new AsyncDialogTokens(tokens, executor);
  }

  /**
   * The same object as {@link DialogTokens#validator()}. It has no futures: it answers from the
   * keys that it has, and asks for them only when it has none that will do.
   *
   * @return the same object each time
   */
  public DialogTokenValidator validator() {
    return tokens.validator();
  }

  /**
   * As {@link DialogTokens#keys()}.
   *
   * @return the keys
   */
  public CompletableFuture<DialogTokenKeySet> keys() {
    return calls.call(() -> tokens.keys());
  }

  /**
   * As {@link DialogTokens#keys(CallOptions)}.
   *
   * @param options options of the call
   * @return the keys
   */
  public CompletableFuture<DialogTokenKeySet> keys(CallOptions options) {
    return calls.call(() -> tokens.keys(options));
  }

  /**
   * As {@link DialogTokens#issuer()}.
   *
   * @return the issuer and where its keys are
   */
  public CompletableFuture<DialogTokenIssuer> issuer() {
    return calls.call(() -> tokens.issuer());
  }

  /**
   * As {@link DialogTokens#issuer(CallOptions)}.
   *
   * @param options options of the call
   * @return the issuer and where its keys are
   */
  public CompletableFuture<DialogTokenIssuer> issuer(CallOptions options) {
    return calls.call(() -> tokens.issuer(options));
  }

  @Override
  public String toString() {
    return "AsyncDialogTokens[]";
  }
}
