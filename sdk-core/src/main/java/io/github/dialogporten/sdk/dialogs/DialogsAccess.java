package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Deadline;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.ServerClock;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.search.PageTime;
import io.github.dialogporten.sdk.internal.search.PartLimits;
import io.github.dialogporten.sdk.internal.search.SearchAnswer;
import io.github.dialogporten.sdk.internal.search.SearchPart;
import io.github.dialogporten.sdk.internal.search.SearchServer;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireApiAction;
import io.github.dialogporten.sdk.internal.wire.WireApiActionEndpoint;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import io.github.dialogporten.sdk.internal.wire.WireGuiAction;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.internal.wire.WireSearchLimits;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens this package to the rest of the SDK. */
@Internal
public final class DialogsAccess {

  private static final ModelReaders READERS =
      new ModelReaders()
          // opened by nobody: no client sends anything for it
          .add(
              Dialog.class,
              WireDialog.class,
              (wire, raw, now) -> new Dialog(wire, raw, null, ServerClock.stoppedAt(now)))
          .add(DialogSummary.class, WireDialogSummary.class, DialogSummary::new)
          .add(Transmission.class, WireTransmission.class, Transmission::new)
          .add(Activity.class, WireActivity.class, Activity::new)
          .add(SeenLogEntry.class, WireSeenLogEntry.class, SeenLogEntry::new)
          .add(LabelLogEntry.class, WireLabelLogEntry.class, LabelLogEntry::new)
          .add(Limits.class, WireLimits.class, Limits::from)
          .add(
              SearchLimits.class,
              WireSearchLimits.class,
              wire -> SearchLimits.from(wire, SearchLimits.END_USER))
          .add(EndUserContext.class, WireEndUserContext.class, EndUserContext::from)
          .add(Attachment.class, WireAttachment.class, Attachment::new)
          .add(AttachmentUrl.class, WireAttachmentUrl.class, AttachmentUrl::new)
          .add(GuiAction.class, WireGuiAction.class, GuiAction::new)
          .add(ApiAction.class, WireApiAction.class, ApiAction::new)
          .add(ApiEndpoint.class, WireApiActionEndpoint.class, ApiEndpoint::new)
          .add(NavigationalAction.class, WireNavigationalAction.class, NavigationalAction::new)
          .add(ContentText.class, WireContentValue.class, ContentText::from)
          .add(
              ContentReference.class,
              WireContentValue.class,
              wire -> Objects.requireNonNull(ContentReference.from(wire)));

  /** What a 500 means that opening a dialog is answered with twice. */
  public static final String WITHOUT_CONTENT = DialogOperations.WITHOUT_CONTENT;

  private DialogsAccess() {}

  /** The client of this step. */
  public static Dialogs over(Pipeline pipeline) {
    return new HttpDialogs(pipeline);
  }

  /** The models of this package, with the way from their JSON; a dialog belongs to no identity. */
  public static ModelReaders models() {
    return READERS;
  }

  /** Reads a dialog that an identity has opened, of its JSON in UTF-8. */
  public static Dialog opened(byte[] json, boolean keepRaw, IdentityKey identity, Instant now) {
    byte @Nullable [] raw = keepRaw ? json.clone() : null;
    return ModelReaders.read(
        Dialog.class,
        WireDialog.class,
        json,
        wire -> new Dialog(wire, raw, identity, ServerClock.stoppedAt(now)));
  }

  /** Whether an identity has opened it; one that was only read from JSON belongs to none. */
  public static boolean isOpened(Dialog dialog) {
    return dialog.openedBy() != null;
  }

  /**
   * What a dialog allows at those it refers to.
   *
   * @param dialog an opened dialog
   * @param identity whom the call acts as
   * @return its token with the end of its life; without a token when the dialog has none
   * @throws IllegalArgumentException when another identity opened it
   */
  public static DialogCredential credential(Dialog dialog, IdentityKey identity) {
    if (!identity.equals(dialog.openedBy())) {
      throw new IllegalArgumentException(
          "dialog was opened by another identity; use a client that acts as that one, or open it"
              + " again with this one");
    }
    return dialog.credential();
  }

  /** Reads the label log of a dialog. */
  public static Listing<LabelLogEntry> labelLog(Pipeline pipeline, UUID dialogId) {
    return new HttpDialogs(pipeline).labelLog(dialogId);
  }

  /** A server of searches that is no server. */
  @FunctionalInterface
  public interface SearchPages {
    /**
     * Answers one request.
     *
     * @param filters the filters by the names that the API has for them, the page size, {@code
     *     limit}, among them
     * @param order the order in the API's grammar
     * @param token the place to go on from, as an earlier page told it; empty for the first page
     * @return the page as the API sends it, JSON in UTF-8
     */
    byte[] page(Map<String, List<String>> filters, String order, String token);
  }

  /**
   * A search as the client makes it: the same pages, cursors and checks, with other answers.
   *
   * @param query what to search for
   * @param cursor where to go on; null for the beginning
   * @param options whether pages keep their bytes; the rest is the server's matter
   * @param time when the answers come
   * @param server who answers
   * @return the dialogs found
   * @throws IllegalArgumentException when the cursor comes from another query
   */
  public static DialogSearch search(
      DialogQuery query,
      @Nullable PageCursor cursor,
      CallOptions options,
      TimeSource time,
      SearchPages server) {
    return PagedSearch.of(query, cursor, new PagesInMemory(server, query, options, time));
  }

  private record PagesInMemory(
      SearchPages server, DialogQuery query, CallOptions options, TimeSource time)
      implements SearchServer<DialogSummary> {

    @Override
    public PageTime startPage() {
      return new Deadline(time, options.timeout().orElse(Duration.ofDays(1)))::left;
    }

    @Override
    public SearchAnswer<DialogSummary> page(
        SearchPart part, @Nullable String token, int size, Duration left) {
      String order = query.searchOrder().text();
      byte[] json = server.page(query.filters(part, size), order, token == null ? "" : token);
      byte @Nullable [] raw = keepsRaw() ? json.clone() : null;
      return ModelReaders.read(SearchAnswer.class, DialogOperations.PAGE, json, raw);
    }

    @Override
    public CallInfo call(int attempts) {
      return new CallInfo(DialogOperations.SEARCH.name(), attempts, false, options.correlationId());
    }

    @Override
    public boolean keepsRaw() {
      return options.keepsRawJson();
    }

    @Override
    public PartLimits lastLimits() {
      return QueryRules.partLimits(Limits.defaults());
    }

    @Override
    public PartLimits limits(Duration left) {
      QueryRules.checkCounts(query, Limits.defaults().endUserSearch());
      return lastLimits();
    }
  }
}
