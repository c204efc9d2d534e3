package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the activity log. */
public final class ActivityState {
  public UUID id = Ids.next();
  public @Nullable Instant createdAt;
  public @Nullable String extendedType;
  public String type = "Information";
  public @Nullable UUID transmission;
  public ActorState performedBy = ActorState.SERVICE_OWNER;
  public SortedMap<String, String> description = new TreeMap<>();
}
