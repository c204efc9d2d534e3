package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.Localized;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a dialog.
 *
 * <p>Immutable. Its {@code toString} holds no text and no name.
 */
public final class Activity {

  private final UUID id;
  private final ActivityType type;
  private final @Nullable Instant createdAt;
  private final Localized description;
  private final @Nullable Actor performedBy;
  private final @Nullable UUID transmissionId;
  private final @Nullable String extendedType;
  private final byte @Nullable [] rawJson;

  Activity(WireActivity wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.type = FromWire.open(wire.type(), ActivityType::of);
    this.createdAt = wire.createdAt();
    this.description = FromWire.texts(wire.description());
    this.performedBy = FromWire.actor(wire.performedBy());
    this.transmissionId = wire.transmissionId();
    this.extendedType = wire.extendedType();
    this.rawJson = rawJson;
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * What happened.
   *
   * @return the type
   */
  public ActivityType type() {
    return type;
  }

  /**
   * When. Always there in the list of activities; elsewhere the API may leave it out.
   *
   * @return the time
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /**
   * What happened in words, for {@link ActivityType#INFORMATION} only.
   *
   * @return the description by language; empty for the other types
   */
  public Localized description() {
    return description;
  }

  /**
   * Who did it. Not in the list of activities ({@link Dialogs#activities}); in an opened dialog, in
   * search results and in the single activity it is.
   *
   * @return who did it, where the API tells
   */
  public Optional<Actor> performedBy() {
    return Optional.ofNullable(performedBy);
  }

  /**
   * The transmission that it is about.
   *
   * @return the id, if there is one
   */
  public Optional<UUID> transmissionId() {
    return Optional.ofNullable(transmissionId);
  }

  /**
   * The service owner's own type.
   *
   * @return a URI as the service owner wrote it, if there is one
   */
  public Optional<String> extendedType() {
    return Optional.ofNullable(extendedType);
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them. Only
   * for an activity that was asked for alone; in a list and in a dialog the whole has them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "Activity[" + id + ", " + type + "]";
  }
}
