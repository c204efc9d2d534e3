package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link ServiceResources} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncServiceResources {

  private final ServiceResources resources;
  private final AsyncCalls calls;

  private AsyncServiceResources(ServiceResources resources, Executor executor) {
    this.resources = Objects.requireNonNull(resources, "resources");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link ServiceResources}, a fake one too.
   *
   * @param resources what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncServiceResources of(ServiceResources resources, Executor executor) {
    return new AsyncServiceResources(resources, executor);
  }

  /**
   * As {@link ServiceResources#mine()}.
   *
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> mine() {
    return calls.call(() -> resources.mine());
  }

  /**
   * As {@link ServiceResources#mine(CallOptions)}.
   *
   * @param options options of the call
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> mine(CallOptions options) {
    return calls.call(() -> resources.mine(options));
  }

  /**
   * As {@link ServiceResources#mine(Collection)}.
   *
   * @param parties any number
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> mine(Collection<PartyUrn> parties) {
    return calls.call(() -> resources.mine(parties));
  }

  /**
   * As {@link ServiceResources#mine(Collection, CallOptions)}.
   *
   * @param parties any number
   * @param options options of each request that is sent
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> mine(
      Collection<PartyUrn> parties, CallOptions options) {
    return calls.call(() -> resources.mine(parties, options));
  }

  /**
   * As {@link ServiceResources#catalogue()}.
   *
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> catalogue() {
    return calls.call(() -> resources.catalogue());
  }

  /**
   * As {@link ServiceResources#catalogue(CallOptions)}.
   *
   * @param options options of the call
   * @return the services
   */
  public CompletableFuture<ServiceResourceList> catalogue(CallOptions options) {
    return calls.call(() -> resources.catalogue(options));
  }

  /**
   * As {@link ServiceResources#limits()}.
   *
   * @return the limits
   */
  public CompletableFuture<Limits> limits() {
    return calls.call(() -> resources.limits());
  }

  /**
   * As {@link ServiceResources#limits(CallOptions)}.
   *
   * @param options options of the call
   * @return the limits
   */
  public CompletableFuture<Limits> limits(CallOptions options) {
    return calls.call(() -> resources.limits(options));
  }

  @Override
  public String toString() {
    return "AsyncServiceResources[]";
  }
}
