package io.github.dialogporten.sdk.testkit.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** What the service owner says of unopened content, whatever is in it; null for what is in it. */
  public @Nullable Boolean unopened;

  /** Whether somebody has seen it before it was added. */
  public boolean seen;

  /** Whether its content counts as seen from the start, with nobody in the seen log. */
  public boolean bornSeen;

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

  /** The texts and embeds, by the names that the API has for them. */
  public final ObjectNode content = Json.object();

  // The parts as a reader with every right is shown them when the dialog is opened.
  public final List<ObjectNode> attachments = new ArrayList<>();
  public final List<ObjectNode> guiActions = new ArrayList<>();
  public final List<ObjectNode> apiActions = new ArrayList<>();
  public final List<ObjectNode> transmissions = new ArrayList<>();
  public final List<ObjectNode> activities = new ArrayList<>();

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
    return !labels.contains("MarkedAsUnopened") && hasBeenSeen();
  }

  /** Seen by anybody since the content changed, whatever it has been marked as. */
  public boolean hasBeenSeen() {
    return bornSeen || seenLog.stream().anyMatch(seen -> !seen.at().isBefore(contentUpdated()));
  }

  /** The one of the three labels of which a dialog always has exactly one. */
  public String exclusiveLabel() {
    return EXCLUSIVE_LABELS.stream().filter(labels::contains).findFirst().orElse("Default");
  }

  /** A message is unopened until it says that it was opened, and so is each transmission. */
  public boolean hasUnopenedContent(String resourceType) {
    if (unopened != null) {
      return unopened;
    }
    boolean message = resourceType.equals("correspondenceservice");
    return (message && activities.stream().noneMatch(one -> isOf(one, "CorrespondenceOpened")))
        || transmissions.stream().anyMatch(t -> !isFromParty(t) && !isOpened(t));
  }

  /** What the user sent is never told as opened. */
  public boolean isOpened(JsonNode transmission) {
    return !isFromParty(transmission)
        && activities.stream()
            .anyMatch(
                activity ->
                    isOf(activity, "TransmissionOpened")
                        && activity.path("transmissionId").equals(transmission.path("id")));
  }

  private static boolean isOf(JsonNode activity, String type) {
    return activity.path("type").asText().equals(type);
  }

  /** What the user sent, as against what the service owner sent. */
  public static boolean isFromParty(JsonNode transmission) {
    return List.of("Submission", "Correction").contains(transmission.path("type").asText());
  }

  /** What the right to a transmission is called, by what it is on. */
  public static String reading(String attribute) {
    return attribute.isEmpty() || attribute.startsWith(ResourceState.PREFIX)
        ? "read"
        : "transmissionread";
  }

  private static Instant present(@Nullable Instant instant) {
    if (instant == null) {
      throw new IllegalStateException("a dialog that has not been added");
    }
    return instant;
  }
}
