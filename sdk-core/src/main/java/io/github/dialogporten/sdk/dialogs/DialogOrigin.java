package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialog comes from: who writes it into Dialogporten. It tells what can be in it, how late
 * it comes, and which API goes on with it. Decided here by what the dialog shows; see {@link
 * DialogHeader#origin()}.
 */
public final class DialogOrigin extends OpenValue<DialogOrigin.Known> {

  private static final long serialVersionUID = 1L;

  /** The service owner writes it itself. */
  public static final DialogOrigin DIRECT = new DialogOrigin("Direct", Known.DIRECT);

  /** A message of Altinn 3's message service, which the service owner sent there. */
  public static final DialogOrigin ALTINN3_MESSAGE =
      new DialogOrigin("Altinn3Message", Known.ALTINN3_MESSAGE);

  /** A message that was sent in Altinn 2 and moved to Altinn 3's message service. */
  public static final DialogOrigin ALTINN2_MESSAGE =
      new DialogOrigin("Altinn2Message", Known.ALTINN2_MESSAGE);

  /** An instance of an Altinn 3 app. */
  public static final DialogOrigin APP = new DialogOrigin("App", Known.APP);

  /** A form that was sent in in Altinn 2 or Altinn 1 and moved to Altinn 3's storage. */
  public static final DialogOrigin ALTINN2_FORM =
      new DialogOrigin("Altinn2Form", Known.ALTINN2_FORM);

  /** The service is of a type that this version does not know. Never {@link #known()}. */
  public static final DialogOrigin UNKNOWN = new DialogOrigin("Unknown", null);

  /** The origins that this version knows. */
  public enum Known {
    /** See {@link DialogOrigin#DIRECT}. */
    DIRECT,
    /** See {@link DialogOrigin#ALTINN3_MESSAGE}. */
    ALTINN3_MESSAGE,
    /** See {@link DialogOrigin#ALTINN2_MESSAGE}. */
    ALTINN2_MESSAGE,
    /** See {@link DialogOrigin#APP}. */
    APP,
    /** See {@link DialogOrigin#ALTINN2_FORM}. */
    ALTINN2_FORM
  }

  private DialogOrigin(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The origin with this name, for programs that have kept {@link #value()}.
   *
   * @param value the name
   * @return the constant, or a new value that this version does not know
   */
  public static DialogOrigin of(String value) {
    return switch (value) {
      case "Direct" -> DIRECT;
      case "Altinn3Message" -> ALTINN3_MESSAGE;
      case "Altinn2Message" -> ALTINN2_MESSAGE;
      case "App" -> APP;
      case "Altinn2Form" -> ALTINN2_FORM;
      case "Unknown" -> UNKNOWN;
      default -> new DialogOrigin(value, null);
    };
  }

  /**
   * Whether it was moved here from an older Altinn.
   *
   * @return true for {@link #ALTINN2_MESSAGE} and {@link #ALTINN2_FORM}
   */
  public boolean isMigrated() {
    return known()
        .map(known -> known == Known.ALTINN2_MESSAGE || known == Known.ALTINN2_FORM)
        .orElse(false);
  }
}
