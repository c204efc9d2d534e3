package io.github.dialogporten.sdk.parties;

/**
 * The parties that the caller may act for. There are two lists: Dialogporten's own, {@link
 * #list()}, which needs nothing beyond what a search needs and is the one to search with; and that
 * of Altinn Access Management, {@link #withAccess}, which also tells why the caller has access, and
 * needs a scope of its own and an Altinn token.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface Parties {

  /**
   * The parties, all at once: the server knows no pages here. It may know about a new access or a
   * lost one half an hour late. A system user without any gets an empty list; a person without any
   * gets a 502, which looks like an outage and is tried again as one.
   *
   * @return the parties
   */
  PartyList list();

  /**
   * The parties with what the access to them consists of, from Altinn Access Management. An agent
   * system user gets its clients. The token provider must have been given the scope {@code
   * altinn:accessmanagement/authorizedparties}; its token is exchanged for an Altinn token first,
   * unless it is one. Without the scope the answer is 403, {@link
   * io.github.dialogporten.sdk.errors.ForbiddenException.Reason#SCOPE}.
   *
   * @param query which parties, and what to tell of them
   * @return the parties
   */
  PartyAccessList withAccess(AccessQuery query);
}
