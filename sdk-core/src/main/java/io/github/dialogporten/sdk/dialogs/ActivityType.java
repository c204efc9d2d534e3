package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** What happened in a dialog. */
public final class ActivityType extends OpenValue<ActivityType.Known> {

  private static final long serialVersionUID = 1L;

  /** The dialog was created. */
  public static final ActivityType DIALOG_CREATED =
      new ActivityType("DialogCreated", Known.DIALOG_CREATED);

  /** The dialog was closed. */
  public static final ActivityType DIALOG_CLOSED =
      new ActivityType("DialogClosed", Known.DIALOG_CLOSED);

  /** Something else; the description tells what. */
  public static final ActivityType INFORMATION = new ActivityType("Information", Known.INFORMATION);

  /** A transmission was opened; the activity names it. */
  public static final ActivityType TRANSMISSION_OPENED =
      new ActivityType("TransmissionOpened", Known.TRANSMISSION_OPENED);

  /** A payment was made. */
  public static final ActivityType PAYMENT_MADE =
      new ActivityType("PaymentMade", Known.PAYMENT_MADE);

  /** It was signed. */
  public static final ActivityType SIGNATURE_PROVIDED =
      new ActivityType("SignatureProvided", Known.SIGNATURE_PROVIDED);

  /** The dialog was opened. */
  public static final ActivityType DIALOG_OPENED =
      new ActivityType("DialogOpened", Known.DIALOG_OPENED);

  /** The dialog was deleted. */
  public static final ActivityType DIALOG_DELETED =
      new ActivityType("DialogDeleted", Known.DIALOG_DELETED);

  /** The dialog was restored. */
  public static final ActivityType DIALOG_RESTORED =
      new ActivityType("DialogRestored", Known.DIALOG_RESTORED);

  /** It was sent to signing. */
  public static final ActivityType SENT_TO_SIGNING =
      new ActivityType("SentToSigning", Known.SENT_TO_SIGNING);

  /** It was sent to be filled in. */
  public static final ActivityType SENT_TO_FORM_FILL =
      new ActivityType("SentToFormFill", Known.SENT_TO_FORM_FILL);

  /** It was sent to be handed in. */
  public static final ActivityType SENT_TO_SEND_IN =
      new ActivityType("SentToSendIn", Known.SENT_TO_SEND_IN);

  /** It was sent to payment. */
  public static final ActivityType SENT_TO_PAYMENT =
      new ActivityType("SentToPayment", Known.SENT_TO_PAYMENT);

  /** A form was handed in. */
  public static final ActivityType FORM_SUBMITTED =
      new ActivityType("FormSubmitted", Known.FORM_SUBMITTED);

  /** A form was saved. */
  public static final ActivityType FORM_SAVED = new ActivityType("FormSaved", Known.FORM_SAVED);

  /** A message was opened. */
  public static final ActivityType CORRESPONDENCE_OPENED =
      new ActivityType("CorrespondenceOpened", Known.CORRESPONDENCE_OPENED);

  /** A message was confirmed. */
  public static final ActivityType CORRESPONDENCE_CONFIRMED =
      new ActivityType("CorrespondenceConfirmed", Known.CORRESPONDENCE_CONFIRMED);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link ActivityType#DIALOG_CREATED}. */
    DIALOG_CREATED,
    /** See {@link ActivityType#DIALOG_CLOSED}. */
    DIALOG_CLOSED,
    /** See {@link ActivityType#INFORMATION}. */
    INFORMATION,
    /** See {@link ActivityType#TRANSMISSION_OPENED}. */
    TRANSMISSION_OPENED,
    /** See {@link ActivityType#PAYMENT_MADE}. */
    PAYMENT_MADE,
    /** See {@link ActivityType#SIGNATURE_PROVIDED}. */
    SIGNATURE_PROVIDED,
    /** See {@link ActivityType#DIALOG_OPENED}. */
    DIALOG_OPENED,
    /** See {@link ActivityType#DIALOG_DELETED}. */
    DIALOG_DELETED,
    /** See {@link ActivityType#DIALOG_RESTORED}. */
    DIALOG_RESTORED,
    /** See {@link ActivityType#SENT_TO_SIGNING}. */
    SENT_TO_SIGNING,
    /** See {@link ActivityType#SENT_TO_FORM_FILL}. */
    SENT_TO_FORM_FILL,
    /** See {@link ActivityType#SENT_TO_SEND_IN}. */
    SENT_TO_SEND_IN,
    /** See {@link ActivityType#SENT_TO_PAYMENT}. */
    SENT_TO_PAYMENT,
    /** See {@link ActivityType#FORM_SUBMITTED}. */
    FORM_SUBMITTED,
    /** See {@link ActivityType#FORM_SAVED}. */
    FORM_SAVED,
    /** See {@link ActivityType#CORRESPONDENCE_OPENED}. */
    CORRESPONDENCE_OPENED,
    /** See {@link ActivityType#CORRESPONDENCE_CONFIRMED}. */
    CORRESPONDENCE_CONFIRMED
  }

  private ActivityType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The type with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static ActivityType of(String value) {
    return switch (value) {
      case "DialogCreated" -> DIALOG_CREATED;
      case "DialogClosed" -> DIALOG_CLOSED;
      case "Information" -> INFORMATION;
      case "TransmissionOpened" -> TRANSMISSION_OPENED;
      case "PaymentMade" -> PAYMENT_MADE;
      case "SignatureProvided" -> SIGNATURE_PROVIDED;
      case "DialogOpened" -> DIALOG_OPENED;
      case "DialogDeleted" -> DIALOG_DELETED;
      case "DialogRestored" -> DIALOG_RESTORED;
      case "SentToSigning" -> SENT_TO_SIGNING;
      case "SentToFormFill" -> SENT_TO_FORM_FILL;
      case "SentToSendIn" -> SENT_TO_SEND_IN;
      case "SentToPayment" -> SENT_TO_PAYMENT;
      case "FormSubmitted" -> FORM_SUBMITTED;
      case "FormSaved" -> FORM_SAVED;
      case "CorrespondenceOpened" -> CORRESPONDENCE_OPENED;
      case "CorrespondenceConfirmed" -> CORRESPONDENCE_CONFIRMED;
      default -> new ActivityType(value, null);
    };
  }
}
