package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Which party identifiers the real service accepts. */
final class PartyUrns {

  static final String ORGANISATION = "urn:altinn:organization:identifier-no:";
  static final String PERSON = "urn:altinn:person:identifier-no:";
  static final String EMAIL = "urn:altinn:person:idporten-email:";
  static final String SELF_IDENTIFIED = "urn:altinn:person:legacy-selfidentified:";

  private static final int[] ORGANISATION_WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};
  private static final int[] PERSON_WEIGHTS_1 = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  private static final int[] PERSON_WEIGHTS_2 = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  private PartyUrns() {}

  static boolean isValid(String urn) {
    if (urn.startsWith(ORGANISATION)) {
      String number = urn.substring(ORGANISATION.length());
      return number.matches("\\d{9}") && checks(number, ORGANISATION_WEIGHTS);
    } else if (urn.startsWith(PERSON)) {
      String number = urn.substring(PERSON.length());
      return number.matches("\\d{11}")
          && checks(number, PERSON_WEIGHTS_1)
          && checks(number, PERSON_WEIGHTS_2);
    } else if (urn.startsWith(EMAIL)) {
      return isEmail(urn);
    } else if (urn.startsWith(SELF_IDENTIFIED)) {
      return urn.length() > SELF_IDENTIFIED.length();
    }
    return false;
  }

  /** A well-formed URI; when it has been decoded, one at sign and a dot in what is behind it. */
  private static boolean isEmail(String urn) {
    try {
      String address = new URI(urn).getSchemeSpecificPart().substring(EMAIL.length() - 4);
      return address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static String message(String value) {
    return "'"
        + value.toLowerCase(Locale.ROOT)
        + "' must be on format '"
        + ORGANISATION
        + "{norwegian org-nr}', '"
        + PERSON
        + "{norwegian f-nr/d-nr}', '"
        + EMAIL
        + "{e-mail}' or '"
        + SELF_IDENTIFIED
        + "{username}' with valid numbers.";
  }

  private static boolean checks(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum % 11 == 0;
  }
}
