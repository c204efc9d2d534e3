package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dialog with everything it can hold. */
public final class DialogState {

  /** What those who represent the party may see of it. */
  public enum Access {
    MAIN,
    LIST,
    NONE
  }

  public static final List<String> EXCLUSIVE_LABELS = List.of("Default", "Bin", "Archive");

  public final String party;
  public final String resource;
  public UUID id = Ids.next();
  public UUID revision = Ids.next();
  public UUID contextRevision = Ids.next();
  public String org = "";
  public String status = "NotApplicable";
  public @Nullable String extendedStatus;
  public @Nullable String externalReference;
  public @Nullable String process;
  public @Nullable String precedingProcess;
  public @Nullable Integer progress;
  public boolean apiOnly;
  public boolean unopened;
  public @Nullable Instant createdAt;
  public @Nullable Instant updatedAt;
  public @Nullable Instant contentUpdatedAt;
  public @Nullable Instant dueAt;
  public @Nullable Instant visibleFrom;
  public @Nullable Instant expiresAt;
  public @Nullable Instant deletedAt;
  public @Nullable Integer minimumLevel;
  public Access access = Access.MAIN;

  /** What may be done, as {@code action} or {@code action,attribute}; null is all it mentions. */
  public @Nullable Set<String> permitted;

  public final Map<String, ContentState> content = new LinkedHashMap<>();
  public final List<AttachmentState> attachments = new ArrayList<>();
  public final List<GuiActionState> guiActions = new ArrayList<>();
  public final List<ApiActionState> apiActions = new ArrayList<>();
  public final List<TransmissionState> transmissions = new ArrayList<>();
  public final List<ActivityState> activities = new ArrayList<>();
  public final List<String> searchTags = new ArrayList<>();
  public final Set<String> serviceOwnerLabels = new LinkedHashSet<>();
  public final Set<String> labels = new LinkedHashSet<>(Set.of("Default"));
  public final List<SeenState> seenLog = new ArrayList<>();
  public final List<LabelLogState> labelLog = new ArrayList<>();

  public DialogState(String party, String resource) {
    this.party = party;
    this.resource = resource;
  }

  public Instant created() {
    return present(createdAt);
  }

  public Instant updated() {
    return present(updatedAt);
  }

  public Instant contentUpdated() {
    return present(contentUpdatedAt);
  }

  /** Seen by anybody since the content changed, and not marked as unopened since. */
  public boolean isContentSeen() {
    return !labels.contains("MarkedAsUnopened")
        && seenLog.stream().anyMatch(seen -> !seen.at().isBefore(contentUpdated()));
  }

  /** The one of the three labels of which a dialog always has exactly one. */
  public String exclusiveLabel() {
    return EXCLUSIVE_LABELS.stream().filter(labels::contains).findFirst().orElse("Default");
  }

  public boolean hasUnopenedContent() {
    return unopened || transmissions.stream().anyMatch(t -> !t.fromParty() && !isOpened(t));
  }

  public boolean isOpened(TransmissionState transmission) {
    return activities.stream()
        .anyMatch(
            activity ->
                activity.type.equals("TransmissionOpened")
                    && transmission.id.equals(activity.transmission));
  }

  private static Instant present(@Nullable Instant instant) {
    if (instant == null) {
      throw new IllegalStateException("a dialog that has not been added");
    }
    return instant;
  }
}
