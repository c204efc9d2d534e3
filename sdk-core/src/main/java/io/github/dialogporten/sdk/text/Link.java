package io.github.dialogporten.sdk.text;

import io.github.dialogporten.sdk.internal.NoAddressException;
import io.github.dialogporten.sdk.internal.WebAddress;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link as the server wrote it. It may be masked, or be no address at all; either is told here and
 * fails nothing.
 *
 * <p>Immutable. Its {@code toString} does not hold the address, which can hold personal data.
 */
public final class Link implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String UNAUTHORIZED = "urn:dialogporten:unauthorized";
  private static final String EXPIRED = "urn:dialogporten:expired";

  private final String raw;

  private Link(String raw) {
    this.raw = Objects.requireNonNull(raw, "raw");
  }

  /**
   * A link.
   *
   * @param raw the text that stands for it
   * @return the link; nothing is checked
   */
  public static Link of(String raw) {
    return new Link(raw);
  }

  /**
   * The text as the server wrote it.
   *
   * @return the text
   */
  public String raw() {
    return raw;
  }

  /**
   * Whether Dialogporten masked it because the caller has no right to it.
   *
   * @return true for {@code urn:dialogporten:unauthorized}
   */
  public boolean isUnauthorized() {
    return raw.trim().equalsIgnoreCase(UNAUTHORIZED);
  }

  /**
   * Whether Dialogporten masked it because its time is over.
   *
   * @return true for {@code urn:dialogporten:expired}
   */
  public boolean isExpired() {
    return raw.trim().equalsIgnoreCase(EXPIRED);
  }

  /**
   * Whether it is an address on the web at all. Whether the SDK fetches it is decided when it is
   * asked to.
   *
   * @return true for an http or https address with a host
   */
  public boolean isUsable() {
    return uri().isPresent();
  }

  /**
   * The address. Its host is in ASCII: {@code xn--...} where it was written in other letters. Java
   * knows no host with an underscore: of such an address {@code getHost()} is null, and {@code
   * getAuthority()} holds it.
   *
   * @return the address; empty when the link is masked, or no http or https address, or its host
   *     becomes an IP address or another name only when its characters are mapped
   */
  public Optional<URI> uri() {
    try {
      return Optional.of(WebAddress.of(raw).uri());
    } catch (NoAddressException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Link that && raw.equals(that.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  @Override
  public String toString() {
    if (isUnauthorized()) {
      return "Link[unauthorized]";
    }
    if (isExpired()) {
      return "Link[expired]";
    }
    return isUsable() ? "Link[usable]" : "Link[no web address]";
  }
}
