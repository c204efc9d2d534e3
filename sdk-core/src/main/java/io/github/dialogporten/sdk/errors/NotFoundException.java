package io.github.dialogporten.sdk.errors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** 404, or 410 as {@link GoneException}: it is not there, for this caller and now. */
public class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  /** What "not found" means. */
  public enum Reason {
    /**
     * No such thing. On a dialog's transmissions, activities, seen log and label log, and on
     * labels, the server says the same when the caller has no access, and on the logs of labels
     * when the dialog is deleted.
     */
    MISSING,
    /** The dialog is there, and will be visible later: {@link NotFoundException#visibleFrom()}. */
    NOT_YET_VISIBLE,
    /** The dialog's time is over. */
    EXPIRED,
    /** It has been deleted (410). */
    DELETED,
    /** The answer does not say: a gateway, or a server that is not Dialogporten. */
    OTHER
  }

  private final Reason reason;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public NotFoundException(ApiError error) {
    this(error, reasonOf(error));
  }

  private NotFoundException(ApiError error, Reason reason) {
    this(error, text(reason), reason);
  }

  /**
   * For the subclasses.
   *
   * @param error the answer
   * @param what its meaning, without values
   * @param reason the reason
   */
  protected NotFoundException(ApiError error, String what, Reason reason) {
    super(error, what);
    this.reason = reason;
  }

  /**
   * What "not found" means here. Told by the server's English texts, for lack of anything else.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * From when the dialog will be visible.
   *
   * @return the time, when the reason is {@link Reason#NOT_YET_VISIBLE} and the server told it
   */
  public Optional<Instant> visibleFrom() {
    return reason == Reason.NOT_YET_VISIBLE
        ? error().header("expires").flatMap(NotFoundException::httpDate)
        : Optional.empty();
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Reason reasonOf(ApiError error) {
    if (error.problem().errors().isEmpty()) {
      return Reason.OTHER;
    }
    for (var texts : error.problem().errors().values()) {
      for (String text : texts) {
        if (text.startsWith("Dialog is not visible until")) {
          return Reason.NOT_YET_VISIBLE;
        }
        if (text.startsWith("Dialog expired at")) {
          return Reason.EXPIRED;
        }
      }
    }
    return Reason.MISSING;
  }

  private static String text(Reason reason) {
    return switch (reason) {
      case NOT_YET_VISIBLE -> "not visible yet (404)";
      case EXPIRED -> "expired (404)";
      default -> "not found (404)";
    };
  }
}
