package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.ActivityType;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;
import java.util.UUID;

/**
 * Builds an {@link Activity}: information from the service owner.
 *
 * <p>Not thread-safe.
 */
public final class ActivityBuilder extends ModelBuilder<Activity, ActivityBuilder> {

  ActivityBuilder() {
    super(Activity.class);
    preset("id", nextId());
    preset("createdAt", LONG_AGO);
    preset("type", ActivityType.INFORMATION);
    preset("performedBy", Actor.of(ActorType.SERVICE_OWNER, null, null));
    presetTexts("description", "Syntetisk hendelse");
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets when it happened.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder createdAt(Instant value) {
    return with("createdAt", value);
  }

  /**
   * Sets what happened.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder type(ActivityType value) {
    return with("type", value);
  }

  /**
   * Sets the description in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ActivityBuilder description(String language, String text) {
    return texts("description", language, text);
  }

  /**
   * Sets who did it.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder performedBy(Actor value) {
    return with("performedBy", value);
  }

  /**
   * Sets the transmission that it is about.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder transmissionId(UUID value) {
    return with("transmissionId", value);
  }

  /**
   * Sets the service owner's own type.
   *
   * @param value the value
   * @return this
   */
  public ActivityBuilder extendedType(String value) {
    return with("extendedType", value);
  }
}
