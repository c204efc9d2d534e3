package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An action that was not performed. Nothing was sent, unless a subclass says otherwise. */
public class ActionException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /**
     * It asks a question ({@code prompt}) or deletes, and {@code Confirmation.given()} is absent.
     */
    CONFIRMATION_REQUIRED("it asks a question or deletes, so it needs Confirmation.given()"),
    /** It is a link for a browser, not something to perform. */
    NAVIGATIONAL("it is a link to open in a browser, not a write action"),
    /** Its method is none that a write action has: POST or DELETE. */
    METHOD_NOT_SUPPORTED("its HTTP method is not one of a write action"),
    /** The caller has no right to it, as Dialogporten said when the dialog was opened. */
    NOT_AUTHORIZED("no right to it"),
    /** The link has not the form of an address, or names a user. */
    LINK_MALFORMED(LinkFaults.MALFORMED),
    /** The link is not of https. */
    SCHEME_REFUSED(LinkFaults.SCHEME),
    /**
     * The link's host is not what it looks like: it becomes an IP address, gets a dot, or is
     * Altinn's or another host only when its characters are mapped.
     */
    HOST_DISGUISED(LinkFaults.DISGUISED),
    /** The address is not one that a token may go to. */
    ADDRESS_REFUSED(LinkFaults.ADDRESS),
    /**
     * The address belongs to Altinn's own content platforms (Correspondence, apps, Storage), which
     * this version of the SDK does not call.
     */
    PLATFORM_NOT_SUPPORTED(
        "it is on one of Altinn's own content platforms, which this version does not call"),
    /** Its link has expired for good: opening the dialog again does not bring it back. */
    EXPIRED(LinkFaults.EXPIRED),
    /** The dialog token's time is over. Open the dialog again for a fresh one. */
    TOKEN_OVER(LinkFaults.TOKEN_OVER),
    /** It is not known whether it was performed: see {@link ActionOutcomeUnknownException}. */
    OUTCOME_UNKNOWN(
        "it was sent, and no answer says whether it was performed: look at the dialog before"
            + " performing it again");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Reason reason;

  /**
   * An action that was not performed.
   *
   * @param call which call
   * @param reason why
   */
  public ActionException(CallInfo call, Reason reason) {
    this(call, reason, null);
  }

  /**
   * For the subclasses.
   *
   * @param call which call
   * @param reason why
   * @param cause the cause, whose message holds no values
   */
  protected ActionException(CallInfo call, Reason reason, @Nullable Throwable cause) {
    super(call, Objects.requireNonNull(reason, "reason").text, cause);
    this.reason = reason;
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
