package io.github.dialogporten.sdk.resources;

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
  ServiceResourceList mine();

  /**
   * The services whose dialogs the caller may see, for any of these parties. Parties that the
   * caller may not act for count for nothing. One request takes 100 parties; more are asked for in
   * parts, one after the other, and each service is in the list once.
   *
   * @param parties any number; for none of them nothing is sent, and the list is empty
   * @return the services
   */
  ServiceResourceList mine(Collection<PartyUrn> parties);

  /**
   * Every service that at least one dialog belongs to, whoever may see it. Open to everybody: no
   * token is got for it, and none is sent. The server's answer may be 20 minutes old.
   *
   * @return the services
   */
  ServiceResourceList catalogue();
}
