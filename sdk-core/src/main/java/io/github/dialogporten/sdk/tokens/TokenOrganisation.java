package io.github.dialogporten.sdk.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that a token names, such as {@code 0192:310923044} of the authority {@code
 * iso6523-actorid-upis}.
 *
 * <p>Immutable. Equal when id and authority are.
 */
public final class TokenOrganisation {

  /** Norwegian organisation numbers, as they are registered now and as old tokens say it. */
  private static final List<String> NORWEGIAN = List.of("0192", "9908");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{9}");

  private final String id;
  private final @Nullable String authority;

  private TokenOrganisation(String id, @Nullable String authority) {
    this.id = Shown.plain(id);
    this.authority = authority == null ? null : Shown.plain(authority);
  }

  /** From a claim's value: an object with an id, or the id alone; null for anything else. */
  static @Nullable TokenOrganisation of(@Nullable Object value) {
    if (value instanceof String id) {
      return id.isBlank() ? null : new TokenOrganisation(id, null);
    }
    if (value instanceof Map<?, ?> members) {
      @Nullable Object id = members.get("ID") == null ? members.get("id") : members.get("ID");
      @Nullable Object authority = members.get("authority");
      if (id instanceof String text && !text.isBlank()) {
        return new TokenOrganisation(text, authority instanceof String name ? name : null);
      }
    }
    return null;
  }

  /**
   * The id as the token has it, with what tells whose number it is: {@code 0192:310923044}.
   *
   * @return two to four parts between colons as a rule; {@link TokenInspector#HIDDEN} for what
   *     could be personal data
   */
  public String id() {
    return id;
  }

  /**
   * The kind of id.
   *
   * @return such as {@code iso6523-actorid-upis}, if the token says it
   */
  public Optional<String> authority() {
    return Optional.ofNullable(authority);
  }

  /**
   * The Norwegian organisation number in the id.
   *
   * @return nine digits; empty for an id of another kind
   */
  public Optional<String> number() {
    List<String> parts = Arrays.asList(id.split(":", -1));
    for (int i = 1; i < parts.size(); i++) {
      if (NORWEGIAN.contains(parts.get(i - 1)) && NUMBER.matcher(parts.get(i)).matches()) {
        return Optional.of(parts.get(i));
      }
    }
    return parts.size() == 1 && NUMBER.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenOrganisation that
        && id.equals(that.id)
        && Objects.equals(authority, that.authority);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "TokenOrganisation[" + id + "]";
  }
}
