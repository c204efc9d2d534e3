package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.EndUserContext;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Builds an {@link EndUserContext} with the default label.
 *
 * <p>Not thread-safe.
 */
public final class EndUserContextBuilder
    extends ModelBuilder<EndUserContext, EndUserContextBuilder> {

  EndUserContextBuilder() {
    super(EndUserContext.class);
    preset("revision", nextId());
    preset("systemLabels", List.of(SystemLabel.DEFAULT));
  }

  /**
   * Sets the revision of the labels.
   *
   * @param value the value
   * @return this
   */
  public EndUserContextBuilder revision(UUID value) {
    return with("revision", value);
  }

  /**
   * Sets the labels.
   *
   * @param labels all of them
   * @return this
   */
  public EndUserContextBuilder systemLabels(SystemLabel... labels) {
    return with("systemLabels", Arrays.asList(labels));
  }
}
