package io.github.dialogporten.sdk.paging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in a search, to go on from later or in another process. It is bound to the filters and
 * the order of its search: the server does not check that, and would give wrong pages without a
 * word. The parties of the search may have changed in between.
 *
 * <p>It holds no personal data: of organisations the numbers, of all other parties a sign that many
 * parties have in common. It is opaque, and can be some kilobytes long when there are many parties.
 *
 * <p>Immutable. Keep {@link #text()}, and get it back with {@link #parse}.
 */
public final class PageCursor implements Serializable {

  private static final long serialVersionUID = 2L;
  private static final String VERSION = "dp2.";
  private static final byte BARE = 0;
  private static final byte PLACE = 1;

  private final String text;

  private PageCursor(byte kind, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(kind);
    sum.update(content);
    ByteArrayOutputStream all = new ByteArrayOutputStream(content.length + 5);
    all.write(kind);
    all.writeBytes(content);
    all.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    this.text = VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all.toByteArray());
  }

  /**
   * A cursor with a place as the SDK writes it. For the client's own use.
   *
   * @param place the place
   * @return the cursor
   */
  public static PageCursor of(byte[] place) {
    return new PageCursor(PLACE, place);
  }

  /**
   * A cursor from a bare continuation token, as the API gives it. It is bound to nothing: whoever
   * uses it sees to it that filters and order are those it came from. A token of a search without
   * {@code orderBy} goes with {@code newestFirst()}. It fits searches that one request can carry.
   *
   * @param token the server's continuation token
   * @return the cursor
   * @throws IllegalArgumentException when it is empty
   */
  public static PageCursor ofContinuationToken(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("token: not empty");
    }
    return new PageCursor(BARE, token.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor with this text.
   *
   * @param text what {@link #text()} gave
   * @return the cursor
   * @throws IllegalArgumentException when no cursor has this text: it was cut or changed, or
   *     another version of the SDK wrote it
   */
  public static PageCursor parse(String text) {
    if (!text.startsWith(VERSION) && text.matches("(?s)dp[0-9]+\\..*")) {
      throw new IllegalArgumentException(
          "text: a cursor of another version of this SDK, which cannot be gone on from");
    }
    byte[] all = text.startsWith(VERSION) ? decoded(text.substring(VERSION.length())) : new byte[0];
    if (all.length < 6 || (all[0] != BARE && all[0] != PLACE)) {
      throw noCursor();
    }
    PageCursor cursor = new PageCursor(all[0], Arrays.copyOfRange(all, 1, all.length - 4));
    if (!cursor.text.equals(text)) {
      throw noCursor();
    }
    return cursor;
  }

  /** What is read from a stream is as strange as any text. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    try {
      parse(Objects.requireNonNullElse(text, ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidObjectException(e.getMessage()); // which quotes nothing of the text
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // the exception quotes what it could not read
    }
  }

  private static IllegalArgumentException noCursor() {
    return new IllegalArgumentException(
        "text: the whole text of a cursor of this SDK, as it was given");
  }

  /**
   * The cursor as text, to keep.
   *
   * @return ASCII without spaces: letters, digits, dots, hyphens and underscores
   */
  public String text() {
    return text;
  }

  /**
   * The server's continuation token of a cursor that is nothing more.
   *
   * @return the token of {@link #ofContinuationToken}; empty for every other cursor
   */
  public Optional<String> continuationToken() {
    byte[] content = content(BARE);
    return content.length == 0
        ? Optional.empty()
        : Optional.of(new String(content, StandardCharsets.UTF_8));
  }

  /**
   * The place as the SDK wrote it. For the client's own use.
   *
   * @return a copy; empty for a bare continuation token
   */
  public byte[] place() {
    return content(PLACE);
  }

  private byte[] content(byte kind) {
    byte[] all = decoded(text.substring(VERSION.length()));
    return all[0] == kind ? Arrays.copyOfRange(all, 1, all.length - 4) : new byte[0];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageCursor that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "PageCursor[" + text.length() + " characters]";
  }
}
