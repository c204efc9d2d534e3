package io.github.dialogporten.sdk.internal.http;

/** An address that no request goes to: the link itself, or where an answer led. */
public final class RefusedLinkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No address on the web, or one with a user's name. */
    FORM,
    /** Not of https. */
    SCHEME,
    /** Its host becomes an address, a dot or a known host by mapping only. */
    DISGUISED,
    /** Not one of the destinations that a credential may go to. */
    ADDRESS,
    /** One of Altinn's own content platforms. */
    PLATFORM,
    /** Dialogporten masked it: no right. */
    UNAUTHORIZED,
    /** Dialogporten masked it: expired. */
    EXPIRED,
    /** The link is good, and the dialog token is not any more. */
    TOKEN_OVER,
    /** A login page instead of the content. */
    LOGIN,
    /** More than five redirects. */
    REDIRECTS
  }

  private final transient Reason reason;
  private final int requests;

  RefusedLinkException(Reason reason) {
    this(reason, 0);
  }

  private RefusedLinkException(Reason reason, int requests) {
    super("refused: " + reason);
    this.reason = reason;
    this.requests = requests;
  }

  /** The same, told after requests were sent. */
  RefusedLinkException after(int sent) {
    return new RefusedLinkException(reason, sent);
  }

  /**
   * How many requests were sent before.
   *
   * @return 0 when the link itself was refused
   */
  public int requests() {
    return requests;
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
