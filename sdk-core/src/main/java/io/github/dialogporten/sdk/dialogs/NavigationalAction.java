package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that a transmission sends a person to. The SDK never fetches it: it is for a browser.
 *
 * <p>Immutable. Its {@code toString} holds no address.
 */
public final class NavigationalAction {

  private final Localized title;
  private final Link link;
  private final @Nullable Instant expiresAt;

  NavigationalAction(WireNavigationalAction wire) {
    this.title = FromWire.texts(wire.title());
    this.link = FromWire.link(wire.url());
    this.expiresAt = wire.expiresAt();
  }

  /**
   * What to call it.
   *
   * @return the title by language
   */
  public Localized title() {
    return title;
  }

  /**
   * The address.
   *
   * @return the link, masked when the caller has no right to it or its time is over
   */
  public Link link() {
    return link;
  }

  /**
   * When it ceases to work.
   *
   * @return the time, if there is one
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  @Override
  public String toString() {
    return "NavigationalAction[" + link + "]";
  }
}
