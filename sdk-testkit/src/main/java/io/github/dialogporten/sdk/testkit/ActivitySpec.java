package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.ActivityState;
import java.time.Instant;
import java.util.UUID;

/** An entry of a dialog's activity log. Not thread-safe. */
public final class ActivitySpec {

  private final ActivityState state = new ActivityState();

  private ActivitySpec(String type) {
    state.type = type;
  }

  /**
   * An activity by the service owner.
   *
   * @param type such as {@code DialogCreated} or {@code Information}
   * @return a new specification
   */
  public static ActivitySpec of(String type) {
    return new ActivitySpec(type);
  }

  ActivityState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public ActivitySpec id(UUID id) {
    state.id = id;
    return this;
  }

  /**
   * When it happened, instead of when the dialog was updated.
   *
   * @param createdAt the time
   * @return this
   */
  public ActivitySpec createdAt(Instant createdAt) {
    state.createdAt = createdAt;
    return this;
  }

  /**
   * A type of the service owner's own.
   *
   * @param uri the type
   * @return this
   */
  public ActivitySpec extendedType(String uri) {
    state.extendedType = uri;
    return this;
  }

  /**
   * The transmission it is about.
   *
   * @param transmission its id
   * @return this
   */
  public ActivitySpec transmission(UUID transmission) {
    state.transmission = transmission;
    return this;
  }

  /**
   * Who did it.
   *
   * @param actor who
   * @return this
   */
  public ActivitySpec performedBy(ActorSpec actor) {
    state.performedBy = actor.state();
    return this;
  }

  /**
   * What happened; only for the type {@code Information}.
   *
   * @param description the text by language
   * @return this
   */
  public ActivitySpec description(Text description) {
    state.description = description.byLanguage();
    return this;
  }
}
