package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogModels;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.DialogBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs of a fake. They are shared by its identities; each sees those of its own parties, as
 * in Altinn.
 *
 * <p>A search honours the query's filters, order and limit, and gives the cursors that the client
 * gives. Free text is simpler than the server's: one of the words has to stand somewhere in the
 * texts, and operators are words too. Opening writes the seen log and sets {@code isContentSeen},
 * for all identities. What the fake does not know are rights within a party: whoever has the party
 * sees all of its dialogs, at any level of authentication.
 *
 * <p>Thread-safe.
 */
public final class FakeDialogs implements Dialogs {

  private final FakeIdentity identity;
  private final FakeParties parties;
  private final FakeWorld world;

  FakeDialogs(FakeIdentity identity, FakeParties parties) {
    this.identity = identity;
    this.parties = parties;
    this.world = identity.world;
  }

  /**
   * Adds dialogs, and gives this identity access to their parties unless it has it. A dialog of the
   * same id is replaced, with all that happened to it.
   *
   * @param dialogs the dialogs; what is changed in a builder later has no effect here
   * @return this
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when a builder was told to
   *     write JSON that no client takes
   */
  public FakeDialogs add(DialogBuilder... dialogs) {
    for (DialogBuilder dialog : dialogs) {
      StoredDialog stored = new StoredDialog(dialog.json());
      world.locked(
          () -> {
            world.dialogs.put(stored.summary().id(), stored);
            parties.ensure(stored.summary().party());
          });
    }
    return this;
  }

  /**
   * Adds a dialog that a builder or {@code Models.fromJson} made, or that was opened with {@code
   * CallOptions.withRawJson()}.
   *
   * @param dialog the dialog
   * @return this
   * @throws IllegalArgumentException when it has not kept its JSON
   */
  public FakeDialogs add(Dialog dialog) {
    byte[] json =
        dialog
            .rawJson()
            .orElseThrow(
                () -> new IllegalArgumentException("dialog: one that has kept its rawJson()"));
    return add(Models.dialogOf(new String(json, StandardCharsets.UTF_8)));
  }

  /**
   * Changes a dialog, as its service owner does. Only what is told changes: set the times too where
   * they matter, for content that changes after it was seen above all.
   *
   * @param dialogId a dialog of this fake
   * @param change changes everything but the id
   * @throws IllegalArgumentException when there is no such dialog
   */
  public void change(UUID dialogId, Consumer<DialogBuilder> change) {
    Objects.requireNonNull(change, "change");
    world.locked(() -> stored(dialogId).change(change));
  }

  /**
   * Deletes a dialog, as its service owner does: it is {@code GoneException} from then on.
   *
   * @param dialogId a dialog of this fake
   * @throws IllegalArgumentException when there is no such dialog
   */
  public void remove(UUID dialogId) {
    world.locked(() -> stored(dialogId).deleted = true);
  }

  /**
   * Lets a dialog become visible at a time, by the fake's clock.
   *
   * @param dialogId a dialog of this fake
   * @param time from when
   * @throws IllegalArgumentException when there is no such dialog
   */
  public void visibleFrom(UUID dialogId, Instant time) {
    Objects.requireNonNull(time, "time");
    world.locked(() -> stored(dialogId).visibleFrom = time);
  }

  /**
   * The dialog as it is now, without marking anything as seen or noting a call. For assertions.
   *
   * @param dialogId a dialog of this fake
   * @return the dialog as a search by this identity would show it
   * @throws IllegalArgumentException when there is no such dialog
   */
  public DialogSummary now(UUID dialogId) {
    return world.locked(() -> stored(dialogId).shownTo(identity.number).buildSummary());
  }

  private StoredDialog stored(UUID dialogId) {
    @Nullable StoredDialog stored = world.dialogs.get(dialogId);
    if (stored == null) {
      throw new IllegalArgumentException("dialogId: that of a dialog that was added");
    }
    return stored;
  }

  @Override
  public DialogSearch search(DialogQuery query, CallOptions options) {
    return found(query, null, options);
  }

  @Override
  public DialogSearch search(DialogQuery query, PageCursor cursor, CallOptions options) {
    return found(query, Objects.requireNonNull(cursor, "cursor"), options);
  }

  private DialogSearch found(DialogQuery query, @Nullable PageCursor cursor, CallOptions options) {
    return DialogModels.search(
        query,
        cursor,
        options,
        world.time,
        (filters, order, token) -> {
          identity.begin(Operations.SEARCH, null, null, options);
          return world
              .locked(() -> page(filters, FakeOrder.parse(order), token, options))
              .getBytes(StandardCharsets.UTF_8);
        });
  }

  private String page(
      Map<String, List<String>> asked, FakeOrder order, String token, CallOptions options) {
    FakeFilters filters = new FakeFilters(asked);
    List<String> reached = identity.partyUrns();
    Instant now = world.time.now();
    List<StoredDialog> rest =
        world.dialogs.values().stream()
            .filter(dialog -> reached.contains(dialog.summary().party()))
            .filter(dialog -> dialog.isThere(now) && filters.holds(dialog))
            .filter(dialog -> token.isEmpty() || order.isAfter(token, dialog.summary()))
            .sorted((a, b) -> order.compare(a.summary(), b.summary()))
            .toList();
    List<StoredDialog> page = rest.subList(0, Math.min(filters.limit(), rest.size()));
    String next = page.isEmpty() ? token : order.place(page.get(page.size() - 1).summary());
    List<String> items = new ArrayList<>();
    for (StoredDialog dialog : page) {
      DialogBuilder shown = dialog.shownTo(identity.number);
      if (!options.languages().isEmpty()) {
        shown.inLanguages(options.languages());
      }
      items.add(shown.summaryJson());
    }
    return Models.dialogPageJson(items, next, page.size() < rest.size(), order.text());
  }

  /** {@inheritDoc} The seen log of the fake is written, and the call noted. */
  @Override
  public Dialog open(UUID dialogId, CallOptions options) {
    Objects.requireNonNull(dialogId, "dialogId");
    identity.begin(Operations.OPEN, dialogId, null, options);
    DialogBuilder shown =
        world.locked(
            () -> {
              StoredDialog dialog = identity.toOpen(Operations.OPEN, dialogId);
              dialog.markSeen(world.time.now(), identity.number);
              return dialog.shownTo(identity.number);
            });
    return world.opened(identity.read(Dialog.class, shown, options), identity);
  }

  @Override
  public Listing<Transmission> transmissions(UUID dialogId, CallOptions options) {
    return FakeParts.TRANSMISSIONS.list(identity, dialogId, options);
  }

  @Override
  public Transmission transmission(UUID dialogId, UUID transmissionId, CallOptions options) {
    return FakeParts.TRANSMISSIONS.one(identity, dialogId, transmissionId, options);
  }

  @Override
  public Listing<Activity> activities(UUID dialogId, CallOptions options) {
    return FakeParts.ACTIVITIES.list(identity, dialogId, options);
  }

  @Override
  public Activity activity(UUID dialogId, UUID activityId, CallOptions options) {
    return FakeParts.ACTIVITIES.one(identity, dialogId, activityId, options);
  }

  @Override
  public Listing<SeenLogEntry> seenLog(UUID dialogId, CallOptions options) {
    return FakeParts.SEEN_LOG.list(identity, dialogId, options);
  }

  @Override
  public SeenLogEntry seenLogEntry(UUID dialogId, UUID seenLogId, CallOptions options) {
    return FakeParts.SEEN_LOG.one(identity, dialogId, seenLogId, options);
  }

  @Override
  public Listing<LabelLogEntry> labelLog(UUID dialogId, CallOptions options) {
    return FakeParts.LABEL_LOG.list(identity, dialogId, options);
  }

  @Override
  public String toString() {
    return "FakeDialogs[" + world.locked(world.dialogs::size) + "]";
  }
}
