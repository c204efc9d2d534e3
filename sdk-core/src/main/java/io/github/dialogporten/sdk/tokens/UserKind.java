package io.github.dialogporten.sdk.tokens;

/**
 * Whose a token is, by what it says. Later versions may tell more kinds apart, which are {@link
 * #OTHER} now: a {@code switch} needs a default branch.
 */
public enum UserKind {
  /** A person's, who has a national identity number. */
  PERSON,
  /** A system user's: a system that acts for the organisation that owns the system user. */
  SYSTEM_USER,
  /** An organisation's, without a system user. Dialogporten's end-user API refuses it. */
  ORGANISATION,
  /** A person's who is known by an e-mail address only. */
  EMAIL_USER,
  /**
   * A dialog token: Dialogporten gives it for one dialog, for the service owner's address. It is no
   * token for Dialogporten itself.
   */
  DIALOG_TOKEN,
  /** Another one's. */
  OTHER
}
