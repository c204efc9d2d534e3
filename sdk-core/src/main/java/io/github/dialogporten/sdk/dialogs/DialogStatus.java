package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** How far a dialog has come, as the service owner says. No status hides a dialog. */
public final class DialogStatus extends OpenValue<DialogStatus.Known> {

  private static final long serialVersionUID = 1L;

  /** Work has begun. */
  public static final DialogStatus IN_PROGRESS = new DialogStatus("InProgress", Known.IN_PROGRESS);

  /** Begun by the party, and not sent yet. */
  public static final DialogStatus DRAFT = new DialogStatus("Draft", Known.DRAFT);

  /** The party has to do something. */
  public static final DialogStatus REQUIRES_ATTENTION =
      new DialogStatus("RequiresAttention", Known.REQUIRES_ATTENTION);

  /** Done. */
  public static final DialogStatus COMPLETED = new DialogStatus("Completed", Known.COMPLETED);

  /** It has no status, as with a plain message. */
  public static final DialogStatus NOT_APPLICABLE =
      new DialogStatus("NotApplicable", Known.NOT_APPLICABLE);

  /** The party waits for the service owner. */
  public static final DialogStatus AWAITING = new DialogStatus("Awaiting", Known.AWAITING);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link DialogStatus#IN_PROGRESS}. */
    IN_PROGRESS,
    /** See {@link DialogStatus#DRAFT}. */
    DRAFT,
    /** See {@link DialogStatus#REQUIRES_ATTENTION}. */
    REQUIRES_ATTENTION,
    /** See {@link DialogStatus#COMPLETED}. */
    COMPLETED,
    /** See {@link DialogStatus#NOT_APPLICABLE}. */
    NOT_APPLICABLE,
    /** See {@link DialogStatus#AWAITING}. */
    AWAITING
  }

  private DialogStatus(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The status with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static DialogStatus of(String value) {
    return switch (value) {
      case "InProgress" -> IN_PROGRESS;
      case "Draft" -> DRAFT;
      case "RequiresAttention" -> REQUIRES_ATTENTION;
      case "Completed" -> COMPLETED;
      case "NotApplicable" -> NOT_APPLICABLE;
      case "Awaiting" -> AWAITING;
      default -> new DialogStatus(value, null);
    };
  }
}
