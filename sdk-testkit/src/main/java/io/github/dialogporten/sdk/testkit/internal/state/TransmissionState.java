package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transmission. */
public final class TransmissionState {
  public UUID id = Ids.next();
  public @Nullable Instant createdAt;
  public @Nullable String attribute;
  public @Nullable String extendedType;
  public @Nullable String externalReference;
  public @Nullable UUID related;
  public String type = "Information";
  public ActorState sender = ActorState.SERVICE_OWNER;
  public final Map<String, ContentState> content = new LinkedHashMap<>();
  public final List<AttachmentState> attachments = new ArrayList<>();
  public final List<NavigationState> navigation = new ArrayList<>();

  /** What the user sent, as against what the service owner sent. */
  public boolean fromParty() {
    return type.equals("Submission") || type.equals("Correction");
  }
}
