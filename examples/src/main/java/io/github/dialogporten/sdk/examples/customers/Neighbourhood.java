package io.github.dialogporten.sdk.examples.customers;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.util.ArrayList;
import java.util.List;

/**
 * Synthetic customers of an Altinn in this process, with a system user each. The first has not
 * approved its system user yet, and the second has taken the right back.
 */
final class Neighbourhood {

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final int FIRST = 31_500_000;
  private static final String RESOURCE = "urn:altinn:resource:syntetisk-post";

  private Neighbourhood() {}

  /**
   * Lets customers move in.
   *
   * @param altinn an Altinn of this process
   * @param count how many, three or more
   * @return their organisation numbers
   */
  static List<String> settle(LocalAltinn altinn, int count) {
    List<String> numbers = new ArrayList<>();
    for (int stem = FIRST; numbers.size() < count; stem++) {
      int check = checkDigit(stem);
      if (check < 10) {
        numbers.add(Integer.toString(stem) + check);
        moveIn(altinn, numbers.get(numbers.size() - 1), numbers.size());
      }
    }
    return List.copyOf(numbers);
  }

  private static void moveIn(LocalAltinn altinn, String number, int which) {
    TestParty party = altinn.parties().organisation(number, "SYNTETISK KUNDE " + which + " AS");
    if (which == 1) {
      return; // has not approved the system user
    }
    TestSystemUser user = altinn.systemUsers().add(party, altinn.world().clientId());
    if (which == 2) {
      return; // has taken the right back
    }
    user.represents(party);
    for (int i = 0; i <= which % 3; i++) {
      altinn.dialogs().add(DialogSpec.of(party.urn(), RESOURCE, "Brev nummer " + (i + 1)));
    }
  }

  /** The ninth digit of an organisation number (modulus 11); 10 where there is none. */
  private static int checkDigit(int stem) {
    String digits = Integer.toString(stem);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
