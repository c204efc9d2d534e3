package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** How prominent the button of an action is to be. */
public final class ActionPriority extends OpenValue<ActionPriority.Known> {

  private static final long serialVersionUID = 1L;

  /** The one that matters most; at most one in a dialog. */
  public static final ActionPriority PRIMARY = new ActionPriority("Primary", Known.PRIMARY);

  /** At most one in a dialog. */
  public static final ActionPriority SECONDARY = new ActionPriority("Secondary", Known.SECONDARY);

  /** The others. */
  public static final ActionPriority TERTIARY = new ActionPriority("Tertiary", Known.TERTIARY);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link ActionPriority#PRIMARY}. */
    PRIMARY,
    /** See {@link ActionPriority#SECONDARY}. */
    SECONDARY,
    /** See {@link ActionPriority#TERTIARY}. */
    TERTIARY
  }

  private ActionPriority(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The priority with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static ActionPriority of(String value) {
    return switch (value) {
      case "Primary" -> PRIMARY;
      case "Secondary" -> SECONDARY;
      case "Tertiary" -> TERTIARY;
      default -> new ActionPriority(value, null);
    };
  }
}
