package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.ModelBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lists that belong to a dialog, the oldest first. Reading them marks nothing as seen.
 *
 * @param <T> what is listed
 */
final class FakeParts<T> {

  static final FakeParts<Transmission> TRANSMISSIONS =
      new FakeParts<>(
          Transmission.class,
          Operations.TRANSMISSIONS,
          Operations.TRANSMISSION,
          (dialog, viewer) ->
              dialog.builder().json("transmissions").stream().map(Models::transmissionOf).toList(),
          Transmission::id,
          Transmission::createdAt);

  static final FakeParts<Activity> ACTIVITIES =
      new FakeParts<>(
          Activity.class,
          Operations.ACTIVITIES,
          Operations.ACTIVITY,
          (dialog, viewer) ->
              dialog.builder().json("activities").stream().map(Models::activityOf).toList(),
          Activity::id,
          activity -> activity.createdAt().orElse(Instant.EPOCH));

  static final FakeParts<SeenLogEntry> SEEN_LOG =
      new FakeParts<>(
          SeenLogEntry.class,
          Operations.SEEN_LOG,
          Operations.SEEN_LOG_ENTRY,
          (dialog, viewer) ->
              dialog.seenLog.stream().map(seen -> dialog.entry(seen, viewer)).toList(),
          SeenLogEntry::id,
          SeenLogEntry::seenAt);

  static final FakeParts<LabelLogEntry> LABEL_LOG =
      new FakeParts<>(
          LabelLogEntry.class,
          Operations.LABEL_LOG,
          Operations.LABEL_LOG,
          (dialog, viewer) -> dialog.labelLog.stream().map(StoredDialog::entry).toList(),
          entry -> new UUID(0, 0),
          LabelLogEntry::createdAt);

  /** Gives builders of the parts of a dialog. */
  @FunctionalInterface
  private interface Source<T> {
    List<? extends ModelBuilder<T, ?>> of(StoredDialog dialog, int viewer);
  }

  private final Class<T> model;
  private final String listOperation;
  private final String oneOperation;
  private final Source<T> source;
  private final Function<T, UUID> id;
  private final Function<T, Instant> time;

  private FakeParts(
      Class<T> model,
      String listOperation,
      String oneOperation,
      Source<T> source,
      Function<T, UUID> id,
      Function<T, Instant> time) {
    this.model = model;
    this.listOperation = listOperation;
    this.oneOperation = oneOperation;
    this.source = source;
    this.id = id;
    this.time = time;
  }

  Listing<T> list(FakeIdentity identity, UUID dialogId, CallOptions options) {
    Objects.requireNonNull(dialogId, "dialogId");
    identity.begin(listOperation, dialogId, null, options);
    List<? extends ModelBuilder<T, ?>> parts = parts(identity, listOperation, dialogId);
    List<T> read = parts.stream().map(part -> identity.read(model, part, options)).toList();
    String json = parts.stream().map(ModelBuilder::json).collect(Collectors.joining(",", "[", "]"));
    return Listing.of(read, options.keepsRawJson() ? json.getBytes(StandardCharsets.UTF_8) : null);
  }

  T one(FakeIdentity identity, UUID dialogId, UUID partId, CallOptions options) {
    Objects.requireNonNull(dialogId, "dialogId");
    Objects.requireNonNull(partId, "partId");
    identity.begin(oneOperation, dialogId, partId, options);
    return parts(identity, oneOperation, dialogId).stream()
        .filter(part -> id.apply(part.build()).equals(partId))
        .findFirst()
        .map(part -> identity.read(model, part, options))
        .orElseThrow(() -> Errors.in(oneOperation).notFound());
  }

  private List<? extends ModelBuilder<T, ?>> parts(
      FakeIdentity identity, String operation, UUID dialogId) {
    boolean saysDeleted = !operation.equals(Operations.LABEL_LOG);
    return identity.world.locked(
        () ->
            source.of(identity.toRead(operation, dialogId, saysDeleted), identity.number).stream()
                .sorted(Comparator.comparing(part -> time.apply(part.build())))
                .toList());
  }

  @Override
  public String toString() {
    return "FakeParts[" + listOperation + "]";
  }
}
