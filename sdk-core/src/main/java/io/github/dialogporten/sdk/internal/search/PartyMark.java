package io.github.dialogporten.sdk.internal.search;

/**
 * What a cursor keeps of a party, to know it again: of an organisation its number, of anybody else
 * two bytes of a hash.
 *
 * @param organisation whether it is an organisation with a number
 * @param value the number, or the two bytes
 */
record PartyMark(boolean organisation, int value) implements Comparable<PartyMark> {

  private static final String ORGANISATION = "urn:altinn:organization:identifier-no:";
  private static final int DIGITS = 9;

  static PartyMark of(String party) {
    if (party.startsWith(ORGANISATION)) {
      String number = party.substring(ORGANISATION.length());
      if (number.length() == DIGITS && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return new PartyMark(true, Integer.parseInt(number));
      }
    }
    return new PartyMark(false, Hashes.fingerprint(party));
  }

  @Override
  public int compareTo(PartyMark other) {
    int kind = Boolean.compare(other.organisation, organisation);
    return kind != 0 ? kind : Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "PartyMark[]";
  }
}
