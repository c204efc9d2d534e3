package io.github.dialogporten.sdk.testkit.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.Limits;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.models.LimitsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs of a fake. They are shared by its identities; each sees those of its own parties, as
 * in Altinn.
 *
 * <p>They are kept, searched, opened and refused as by {@code LocalAltinn}, for a caller of
 * authentication level 4. {@link FakeDialogportenClient#stored} is the service owner's side of
 * them.
 *
 * <p>Thread-safe.
 */
public final class FakeDialogs extends FakeStep implements Dialogs {

  FakeDialogs(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Adds dialogs, and gives this identity access to their parties unless it has it.
   *
   * @param dialogs the dialogs
   * @return this
   * @throws IllegalArgumentException when there is a dialog of the same id
   */
  public FakeDialogs add(DialogSpec... dialogs) {
    for (DialogSpec dialog : dialogs) {
      UUID id = world.dialogs.add(dialog);
      identity.ensureParty(world.dialogs.get(id).party());
    }
    return this;
  }

  /**
   * Adds a dialog that was recorded: one that was opened with {@code CallOptions.withRawJson()}, or
   * that a builder or {@code Models.fromJson} made.
   *
   * @param dialog the dialog
   * @return this
   * @throws IllegalArgumentException when it has not kept its JSON, or there is one of the same id
   */
  public FakeDialogs add(Dialog dialog) {
    byte[] json =
        dialog
            .rawJson()
            .orElseThrow(() -> new IllegalArgumentException("dialog must have kept its rawJson()"));
    return add(DialogSpec.fromJson(new String(json, StandardCharsets.UTF_8)));
  }

  /**
   * Sets what {@link #limits()} tells, to every identity. A fake's search takes as many values as
   * Dialogporten does all the same.
   *
   * @param limits the limits
   * @return this
   */
  public FakeDialogs limits(LimitsBuilder limits) {
    world.limits = limits.json();
    return this;
  }

  @Override
  public DialogSearch search(DialogQuery query) {
    return found(query, null);
  }

  @Override
  public DialogSearch search(DialogQuery query, PageCursor cursor) {
    return found(query, Objects.requireNonNull(cursor, "cursor"));
  }

  private DialogSearch found(DialogQuery query, @Nullable PageCursor cursor) {
    return DialogsAccess.search(
        query,
        cursor,
        options,
        world.time,
        (filters, order, token) -> {
          begin("dialogs.search", null, null);
          Map<String, List<String>> asked = new LinkedHashMap<>(filters);
          asked.put("orderBy", order.isEmpty() ? List.of() : List.of(order));
          asked.put("continuationToken", token.isEmpty() ? List.of() : List.of(token));
          return get("dialogs.search", "dialogs", asked);
        });
  }

  /** {@inheritDoc} The seen log of the fake is written, and the call noted. */
  @Override
  public Dialog open(UUID dialogId) {
    byte[] json = part("dialogs.open", dialogId, null, "");
    return DialogsAccess.opened(json, options.keepsRawJson(), identity.key, world.time.now());
  }

  @Override
  public Listing<Transmission> transmissions(UUID dialogId) {
    return list(Transmission.class, "dialogs.transmissions", dialogId, "/transmissions");
  }

  @Override
  public Transmission transmission(UUID dialogId, UUID transmissionId) {
    return read(
        Transmission.class,
        part("dialogs.transmission", dialogId, transmissionId, "/transmissions/"));
  }

  @Override
  public Listing<Activity> activities(UUID dialogId) {
    return list(Activity.class, "dialogs.activities", dialogId, "/activities");
  }

  @Override
  public Activity activity(UUID dialogId, UUID activityId) {
    return read(Activity.class, part("dialogs.activity", dialogId, activityId, "/activities/"));
  }

  @Override
  public Listing<SeenLogEntry> seenLog(UUID dialogId) {
    return list(SeenLogEntry.class, "dialogs.seenLog", dialogId, "/seenlog");
  }

  @Override
  public SeenLogEntry seenLogEntry(UUID dialogId, UUID seenLogId) {
    return read(SeenLogEntry.class, part("dialogs.seenLogEntry", dialogId, seenLogId, "/seenlog/"));
  }

  @Override
  public Listing<LabelLogEntry> labelLog(UUID dialogId) {
    return list(LabelLogEntry.class, "dialogs.labelLog", dialogId, "/context/labellog");
  }

  private <T> Listing<T> list(Class<T> model, String operation, UUID dialogId, String path) {
    byte[] json = part(operation, dialogId, null, path);
    List<T> parts = new ArrayList<>();
    for (JsonNode part : Objects.requireNonNull(Json.parse(json))) {
      parts.add(read(model, part.toString()));
    }
    return Listing.of(parts, options.keepsRawJson() ? json : null);
  }

  private byte[] part(String operation, UUID dialogId, @Nullable UUID partId, String path) {
    Objects.requireNonNull(dialogId, "dialogId");
    begin(operation, dialogId, partId);
    String end = partId == null ? path : path + partId;
    return get(operation, "dialogs/" + dialogId + end, Map.of());
  }

  @Override
  public Limits limits() {
    begin("dialogs.limits", null, null);
    return read(Limits.class, world.limits);
  }
}
