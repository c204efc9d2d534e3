package io.github.dialogporten.sdk.errors;

import java.util.Objects;

/**
 * Content that was not fetched, or was fetched and is not what it should be. With {@link
 * Reason#ENCODING} any call can fail, those for JSON and tokens too.
 */
public class ContentException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /**
     * Larger than the limit: 100 KB for an embed; for a file that came compressed {@code
     * AltinnHttp.Builder.maxExpansion}. The message names the limit.
     */
    TOO_LARGE("larger than the limit"),
    /**
     * The answer is coded in a way that was not asked for. The message names the coding; {@code
     * gzip} and {@code identity} are read.
     */
    ENCODING("coded in a way that was not asked for"),
    /** The answer says by its status that it is not the content: 202, 206. The message names it. */
    STATUS("answered with a status that is not one of content"),
    /** The answer is not of the declared type. */
    TYPE_MISMATCH("not of the declared type"),
    /** A login page came instead of the content. Nothing was saved. */
    LOGIN_PAGE("a login page came instead"),
    /** The link has not the form of an address, or names a user. Nothing was sent. */
    LINK_MALFORMED(LinkFaults.MALFORMED),
    /** The link is not of https. Nothing was sent. */
    SCHEME_REFUSED(LinkFaults.SCHEME),
    /**
     * The link's host is not what it looks like: it becomes an IP address, gets a dot, or is
     * Altinn's or another host only when its characters are mapped. Nothing was sent.
     */
    HOST_DISGUISED(LinkFaults.DISGUISED),
    /** The address is not one that a token may go to. Nothing was sent. */
    ADDRESS_REFUSED(LinkFaults.ADDRESS),
    /**
     * The address belongs to Altinn's own content platforms (Correspondence, apps, Storage), which
     * this version of the SDK does not fetch from. Nothing was sent.
     */
    PLATFORM_NOT_SUPPORTED(
        "it is on one of Altinn's own content platforms, which this version does not fetch from"),
    /**
     * The attachment or its link has expired for good. Nothing was sent. Do not open the dialog
     * again for it: that brings nothing back, and marks the dialog as seen once more.
     */
    EXPIRED(LinkFaults.EXPIRED),
    /** The dialog token's time is over. Nothing was sent. Open the dialog again for a fresh one. */
    TOKEN_OVER(LinkFaults.TOKEN_OVER),
    /** The caller has no right to it, as Dialogporten said when the dialog was opened. */
    NOT_AUTHORIZED("the dialog's link is masked: no right to it"),
    /** The answer redirected more than five times. */
    TOO_MANY_REDIRECTS("redirected too often"),
    /** The content could not be written to its file. Nothing half-written is left. */
    NOT_SAVED("it could not be saved");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Reason reason;

  /**
   * Content that is not there.
   *
   * @param call which call
   * @param reason why
   */
  public ContentException(CallInfo call, Reason reason) {
    super(call, Objects.requireNonNull(reason, "reason").text, null);
    this.reason = reason;
  }

  /**
   * Content that is not there.
   *
   * @param call which call
   * @param reason why
   * @param detail what more there is to say, without values of the content
   */
  public ContentException(CallInfo call, Reason reason, String detail) {
    super(call, Objects.requireNonNull(reason, "reason").text + ": " + detail, null);
    this.reason = reason;
  }

  /**
   * Content that could not be saved.
   *
   * @param call which call
   * @param reason why
   * @param cause the cause, whose message holds no values
   */
  public ContentException(CallInfo call, Reason reason, Throwable cause) {
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
