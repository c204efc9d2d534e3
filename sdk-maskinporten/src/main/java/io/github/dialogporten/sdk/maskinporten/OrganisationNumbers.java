package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.Objects;

/** Organisation numbers in any usual spelling, as the core reads them. */
final class OrganisationNumbers {

  private OrganisationNumbers() {}

  /**
   * The nine digits.
   *
   * @throws IllegalArgumentException when it is none, naming the argument, not its value
   */
  static String digits(String argument, String text) {
    Objects.requireNonNull(text, argument);
    try {
      return PartyUrn.organisation(text).organisationNumber().orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          argument
              + ": an organisation number of nine digits with a valid check digit; spaces and the"
              + " prefix 0192: are taken too",
          e);
    }
  }
}
