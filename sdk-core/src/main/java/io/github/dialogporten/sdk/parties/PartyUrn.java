package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URN of a party, as a caller gives it: checked, and written the one way that Dialogporten
 * takes. What the server sends is never checked; {@link Party#party()} is its text.
 *
 * <p>Immutable. Its {@code toString} holds the number of an organisation, and nothing of a person.
 */
public final class PartyUrn implements PartyReference, Serializable {

  private static final long serialVersionUID = 1L;

  /** What a URN names. */
  public enum Kind {
    /** {@code urn:altinn:organization:identifier-no:}, an organisation number. */
    ORGANISATION("urn:altinn:organization:identifier-no:"),
    /** {@code urn:altinn:person:identifier-no:}, a national identity number or D-number. */
    PERSON("urn:altinn:person:identifier-no:"),
    /** {@code urn:altinn:person:idporten-email:}, the mail address of a user of ID-porten. */
    EMAIL("urn:altinn:person:idporten-email:"),
    /** {@code urn:altinn:person:legacy-selfidentified:}, a user name of Altinn 2. */
    SELF_IDENTIFIED("urn:altinn:person:legacy-selfidentified:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final int LONGEST_NAME = 1_000;

  private static final Pattern SEPARATORS = Pattern.compile("[.\\-\\p{Z}\\t-\\r\\x1C-\\x1F]");
  private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@]+@[^@]+\\.[^@]+");
  private static final Pattern GAP = Pattern.compile("[\\p{Z}\\p{Cc}]");

  private final Kind kind;
  private final String id;

  private PartyUrn(Kind kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  /**
   * The party with this URN.
   *
   * @param text a whole URN of one of the four kinds; numbers in any spelling that {@link
   *     #organisation} and {@link #person} take, addresses and user names in any case
   * @return the party
   * @throws IllegalArgumentException when it is none of them, or a check digit is wrong
   */
  public static PartyUrn parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.prefix)) {
        String id = text.substring(kind.prefix.length());
        return switch (kind) {
          case ORGANISATION -> organisation(id);
          case PERSON -> person(id);
          case EMAIL -> email(id);
          case SELF_IDENTIFIED -> selfIdentified(id);
        };
      }
    }
    throw new IllegalArgumentException(
        "party: a URN that begins with urn:altinn:organization:identifier-no:,"
            + " urn:altinn:person:identifier-no:, urn:altinn:person:idporten-email: or"
            + " urn:altinn:person:legacy-selfidentified:");
  }

  /**
   * An organisation.
   *
   * @param number its number: nine digits with a valid check digit; spaces, dots and hyphens, the
   *     prefix {@code 0192:} or that of the URN, and {@code NO} before and {@code MVA} after are
   *     taken off
   * @return the party
   * @throws IllegalArgumentException when it is no organisation number
   */
  public static PartyUrn organisation(String number) {
    String prefix = withoutSeparators(Kind.ORGANISATION.prefix);
    String text = withoutSeparators(number);
    String digits = Ascii.lower(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    digits = digits.startsWith("0192:") ? digits.substring(5) : digits;
    digits = digits.startsWith("no") ? digits.substring(2) : digits;
    digits = digits.endsWith("mva") ? digits.substring(0, digits.length() - 3) : digits;
    if (!CheckDigits.isOrganisationNumber(digits)) {
      throw new IllegalArgumentException(
          "organisation: an organisation number of nine digits with a valid check digit");
    }
    return new PartyUrn(Kind.ORGANISATION, digits);
  }

  /**
   * A person.
   *
   * @param number a national identity number or D-number, of test persons too: eleven digits with
   *     valid check digits; spaces, dots and hyphens are taken off
   * @return the party
   * @throws IllegalArgumentException when it is none
   */
  public static PartyUrn person(String number) {
    String digits = withoutSeparators(number);
    if (!CheckDigits.isNationalIdentityNumber(digits)) {
      throw new IllegalArgumentException(
          "person: a national identity number or D-number of eleven digits with valid check"
              + " digits");
    }
    return new PartyUrn(Kind.PERSON, digits);
  }

  /**
   * A user of ID-porten who is known by a mail address.
   *
   * @param address the address, in any case: one at sign, and a dot in the part after it
   * @return the party
   * @throws IllegalArgumentException when it is no such mail address
   */
  public static PartyUrn email(String address) {
    String lower = lower(address);
    if (!MAIL_ADDRESS.matcher(lower).matches() || hasGap(lower)) {
      throw new IllegalArgumentException(
          "email: a mail address, with one @ and a dot in the part after it");
    }
    return new PartyUrn(Kind.EMAIL, lower);
  }

  /**
   * A self-identified user of Altinn 2.
   *
   * @param name the user name, in any case
   * @return the party
   * @throws IllegalArgumentException when it is empty or holds a space
   */
  public static PartyUrn selfIdentified(String name) {
    String lower = lower(name);
    if (lower.isEmpty() || hasGap(lower)) {
      throw new IllegalArgumentException("selfIdentified: a user name without spaces");
    }
    return new PartyUrn(Kind.SELF_IDENTIFIED, lower);
  }

  /** Empty where it is longer than any name, which lower case would take long for. */
  private static String lower(String name) {
    return name.length() > LONGEST_NAME ? "" : name.strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutSeparators(String number) {
    return SEPARATORS.matcher(number).replaceAll("");
  }

  private static boolean hasGap(String text) {
    return GAP.matcher(text).find();
  }

  /**
   * What it names.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The URN. Of a person it is personal data.
   *
   * @return the whole URN
   */
  public String value() {
    return kind.prefix + id;
  }

  /**
   * The organisation number.
   *
   * @return nine digits; empty for a person
   */
  public Optional<String> organisationNumber() {
    return kind == Kind.ORGANISATION ? Optional.of(id) : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartyUrn that && kind == that.kind && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + id.hashCode();
  }

  @Override
  public String toString() {
    return kind == Kind.ORGANISATION ? "PartyUrn[organization " + id + "]" : "PartyUrn[person]";
  }
}
