package io.github.dialogporten.sdk.dialogtoken;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog token says. A claim that is not there, or of another type than it should be, is
 * empty; claims that are not known are passed over.
 *
 * <p>Parties can be persons: what the methods give is personal data. Immutable. Its {@code
 * toString} holds the dialog's id and times only.
 */
public final class DialogTokenClaims {

  /** The last second of the year 9999. */
  static final long LAST = 253_402_300_799L;

  private static final int UUID_LENGTH = 36;

  private final Map<String, @Nullable Object> claims;
  private final List<DialogTokenAction> actions;

  DialogTokenClaims(Map<String, @Nullable Object> claims) {
    this.claims = claims;
    this.actions = actions(claims.get("a"));
  }

  private static List<DialogTokenAction> actions(@Nullable Object claim) {
    return claim instanceof String text
        ? Arrays.stream(text.split(";", -1))
            .filter(entry -> !entry.isBlank())
            .map(DialogTokenAction::of)
            .toList()
        : List.of();
  }

  /**
   * Which token it is ({@code jti}).
   *
   * @return an id that no other token has
   */
  public Optional<String> id() {
    return text("jti");
  }

  /**
   * Who issued it ({@code iss}): Dialogporten's address with {@code /api/v1}.
   *
   * @return the issuer
   */
  public Optional<String> issuer() {
    return text("iss");
  }

  /**
   * Which dialog it is for ({@code i}).
   *
   * @return the dialog's id
   */
  public Optional<UUID> dialogId() {
    return text("i").filter(id -> id.length() == UUID_LENGTH).flatMap(DialogTokenClaims::uuid);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whose dialog it is ({@code p}). Personal data when it is a person's.
   *
   * @return the party's URN
   */
  public Optional<String> party() {
    return text("p");
  }

  /**
   * Which service the dialog belongs to ({@code s}).
   *
   * @return a URN that begins with {@code urn:altinn:resource:}
   */
  public Optional<String> serviceResource() {
    return text("s");
  }

  /**
   * What the user may do ({@code a}).
   *
   * @return the entries in the token's order; empty when nothing is allowed
   */
  public List<DialogTokenAction> actions() {
    return actions;
  }

  /**
   * Whether the token allows an action on the main resource.
   *
   * @param action the action, in any case
   * @return whether there is such an entry, without an attribute
   */
  public boolean allows(String action) {
    return has(DialogTokenAction.asked(action));
  }

  /**
   * Whether the token allows an action on the part that an authorization attribute names.
   *
   * @param action the action, in any case
   * @param attribute the attribute, in any case
   * @return whether there is such an entry
   */
  public boolean allows(String action, String attribute) {
    return has(DialogTokenAction.asked(action + "," + attribute));
  }

  private boolean has(DialogTokenAction asked) {
    return actions.stream().anyMatch(asked::matches);
  }

  /**
   * At which level the user was authenticated ({@code l}).
   *
   * @return 0 to 4
   */
  public Optional<Integer> authenticationLevel() {
    return claims.get("l") instanceof Integer level ? Optional.of(level) : Optional.empty();
  }

  /**
   * Who was authenticated ({@code c}): a person, or for a system user the organisation whose client
   * in Maskinporten was used, which as a rule is the system's vendor. Personal data when it is a
   * person's.
   *
   * @return the party's URN
   */
  public Optional<String> authenticatedParty() {
    return text("c");
  }

  /**
   * The organisation that acts for another by delegation in Maskinporten ({@code u}).
   *
   * @return the supplier's URN; Dialogporten does not send it today
   */
  public Optional<String> supplier() {
    return text("u");
  }

  /**
   * The system user ({@code y}).
   *
   * @return a URN that begins with {@code urn:altinn:systemuser:uuid:}; empty for a person
   */
  public Optional<String> systemUser() {
    return text("y");
  }

  /**
   * The organisation that the system user belongs to ({@code o}).
   *
   * @return its URN; empty for a person
   */
  public Optional<String> systemUserOwner() {
    return text("o");
  }

  /**
   * When it was issued ({@code iat}).
   *
   * @return the time
   */
  public Optional<Instant> issuedAt() {
    return time("iat");
  }

  /**
   * From when it is valid ({@code nbf}): when it was issued.
   *
   * @return the time
   */
  public Optional<Instant> notBefore() {
    return time("nbf");
  }

  /**
   * When it ceases to be valid ({@code exp}): ten minutes after it was issued.
   *
   * @return the time
   */
  public Optional<Instant> expiresAt() {
    return time("exp");
  }

  private Optional<String> text(String name) {
    return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private Optional<Instant> time(String name) {
    @Nullable Object value = claims.get(name);
    if (value instanceof Integer || value instanceof Long) {
      long seconds = ((Number) value).longValue();
      if (seconds >= 0 && seconds <= LAST) {
        return Optional.of(Instant.ofEpochSecond(seconds));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    String end = expiresAt().map(at -> ", expiresAt=" + at).orElse("");
    return "DialogTokenClaims[%s, actions=%s%s]"
        .formatted(dialogId().map(UUID::toString).orElse("no dialog"), actions.size(), end);
  }
}
