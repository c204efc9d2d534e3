package io.github.dialogporten.sdk.text;

import org.jspecify.annotations.Nullable;

/** What kind of actor did something. */
public final class ActorType extends OpenValue<ActorType.Known> {

  private static final long serialVersionUID = 1L;

  /** Somebody for the party: a person, an organisation or a system user. */
  public static final ActorType PARTY_REPRESENTATIVE =
      new ActorType("PartyRepresentative", Known.PARTY_REPRESENTATIVE);

  /** The service owner. */
  public static final ActorType SERVICE_OWNER = new ActorType("ServiceOwner", Known.SERVICE_OWNER);

  /** The kinds that this version knows. */
  public enum Known {
    /** See {@link ActorType#PARTY_REPRESENTATIVE}. */
    PARTY_REPRESENTATIVE,
    /** See {@link ActorType#SERVICE_OWNER}. */
    SERVICE_OWNER
  }

  private ActorType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The kind with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static ActorType of(String value) {
    return switch (value) {
      case "PartyRepresentative" -> PARTY_REPRESENTATIVE;
      case "ServiceOwner" -> SERVICE_OWNER;
      default -> new ActorType(value, null);
    };
  }
}
