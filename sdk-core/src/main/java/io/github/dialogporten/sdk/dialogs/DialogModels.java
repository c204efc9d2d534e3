package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireApiAction;
import io.github.dialogporten.sdk.internal.wire.WireApiActionEndpoint;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import io.github.dialogporten.sdk.internal.wire.WireGuiAction;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the models of this package of their JSON, and searches without a server. For the SDK's own
 * test kit: take {@code Models} and the builders of {@code dialogporten-sdk-testkit}. Thread-safe.
 */
public final class DialogModels {

  private static final ModelReaders READERS =
      new ModelReaders()
          // opened by nobody: no client sends anything for it
          .add(
              Dialog.class, WireDialog.class, (wire, raw, now) -> Dialog.from(wire, raw, null, now))
          .add(DialogSummary.class, WireDialogSummary.class, DialogSummary::from)
          .add(
              Transmission.class,
              WireTransmission.class,
              (wire, raw, now) -> Transmission.from(wire, raw))
          .add(Activity.class, WireActivity.class, (wire, raw, now) -> Activity.from(wire, raw))
          .add(
              SeenLogEntry.class,
              WireSeenLogEntry.class,
              (wire, raw, now) -> SeenLogEntry.from(wire, raw))
          .add(LabelLogEntry.class, WireLabelLogEntry.class, LabelLogEntry::from)
          .add(EndUserContext.class, WireEndUserContext.class, EndUserContext::from)
          .add(Attachment.class, WireAttachment.class, Attachment::from)
          .add(AttachmentUrl.class, WireAttachmentUrl.class, AttachmentUrl::from)
          .add(GuiAction.class, WireGuiAction.class, GuiAction::from)
          .add(ApiAction.class, WireApiAction.class, ApiAction::from)
          .add(ApiEndpoint.class, WireApiActionEndpoint.class, ApiEndpoint::from)
          .add(NavigationalAction.class, WireNavigationalAction.class, NavigationalAction::from)
          .add(ContentText.class, WireContentValue.class, ContentText::from)
          .add(
              ContentReference.class,
              WireContentValue.class,
              wire -> Objects.requireNonNull(ContentReference.from(wire)));

  private static final ModelReaders PAGES =
      new ModelReaders()
          .add(
              SearchAnswer.class,
              WireDialogPage.class,
              (wire, raw, now) -> SearchAnswer.from(wire, raw));

  private DialogModels() {}

  /**
   * The models of this package.
   *
   * @return an unmodifiable set
   */
  public static Set<Class<?>> types() {
    return READERS.types();
  }

  /**
   * Reads a model. A {@link Dialog} belongs to no identity then: no client takes it.
   *
   * @param model the model's type
   * @param json its JSON in UTF-8
   * @param keepRaw whether {@code rawJson()} gives the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; empty when the type is none of this package's models
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON is none that
   *     the SDK would take from a server
   */
  public static <T> Optional<T> read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return READERS.read(model, json, keepRaw, now);
  }

  /** A server of searches that is no server. */
  @FunctionalInterface
  public interface SearchPages {
    /**
     * Answers one request.
     *
     * @param filters the filters by the names that the API has for them, the limit among them
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
    SearchServer pages = new PagesInMemory(server, options, time);
    return cursor == null ? PagedSearch.of(pages, query) : PagedSearch.after(cursor, pages, query);
  }

  /**
   * The result of a change of labels.
   *
   * @param dialogId the dialog
   * @param revision the new revision
   * @return the result
   */
  public static LabelResult labelResult(UUID dialogId, UUID revision) {
    return new LabelResult(dialogId, revision, 1);
  }

  /**
   * Changes many dialogs as the client does: the same parts, results and ends.
   *
   * @param targets the dialogs
   * @param progress gets each part
   * @param server carries out a part for all of its dialogs, or throws what the server answers
   * @return what became of each part
   * @throws IllegalArgumentException when a dialog is there twice
   */
  public static BulkLabelResult changeAll(
      Iterable<LabelTarget> targets,
      Consumer<? super LabelPart> progress,
      Consumer<List<LabelTarget>> server) {
    Function<List<LabelTarget>, LabelPart> sender =
        these -> {
          try {
            server.accept(these);
            return new LabelPart(these, LabelPart.Outcome.CHANGED, null);
          } catch (DialogportenException e) {
            return BulkChange.failed(these, e);
          }
        };
    return new BulkChange(sender, progress).of(BulkChange.each(targets));
  }

  private record PagesInMemory(SearchPages server, CallOptions options, TimeSource time)
      implements SearchServer {

    @Override
    public SearchAnswer page(DialogQuery query, SearchPart part, @Nullable String token) {
      byte[] json =
          server.page(query.filters(part), query.searchOrder().text(), token == null ? "" : token);
      return PAGES.read(SearchAnswer.class, json, keepsRaw(), time.now()).orElseThrow();
    }

    @Override
    public boolean keepsRaw() {
      return options.keepsRawJson();
    }
  }
}
