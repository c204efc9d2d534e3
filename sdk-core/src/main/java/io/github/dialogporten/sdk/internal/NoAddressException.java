package io.github.dialogporten.sdk.internal;

/** A text that is no address on the web, or a name that is none of a host. */
public final class NoAddressException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Fault {
    /** It has not the form of one, or names a user. */
    FORM,
    /** It is not of http or https. */
    SCHEME,
    /** Its host would become a name or an address by mapping only. */
    DISGUISED
  }

  private final Fault fault;

  NoAddressException(Fault fault) {
    super(fault.name()); // without the text, which may hold what is personal
    this.fault = fault;
  }

  /** Why. */
  public Fault fault() {
    return fault;
  }
}
