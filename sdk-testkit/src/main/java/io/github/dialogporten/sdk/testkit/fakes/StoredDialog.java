package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.LabelChange;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.testkit.models.DialogBuilder;
import io.github.dialogporten.sdk.testkit.models.LabelLogEntryBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.SeenLogEntryBuilder;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dialog in a fake: the JSON that was given, and what has become of it. Used under the lock. */
final class StoredDialog {

  /** Somebody has seen it. */
  record Seen(UUID id, Instant at, Actor by, int identity) {}

  /** Somebody has put a label on it, or taken it off. */
  record Labelled(Instant at, SystemLabel label, String action, Actor by) {}

  /** A dialog has one of these. */
  private static final List<SystemLabel> EXCLUSIVE =
      List.of(SystemLabel.DEFAULT, SystemLabel.BIN, SystemLabel.ARCHIVE);

  private static final Actor SOMEBODY =
      Actor.of(
          ActorType.PARTY_REPRESENTATIVE,
          "urn:altinn:person:identifier-ephemeral:noen",
          "SYNTETISK PERSON");

  final List<Seen> seenLog = new ArrayList<>();
  final List<Labelled> labelLog = new ArrayList<>();
  boolean deleted;
  @Nullable Instant visibleFrom;
  private String json;
  private DialogSummary summary;
  @Nullable Instant expiresAt;

  StoredDialog(String json) {
    this.json = json;
    DialogBuilder builder = Models.dialogOf(json);
    this.summary = builder.buildSummary();
    this.expiresAt = builder.build().expiresAt().orElse(null);
    if (summary.isContentSeen()) {
      // whoever saw it before the test began
      seenLog.add(new Seen(UUID.randomUUID(), summary.updatedAt(), SOMEBODY, -1));
    }
  }

  /** As it was given, without what has happened to it since. */
  DialogSummary summary() {
    return summary;
  }

  DialogBuilder builder() {
    return Models.dialogOf(json);
  }

  /** The service owner changes it. */
  void change(Consumer<DialogBuilder> change) {
    DialogBuilder builder = builder();
    change.accept(builder);
    DialogSummary changed = builder.buildSummary();
    if (!changed.id().equals(summary.id())) {
      throw new IllegalArgumentException("change: everything but the id");
    }
    json = builder.json();
    summary = changed;
    expiresAt = builder.build().expiresAt().orElse(null);
  }

  /** Whether a search can find it. */
  boolean isThere(Instant now) {
    return !deleted
        && (visibleFrom == null || !visibleFrom.isAfter(now))
        && (expiresAt == null || expiresAt.isAfter(now));
  }

  List<SystemLabel> labels() {
    return summary.endUserContext().systemLabels();
  }

  boolean isContentSeen() {
    return !labels().contains(SystemLabel.MARKED_AS_UNOPENED)
        && seenLog.stream().anyMatch(seen -> !seen.at().isBefore(summary.contentUpdatedAt()));
  }

  /** Marks as seen, as the server does: again only when something has changed since. */
  void markSeen(Instant now, int identity) {
    Actor by = actor(identity);
    boolean known =
        seenLog.stream()
            .anyMatch(
                seen -> seen.identity() == identity && !seen.at().isBefore(summary.updatedAt()));
    if (!known) {
      // a clock that stands before the dialog's own times would see it before it was there
      Instant at = now.isBefore(summary.updatedAt()) ? summary.updatedAt() : now;
      seenLog.add(new Seen(UUID.randomUUID(), at, by, identity));
    }
    if (labels().contains(SystemLabel.MARKED_AS_UNOPENED)) {
      labelLog.add(new Labelled(now, SystemLabel.MARKED_AS_UNOPENED, "remove", by));
      List<SystemLabel> left = new ArrayList<>(labels());
      left.remove(SystemLabel.MARKED_AS_UNOPENED);
      setLabels(left);
    }
  }

  /** Removes, then adds; what really changed is logged and gives a new revision. */
  void label(LabelChange change, Instant now, int identity) {
    List<SystemLabel> before = labels();
    Set<SystemLabel> after = new LinkedHashSet<>(before);
    after.removeAll(change.removed());
    for (SystemLabel label : change.added()) {
      if (EXCLUSIVE.contains(label)) {
        after.removeAll(EXCLUSIVE);
      }
      after.add(label);
    }
    if (EXCLUSIVE.stream().noneMatch(after::contains)) {
      after.add(SystemLabel.DEFAULT);
    }
    if (after.equals(Set.copyOf(before))) {
      return;
    }
    log(before, after, "remove", now, identity);
    log(after, before, "set", now, identity);
    setLabels(List.copyOf(after));
    change(builder -> builder.labelRevision(UUID.randomUUID()));
  }

  private void log(
      Collection<SystemLabel> these,
      Collection<SystemLabel> others,
      String action,
      Instant now,
      int identity) {
    for (SystemLabel label : these) {
      if (!others.contains(label) && !label.equals(SystemLabel.DEFAULT)) {
        labelLog.add(new Labelled(now, label, action, actor(identity)));
      }
    }
  }

  void setLabels(List<SystemLabel> labels) {
    change(builder -> builder.systemLabels(labels.toArray(SystemLabel[]::new)));
  }

  /** Who of those that look is shown as the caller. */
  static Actor actor(int identity) {
    return identity < 0
        ? SOMEBODY
        : Actor.of(
            ActorType.PARTY_REPRESENTATIVE,
            "urn:altinn:person:identifier-ephemeral:syntetisk" + identity,
            "SYNTETISK BRUKER " + identity);
  }

  SeenLogEntryBuilder entry(Seen seen, int viewer) {
    return Models.seenLogEntry()
        .id(seen.id())
        .seenAt(seen.at())
        .seenBy(seen.by())
        .currentEndUser(seen.identity() == viewer);
  }

  static LabelLogEntryBuilder entry(Labelled labelled) {
    return Models.labelLogEntry()
        .createdAt(labelled.at())
        .label(labelled.label())
        .action(labelled.action())
        .performedBy(labelled.by());
  }

  /** As an identity is shown it now. */
  DialogBuilder shownTo(int viewer) {
    return builder()
        .contentSeen(isContentSeen())
        .with("seenSinceLastUpdate", since(summary.updatedAt(), viewer))
        .with("seenSinceLastContentUpdate", since(summary.contentUpdatedAt(), viewer));
  }

  /** Each who has seen it once, the last time. */
  private List<SeenLogEntryBuilder> since(Instant time, int viewer) {
    Map<Integer, SeenLogEntryBuilder> last = new LinkedHashMap<>();
    for (Seen seen : seenLog) {
      if (!seen.at().isBefore(time)) {
        last.put(seen.identity(), entry(seen, viewer));
      }
    }
    return List.copyOf(last.values());
  }

  @Override
  public String toString() {
    return "StoredDialog[" + summary.id() + "]";
  }
}
