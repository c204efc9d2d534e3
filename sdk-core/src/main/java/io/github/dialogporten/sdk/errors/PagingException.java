package io.github.dialogporten.sdk.errors;

/**
 * The pages do not go on: the server gave the same cursor twice, or said that there is a next page
 * and not where. Going on would be an endless loop, and stopping silently would lose what comes
 * after.
 */
public class PagingException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  /**
   * Pages that do not go on.
   *
   * @param call which call
   * @param what what is wrong, without values
   */
  public PagingException(CallInfo call, String what) {
    super(call, what, null);
  }
}
