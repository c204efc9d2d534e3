package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.Destination;
import org.jspecify.annotations.Nullable;

/** An API of Altinn: where its operations are, and what they get. */
public enum Api {
  /** Dialogporten, with the provider's token. */
  DIALOGPORTEN,
  /** Those parts of Dialogporten that answer anybody: no token is got for them, and none sent. */
  DIALOGPORTEN_OPEN,
  /** The APIs beside it on Altinn's platform, with an Altinn token. */
  PLATFORM;

  /** As a listener is told. */
  Destination destination() {
    return this == PLATFORM ? Destination.PLATFORM : Destination.DIALOGPORTEN;
  }

  /** The scope that its operations need as a rule; null when there is no such rule. */
  @Nullable String scope() {
    return this == DIALOGPORTEN ? "digdir:dialogporten" : null;
  }
}
