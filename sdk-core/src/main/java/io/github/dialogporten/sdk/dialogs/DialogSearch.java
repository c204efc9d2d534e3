package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.PagedResult;
import java.util.concurrent.Executor;

/**
 * A search that is sent page by page while it is read.
 *
 * <p><b>Parts.</b> One request carries so many parties and services as {@code dialogs().limits()}
 * says. A query with more is searched in parts, and the parts are merged by the order asked for: no
 * dialog comes twice, none is left out. A page has as many dialogs as the query's page size says,
 * and is put together from one page of each part. The first page needs a request for each part;
 * after that the walk sends as many as the dialogs need.
 *
 * <p><b>End.</b> A search gives all that it finds, or as many as {@link DialogQueryBuilder#atMost}
 * says. Then the last page has no next one, whatever there is behind it, and its cursor leads on.
 *
 * <p><b>Time.</b> The time of a call is that of each page, with the requests of all its parts. When
 * it is over the page fails with a {@code TransportException}; asked again, the iterator, or {@code
 * next()} of the page before, goes on with what has come by then. A page that is fetched ahead has
 * a time of its own.
 *
 * <p><b>Memory.</b> What a walk holds is one page of each part, two with {@link #prefetching}, and
 * by an order other than {@code createdAt} the ids that it has given, at about 40 bytes each.
 *
 * <p><b>Order.</b> Without an order in the query it is {@code contentUpdatedAt} ascending: what is
 * walked to its end should lose nothing of what changes meanwhile. For a list to look at, ask for
 * {@link DialogQueryBuilder#newestFirst()}. What an order guarantees while dialogs change, and what
 * none of them finds, is said at {@link SortKey}.
 *
 * <p><b>Repeats.</b> A dialog that changes during a walk can be met again; by an order other than
 * {@code createdAt} the ids that were given are remembered, and it is dropped the second time. It
 * has changed, though, so from then on {@link io.github.dialogporten.sdk.paging.Page#cursor()}
 * stays at the place before it: whoever goes on from there gets the dialog as it is now, and once
 * more what came after it.
 *
 * <p><b>Cursors.</b> A cursor goes with the filters and the order that it was taken with, in any
 * process. Parties may have come and gone, see {@link #changes()}: new ones are searched from the
 * beginning, so their older dialogs come first, in order among themselves; gone ones are left out.
 * Every time that parties are added to a search that goes on from cursors, it has one part more. A
 * cursor of the last page leads to what has newer times than all before it. That is not all that
 * can be new: see {@link SortKey} for what comes with older ones, and {@link SearchChanges} for a
 * person who is taken for another. So reconcile now and then with a walk from the beginning.
 *
 * <p><b>Counting.</b> The server counts nothing. {@code stream().count()} fetches everything, and
 * says so by having no size.
 *
 * <p>Thread-safe, as {@link PagedResult} tells.
 */
public interface DialogSearch extends PagedResult<DialogSummary> {

  /**
   * The same search, with the next pages fetched while the caller works on those before: of each
   * part at most one page that is not needed yet, and none that {@link DialogQueryBuilder#atMost}
   * makes needless. A page that cannot be fetched fails where it would have been used, and is
   * fetched again when asked for again. A walk that is given up leaves nothing behind but what was
   * being fetched. When the executor takes no more, the page is fetched by the caller when it needs
   * it.
   *
   * @param executor where to fetch; it stays the caller's, and is not shut down
   * @return a search that fetches ahead
   */
  default DialogSearch prefetching(Executor executor) {
    return this;
  }

  /**
   * Which parties are new and which are gone since the cursor was taken that this search goes on
   * from. Nothing is sent.
   *
   * @return the changes; none for a search from the beginning
   */
  default SearchChanges changes() {
    return SearchChanges.none();
  }
}
