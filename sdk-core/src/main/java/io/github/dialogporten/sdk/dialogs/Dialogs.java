package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.UUID;

/**
 * Searching dialogs, opening them, and reading what belongs to them. Only {@link #open} changes
 * anything on the server.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface Dialogs {

  /**
   * Searches. Nothing is sent before the result is read, and each page is fetched when it is
   * needed. Marks nothing as seen.
   *
   * <p>Deleted, expired and not yet visible dialogs are never found; those in the bin and in the
   * archive are. Where the caller has no access the result is empty. What becomes of dialogs that
   * change while the pages are read depends on the order: see {@link SortKey}. More parties and
   * services than one request carries are searched in parts, see {@link DialogSearch}.
   *
   * @param query what to search for
   * @return the dialogs found, in the order of the query
   */
  DialogSearch search(DialogQuery query);

  /**
   * Goes on with a search.
   *
   * @param query the same query that the cursor comes from; page size, {@code atMost} and parties
   *     may be others
   * @param cursor where to go on
   * @return the dialogs after that place
   * @throws IllegalArgumentException when the cursor comes from another query
   */
  DialogSearch search(DialogQuery query, PageCursor cursor);

  /**
   * Opens a dialog. This marks it as seen, for all who have access to it: the server writes the
   * seen log, sets {@code isContentSeen}, takes {@link SystemLabel#MARKED_AS_UNOPENED} off, and
   * sends events to those who listen. The service owner sees that it was opened. Not to be used for
   * polling or fetching ahead.
   *
   * @param dialogId the dialog
   * @return the dialog, bound to the identity that opened it
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when it is not there, for this
   *     caller and now: its {@code reason()} tells what is missing from what is not visible yet,
   *     has expired or is deleted. One that is deleted comes as the subclass {@code GoneException},
   *     so one catch is enough.
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException when it is there and the caller
   *     has no access to it, or logged in at too low a level
   * @throws io.github.dialogporten.sdk.errors.ServerException when the server fails. It may have
   *     marked the dialog as seen before. For a dialog without content it does both each time
   *     ({@link DialogSummary#hasContent()}): a 500 that comes twice is not transient.
   */
  Dialog open(UUID dialogId);

  /**
   * The transmissions of a dialog, the oldest first. Marks nothing as seen. Fails with a 404 for a
   * caller without any right to the service itself; the transmissions that are open to such a
   * caller are in the opened dialog, see {@link Dialog#isMainResourceOpen()}.
   *
   * @param dialogId the dialog
   * @return all of them
   */
  Listing<Transmission> transmissions(UUID dialogId);

  /**
   * One transmission. Marks nothing as seen.
   *
   * @param dialogId the dialog
   * @param transmissionId the transmission
   * @return the transmission
   */
  Transmission transmission(UUID dialogId, UUID transmissionId);

  /**
   * The activities of a dialog, the oldest first; who performed them is not told here. Marks
   * nothing as seen. As {@link #transmissions(UUID)}, also those of a dialog that is not yet
   * visible or has expired.
   *
   * @param dialogId the dialog
   * @return all of them
   */
  Listing<Activity> activities(UUID dialogId);

  /**
   * One activity. Marks nothing as seen.
   *
   * @param dialogId the dialog
   * @param activityId the activity
   * @return the activity
   */
  Activity activity(UUID dialogId, UUID activityId);

  /**
   * Who has seen a dialog and when, the oldest first. Marks nothing as seen. As {@link
   * #transmissions(UUID)}, also of a dialog that is not yet visible or has expired.
   *
   * @param dialogId the dialog
   * @return all entries
   */
  Listing<SeenLogEntry> seenLog(UUID dialogId);

  /**
   * One entry of the seen log. Marks nothing as seen.
   *
   * @param dialogId the dialog
   * @param seenLogId the entry
   * @return the entry
   */
  SeenLogEntry seenLogEntry(UUID dialogId, UUID seenLogId);

  /**
   * Who has put labels on a dialog and taken them off, the oldest first. Marks nothing as seen. As
   * {@link #transmissions(UUID)}, also of a dialog that is not yet visible or has expired.
   *
   * @param dialogId the dialog
   * @return all entries
   */
  Listing<LabelLogEntry> labelLog(UUID dialogId);

  /**
   * Asks how many values the filters of a search take now. Open to everybody: no token is got for
   * it, and none is sent. Searches go by what is read here, and read it by themselves when they
   * need it.
   *
   * @return the limits
   */
  Limits limits();
}
