package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** What a transmission is. */
public final class TransmissionType extends OpenValue<TransmissionType.Known> {

  private static final long serialVersionUID = 1L;

  /** Information from the service owner. */
  public static final TransmissionType INFORMATION =
      new TransmissionType("Information", Known.INFORMATION);

  /** What was sent in is accepted. */
  public static final TransmissionType ACCEPTANCE =
      new TransmissionType("Acceptance", Known.ACCEPTANCE);

  /** What was sent in is rejected. */
  public static final TransmissionType REJECTION =
      new TransmissionType("Rejection", Known.REJECTION);

  /** The service owner asks for something. */
  public static final TransmissionType REQUEST = new TransmissionType("Request", Known.REQUEST);

  /** The service owner warns. */
  public static final TransmissionType ALERT = new TransmissionType("Alert", Known.ALERT);

  /** A decision. */
  public static final TransmissionType DECISION = new TransmissionType("Decision", Known.DECISION);

  /** Sent in by the party. */
  public static final TransmissionType SUBMISSION =
      new TransmissionType("Submission", Known.SUBMISSION);

  /** Sent in by the party, to correct what it sent before. */
  public static final TransmissionType CORRECTION =
      new TransmissionType("Correction", Known.CORRECTION);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link TransmissionType#INFORMATION}. */
    INFORMATION,
    /** See {@link TransmissionType#ACCEPTANCE}. */
    ACCEPTANCE,
    /** See {@link TransmissionType#REJECTION}. */
    REJECTION,
    /** See {@link TransmissionType#REQUEST}. */
    REQUEST,
    /** See {@link TransmissionType#ALERT}. */
    ALERT,
    /** See {@link TransmissionType#DECISION}. */
    DECISION,
    /** See {@link TransmissionType#SUBMISSION}. */
    SUBMISSION,
    /** See {@link TransmissionType#CORRECTION}. */
    CORRECTION
  }

  private TransmissionType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The type with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static TransmissionType of(String value) {
    return switch (value) {
      case "Information" -> INFORMATION;
      case "Acceptance" -> ACCEPTANCE;
      case "Rejection" -> REJECTION;
      case "Request" -> REQUEST;
      case "Alert" -> ALERT;
      case "Decision" -> DECISION;
      case "Submission" -> SUBMISSION;
      case "Correction" -> CORRECTION;
      default -> new TransmissionType(value, null);
    };
  }
}
