package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** Whom the address of an attachment is for. */
public final class ConsumerType extends OpenValue<ConsumerType.Known> {

  private static final long serialVersionUID = 1L;

  /** A person with a browser. */
  public static final ConsumerType GUI = new ConsumerType("Gui", Known.GUI);

  /** A program. */
  public static final ConsumerType API = new ConsumerType("Api", Known.API);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link ConsumerType#GUI}. */
    GUI,
    /** See {@link ConsumerType#API}. */
    API
  }

  private ConsumerType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The type with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static ConsumerType of(String value) {
    return switch (value) {
      case "Gui" -> GUI;
      case "Api" -> API;
      default -> new ConsumerType(value, null);
    };
  }
}
