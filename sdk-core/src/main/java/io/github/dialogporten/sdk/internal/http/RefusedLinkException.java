package io.github.dialogporten.sdk.internal.http;

/** An address that no request goes to. Nothing was sent. */
public final class RefusedLinkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not one of the destinations that a credential may go to. */
    ADDRESS,
    /** One of Altinn's own content platforms. */
    PLATFORM,
    /** Dialogporten masked it: no right. */
    UNAUTHORIZED,
    /** Dialogporten masked it: expired. */
    EXPIRED,
    /** A login page instead of the content. */
    LOGIN,
    /** More than five redirects. */
    REDIRECTS
  }

  private final transient Reason reason;

  RefusedLinkException(Reason reason) {
    super("refused: " + reason);
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
