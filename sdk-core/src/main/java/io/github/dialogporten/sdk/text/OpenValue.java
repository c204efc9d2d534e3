package io.github.dialogporten.sdk.text;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value from a list that the server may extend. The raw value is kept, so that a value that this
 * version does not know survives; {@link #known()} gives an enum to switch over.
 *
 * <p>Equal when class and raw value are. Immutable.
 *
 * @param <K> the values that this version knows
 */
public abstract class OpenValue<K extends Enum<K>> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How values of such lists look. Anything else is a mistake, and could be anything. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  private final String value;
  private final @Nullable K known;

  /**
   * For the subclasses.
   *
   * @param value the raw value
   * @param known the known value, or null when this version does not know it
   */
  protected OpenValue(String value, @Nullable K known) {
    this.value = Objects.requireNonNull(value, "value");
    this.known = known;
  }

  /**
   * The raw value, as it goes over the wire.
   *
   * @return the value
   */
  public final String value() {
    return value;
  }

  /**
   * The value as an enum, for {@code switch}.
   *
   * @return the known value; empty for one that came after this version
   */
  public final Optional<K> known() {
    return Optional.ofNullable(known);
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // a status is no label, though both may be called the same
  public final boolean equals(@Nullable Object other) {
    return other != null
        && getClass() == other.getClass()
        && value.equals(((OpenValue<?>) other).value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /**
   * The raw value, to be shown or logged.
   *
   * @return the value; a stand-in where a server sent one that this version does not know and that
   *     is not a single word, since it could be anything
   */
  @Override
  public final String toString() {
    return known != null || WORD.matcher(value).matches() ? value : "(unknown value)";
  }
}
