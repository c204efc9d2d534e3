package io.github.dialogporten.sdk.testkit.dialogs;

import java.time.Instant;
import java.util.UUID;

/** An entry of a dialog's activity log. Not thread-safe. */
public final class ActivitySpec extends PartSpec<ActivitySpec> {

  private ActivitySpec(String type) {
    set("type", type).set("performedBy", ActorSpec.serviceOwner().json());
    json.putArray("description");
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

  @Override
  ActivitySpec self() {
    return this;
  }

  /**
   * When it happened, instead of when the dialog was updated.
   *
   * @param createdAt the time
   * @return this
   */
  public ActivitySpec createdAt(Instant createdAt) {
    return set("createdAt", createdAt);
  }

  /**
   * A type of the service owner's own.
   *
   * @param uri the type
   * @return this
   */
  public ActivitySpec extendedType(String uri) {
    return set("extendedType", uri);
  }

  /**
   * The transmission it is about.
   *
   * @param transmission its id
   * @return this
   */
  public ActivitySpec transmission(UUID transmission) {
    return set("transmissionId", transmission);
  }

  /**
   * Who did it.
   *
   * @param actor who
   * @return this
   */
  public ActivitySpec performedBy(ActorSpec actor) {
    return set("performedBy", actor.json());
  }

  /**
   * What happened; only for the type {@code Information}.
   *
   * @param description the text by language
   * @return this
   */
  public ActivitySpec description(Text description) {
    return set("description", description);
  }
}
