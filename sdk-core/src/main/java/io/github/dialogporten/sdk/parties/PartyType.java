package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** What a party is. */
public final class PartyType extends OpenValue<PartyType.Known> {

  private static final long serialVersionUID = 1L;

  /** An organisation or one of its units. */
  public static final PartyType ORGANISATION = new PartyType("Organization", Known.ORGANISATION);

  /** A person with a national identity number. */
  public static final PartyType PERSON = new PartyType("Person", Known.PERSON);

  /** Somebody who told Altinn or ID-porten who they are, without a national identity number. */
  public static final PartyType SELF_IDENTIFIED =
      new PartyType("SelfIdentified", Known.SELF_IDENTIFIED);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link PartyType#ORGANISATION}. */
    ORGANISATION,
    /** See {@link PartyType#PERSON}. */
    PERSON,
    /** See {@link PartyType#SELF_IDENTIFIED}. */
    SELF_IDENTIFIED
  }

  private PartyType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The type with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static PartyType of(String value) {
    return switch (value) {
      case "Organization" -> ORGANISATION;
      case "Person" -> PERSON;
      case "SelfIdentified" -> SELF_IDENTIFIED;
      default -> new PartyType(value, null);
    };
  }
}
