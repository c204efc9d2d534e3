package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;

/**
 * Builds a {@link LabelLogEntry}: something that was archived.
 *
 * <p>Not thread-safe.
 */
public final class LabelLogEntryBuilder extends ModelBuilder<LabelLogEntry, LabelLogEntryBuilder> {

  LabelLogEntryBuilder() {
    super(LabelLogEntry.class);
    preset("createdAt", LONG_AGO.plusSeconds(60));
    preset("name", "systemlabel:" + SystemLabel.ARCHIVE.value());
    preset("action", "set");
    preset(
        "performedBy",
        Actor.of(
            ActorType.PARTY_REPRESENTATIVE,
            "urn:altinn:person:identifier-ephemeral:syntetisk",
            "SYNTETISK PERSON"));
  }

  /**
   * Sets when it was done.
   *
   * @param value the value
   * @return this
   */
  public LabelLogEntryBuilder createdAt(Instant value) {
    return with("createdAt", value);
  }

  /**
   * Sets the label.
   *
   * @param value the value
   * @return this
   */
  public LabelLogEntryBuilder label(SystemLabel value) {
    return with("name", "systemlabel:" + value.value());
  }

  /**
   * Sets the name of any label as the server writes it.
   *
   * @param value the value
   * @return this
   */
  public LabelLogEntryBuilder name(String value) {
    return with("name", value);
  }

  /**
   * Sets what was done: {@code set} or {@code remove}.
   *
   * @param value the value
   * @return this
   */
  public LabelLogEntryBuilder action(String value) {
    return with("action", value);
  }

  /**
   * Sets who did it.
   *
   * @param value the value
   * @return this
   */
  public LabelLogEntryBuilder performedBy(Actor value) {
    return with("performedBy", value);
  }
}
