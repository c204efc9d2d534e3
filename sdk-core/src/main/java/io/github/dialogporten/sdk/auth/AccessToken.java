package io.github.dialogporten.sdk.auth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token, sent as it is. Its {@code toString} does not hold it.
 *
 * <p>Immutable. Equal when the token is.
 */
public final class AccessToken {

  private final String value;
  private final @Nullable Instant expiresAt;

  private AccessToken(String value, @Nullable Instant expiresAt) {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException(
          "value: a token is one or more visible ASCII characters, without spaces or line ends");
    }
    this.value = value;
    this.expiresAt = expiresAt;
  }

  /**
   * A token of which it is not known how long it lives. It is never cached.
   *
   * @param value the token, without {@code Bearer}
   * @return the token
   * @throws IllegalArgumentException when it cannot stand in a header
   */
  public static AccessToken of(String value) {
    return new AccessToken(value, null);
  }

  /**
   * A token.
   *
   * @param value the token, without {@code Bearer}
   * @param expiresAt when it ceases to work
   * @return the token
   * @throws IllegalArgumentException when it cannot stand in a header
   */
  public static AccessToken of(String value, Instant expiresAt) {
    return new AccessToken(value, Objects.requireNonNull(expiresAt, "expiresAt"));
  }

  /**
   * The token itself. A secret; for a person it is personal data too.
   *
   * @return the token, without {@code Bearer}
   */
  public String value() {
    return value;
  }

  /**
   * When it ceases to work.
   *
   * @return the time, if it is known
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return expiresAt == null ? "AccessToken[]" : "AccessToken[until " + expiresAt + "]";
  }
}
