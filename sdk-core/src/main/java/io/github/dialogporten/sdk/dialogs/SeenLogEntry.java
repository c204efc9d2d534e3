package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.text.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has seen a dialog.
 *
 * <p>Immutable. Its {@code toString} holds no name.
 */
public final class SeenLogEntry {

  private final UUID id;
  private final Instant seenAt;
  private final Actor seenBy;
  private final boolean isCurrentEndUser;
  private final @Nullable Boolean isViaServiceOwner;
  private final byte @Nullable [] rawJson;

  SeenLogEntry(WireSeenLogEntry wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.seenAt = FromWire.required(wire.seenAt(), "seenAt");
    this.seenBy = FromWire.knownActor(wire.seenBy());
    this.isCurrentEndUser = FromWire.flag(wire.isCurrentEndUser());
    this.isViaServiceOwner = wire.isViaServiceOwner();
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
   * When.
   *
   * @return the time
   */
  public Instant seenAt() {
    return seenAt;
  }

  /**
   * Who. A person's id is masked anew in each answer; {@link #isCurrentEndUser()} alone tells
   * whether it was the caller.
   *
   * @return who has seen it
   */
  public Actor seenBy() {
    return seenBy;
  }

  /**
   * Whether it was the caller.
   *
   * @return what the server said
   */
  public boolean isCurrentEndUser() {
    return isCurrentEndUser;
  }

  /**
   * Whether it was seen in the service owner's own system. Always there in the seen log; in search
   * results and opened dialogs the API may leave it out.
   *
   * @return what the server said
   */
  public Optional<Boolean> isViaServiceOwner() {
    return Optional.ofNullable(isViaServiceOwner);
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them. Only
   * for an entry that was asked for alone; in a list and in a dialog the whole has them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "SeenLogEntry[" + id + "]";
  }
}
