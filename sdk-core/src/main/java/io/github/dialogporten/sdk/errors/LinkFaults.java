package io.github.dialogporten.sdk.errors;

/** What messages say of a link that is not gone to, of content and of an action alike. */
final class LinkFaults {

  static final String MALFORMED =
      "its link is malformed: it must be https://, a host's name or address, and no user's name";

  static final String SCHEME = "the scheme of its link is refused: it must be https";

  static final String DISGUISED =
      "the host of its link is disguised: it must be written in the characters that it has, and an"
          + " IPv4 address as four decimal numbers";

  static final String ADDRESS =
      "its address is refused: it must be a public address, and none of Altinn's APIs";

  static final String EXPIRED =
      "it has expired for good: opening the dialog again does not bring it back";

  static final String TOKEN_OVER =
      "the dialog token's time is over: open the dialog again for a fresh one";

  private LinkFaults() {}
}
