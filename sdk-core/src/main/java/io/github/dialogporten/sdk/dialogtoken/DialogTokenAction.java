package io.github.dialogporten.sdk.dialogtoken;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of what a dialog token allows: an action on the service's main resource, or on the part
 * of it that an authorization attribute names.
 *
 * <p>Immutable.
 */
public final class DialogTokenAction {

  private final String entry;

  private DialogTokenAction(String entry) {
    this.entry = entry;
  }

  static DialogTokenAction of(String entry) {
    return new DialogTokenAction(entry);
  }

  /**
   * An entry as a caller asks for it.
   *
   * @param text {@code action}, or {@code action,attribute}
   * @return the entry
   * @throws IllegalArgumentException when it can be no entry
   */
  static DialogTokenAction asked(String text) {
    int comma = text.indexOf(',');
    boolean attribute = comma >= 0;
    if (text.isBlank()
        || text.indexOf(';') >= 0
        || (attribute
            && (text.substring(0, comma).isBlank() || text.substring(comma + 1).isBlank()))
        || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          "action: a whole entry, such as 'read', or 'read,urn:altinn:subresource:x' for an action"
              + " with an authorization attribute");
    }
    return new DialogTokenAction(text);
  }

  /**
   * The whole entry, as it stands in the token.
   *
   * @return {@code action}, or {@code action,attribute}
   */
  public String entry() {
    return entry;
  }

  /**
   * The action.
   *
   * @return such as {@code read}
   */
  public String action() {
    int comma = entry.indexOf(',');
    return comma < 0 ? entry : entry.substring(0, comma);
  }

  /**
   * Which part of the service it is about.
   *
   * @return the authorization attribute; empty for the main resource
   */
  public Optional<String> attribute() {
    int comma = entry.indexOf(',');
    return comma < 0 ? Optional.empty() : Optional.of(entry.substring(comma + 1));
  }

  /** Whole entries, in any case, as Dialogporten's own validator compares them. */
  boolean matches(DialogTokenAction other) {
    return entry.equalsIgnoreCase(other.entry);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DialogTokenAction that && entry.equals(that.entry);
  }

  @Override
  public int hashCode() {
    return entry.hashCode();
  }

  @Override
  public String toString() {
    return "DialogTokenAction[]";
  }
}
