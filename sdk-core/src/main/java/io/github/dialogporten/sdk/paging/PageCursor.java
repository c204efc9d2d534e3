package io.github.dialogporten.sdk.paging;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place between two pages of a search, to go on from later or in another process. It is bound to
 * the filters and the order of its search: the server does not check that, and would give wrong
 * pages without a word. It holds no personal data.
 *
 * <p>Immutable. Keep {@link #text()}, and get it back with {@link #parse}.
 */
public final class PageCursor implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String FORM = "dp1.";

  private final String token;
  private final @Nullable String order;
  private final @Nullable String search;

  private PageCursor(String token, @Nullable String order, @Nullable String search) {
    this.token = Objects.requireNonNull(token, "token");
    this.order = order;
    this.search = search;
  }

  /**
   * A cursor that is bound to its search.
   *
   * @param token the server's continuation token
   * @param order the order that goes with it
   * @param search a checksum of the search's filters
   * @return the cursor
   */
  public static PageCursor of(String token, String order, String search) {
    return new PageCursor(
        token, Objects.requireNonNull(order, "order"), Objects.requireNonNull(search, "search"));
  }

  /**
   * A cursor from a bare continuation token, as the API gives it. It is bound to nothing: whoever
   * uses it sees to it that filters and order are those it came from.
   *
   * @param token the server's continuation token
   * @return the cursor
   * @throws IllegalArgumentException when it is empty
   */
  public static PageCursor ofContinuationToken(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("token: not empty");
    }
    return new PageCursor(token, null, null);
  }

  /**
   * The cursor with this text.
   *
   * @param text what {@link #text()} gave
   * @return the cursor
   * @throws IllegalArgumentException when no cursor has this text
   */
  public static PageCursor parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (!text.startsWith(FORM) || parts.length != 4 || parts[3].isEmpty()) {
      throw new IllegalArgumentException("text: not the text of a cursor of this SDK");
    }
    return new PageCursor(
        decoded(parts[3]),
        parts[2].isEmpty() ? null : decoded(parts[2]),
        parts[1].isEmpty() ? null : parts[1]);
  }

  /**
   * The cursor as text, to keep.
   *
   * @return ASCII without spaces
   */
  public String text() {
    return FORM
        + (search == null ? "" : search)
        + "."
        + (order == null ? "" : encoded(order))
        + "."
        + encoded(token);
  }

  /**
   * The server's continuation token.
   *
   * @return the token, opaque
   */
  public String token() {
    return token;
  }

  /**
   * The order that the token goes with.
   *
   * @return the order; empty for a bare token
   */
  public Optional<String> order() {
    return Optional.ofNullable(order);
  }

  /**
   * The checksum of the filters that the token goes with.
   *
   * @return the checksum; empty for a bare token
   */
  public Optional<String> search() {
    return Optional.ofNullable(search);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("text: not the text of a cursor of this SDK", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageCursor that
        && token.equals(that.token)
        && Objects.equals(order, that.order)
        && Objects.equals(search, that.search);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, order, search);
  }

  @Override
  public String toString() {
    return "PageCursor[]";
  }
}
