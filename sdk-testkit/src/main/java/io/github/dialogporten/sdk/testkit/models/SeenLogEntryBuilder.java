package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;
import java.util.UUID;

/**
 * Builds a {@link SeenLogEntry}: the caller, a moment after everything else.
 *
 * <p>Not thread-safe.
 */
public final class SeenLogEntryBuilder extends ModelBuilder<SeenLogEntry, SeenLogEntryBuilder> {

  SeenLogEntryBuilder() {
    super(SeenLogEntry.class);
    preset("id", nextId());
    preset("seenAt", LONG_AGO.plusSeconds(60));
    preset(
        "seenBy",
        Actor.of(
            ActorType.PARTY_REPRESENTATIVE,
            "urn:altinn:person:identifier-ephemeral:syntetisk",
            "SYNTETISK PERSON"));
    preset("isViaServiceOwner", false);
    preset("isCurrentEndUser", true);
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public SeenLogEntryBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets when it was seen.
   *
   * @param value the value
   * @return this
   */
  public SeenLogEntryBuilder seenAt(Instant value) {
    return with("seenAt", value);
  }

  /**
   * Sets who saw it.
   *
   * @param value the value
   * @return this
   */
  public SeenLogEntryBuilder seenBy(Actor value) {
    return with("seenBy", value);
  }

  /**
   * Sets whether that was the caller.
   *
   * @param value the value
   * @return this
   */
  public SeenLogEntryBuilder currentEndUser(boolean value) {
    return with("isCurrentEndUser", value);
  }

  /**
   * Sets whether it was seen in a system of the service owner.
   *
   * @param value the value
   * @return this
   */
  public SeenLogEntryBuilder viaServiceOwner(boolean value) {
    return with("isViaServiceOwner", value);
  }
}
