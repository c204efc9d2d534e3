package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/**
 * A label that the end users of a party put on a dialog. Labels belong to the dialog and are shared
 * by all who have access to it. {@link Labels} changes them.
 */
public final class SystemLabel extends OpenValue<SystemLabel.Known> {

  private static final long serialVersionUID = 1L;

  /** Neither archived nor in the bin. */
  public static final SystemLabel DEFAULT = new SystemLabel("Default", Known.DEFAULT);

  /** In the bin. A search finds it all the same. */
  public static final SystemLabel BIN = new SystemLabel("Bin", Known.BIN);

  /** Archived. A search finds it all the same. */
  public static final SystemLabel ARCHIVE = new SystemLabel("Archive", Known.ARCHIVE);

  /** Marked as unopened; opening the dialog takes it off. */
  public static final SystemLabel MARKED_AS_UNOPENED =
      new SystemLabel("MarkedAsUnopened", Known.MARKED_AS_UNOPENED);

  /** The party has sent something. The server alone sets it, and nobody takes it off. */
  public static final SystemLabel SENT = new SystemLabel("Sent", Known.SENT);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link SystemLabel#DEFAULT}. */
    DEFAULT,
    /** See {@link SystemLabel#BIN}. */
    BIN,
    /** See {@link SystemLabel#ARCHIVE}. */
    ARCHIVE,
    /** See {@link SystemLabel#MARKED_AS_UNOPENED}. */
    MARKED_AS_UNOPENED,
    /** See {@link SystemLabel#SENT}. */
    SENT
  }

  private SystemLabel(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The label with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static SystemLabel of(String value) {
    return switch (value) {
      case "Default" -> DEFAULT;
      case "Bin" -> BIN;
      case "Archive" -> ARCHIVE;
      case "MarkedAsUnopened" -> MARKED_AS_UNOPENED;
      case "Sent" -> SENT;
      default -> new SystemLabel(value, null);
    };
  }
}
