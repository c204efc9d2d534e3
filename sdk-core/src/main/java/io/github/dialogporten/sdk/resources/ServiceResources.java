package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.Collection;

/**
 * The services that dialogs belong to. Nothing here changes anything on the server, and each call
 * asks it: services are not remembered.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface ServiceResources {

  /**
   * The services whose dialogs the caller may see, for any of the parties that it may act for. The
   * server keeps its answer for 15 minutes. With more than 1000 parties the answer is the whole
   * catalogue, and {@link ServiceResourceList#isFullCatalogueFallback()} says so.
   *
   * @return the services
   */
  default ServiceResourceList mine() {
    return mine(CallOptions.none());
  }

  /**
   * As {@link #mine()}.
   *
   * @param options options of this call
   * @return the services
   */
  ServiceResourceList mine(CallOptions options);

  /**
   * The services whose dialogs the caller may see, for any of these parties. Parties that the
   * caller may not act for count for nothing. One request takes 100 parties; more are asked for in
   * parts, one after the other, and each service is in the list once.
   *
   * @param parties any number; for none of them nothing is sent, and the list is empty
   * @return the services
   */
  default ServiceResourceList mine(Collection<PartyUrn> parties) {
    return mine(parties, CallOptions.none());
  }

  /**
   * As {@link #mine(Collection)}.
   *
   * @param parties any number
   * @param options options of each request that is sent
   * @return the services
   */
  ServiceResourceList mine(Collection<PartyUrn> parties, CallOptions options);

  /**
   * Every service that at least one dialog belongs to, whoever may see it. Open to everybody: no
   * token is got for it, and none is sent. The server's answer may be 20 minutes old.
   *
   * @return the services
   */
  default ServiceResourceList catalogue() {
    return catalogue(CallOptions.none());
  }

  /**
   * As {@link #catalogue()}.
   *
   * @param options options of this call
   * @return the services
   */
  ServiceResourceList catalogue(CallOptions options);

  /**
   * How many values the filters of a search take now. Open to everybody: no token is got for it,
   * and none is sent. Searches go by what is read here, and read it by themselves when they need
   * it.
   *
   * @return the limits
   */
  default Limits limits() {
    return limits(CallOptions.none());
  }

  /**
   * As {@link #limits()}.
   *
   * @param options options of this call; the languages have no effect here
   * @return the limits
   */
  Limits limits(CallOptions options);
}
