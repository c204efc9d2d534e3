package io.github.dialogporten.sdk.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being fetched. <strong>Whoever opened it closes it</strong>, also when all of it
 * has been read:
 *
 * <pre>{@code
 * try (var download = content.download(dialog, attachment)) {
 *   archive.put(download.fileName(), download.stream());
 * }
 * }</pre>
 *
 * <p>One that is never closed keeps a connection until the server ends it; nothing else is lost. To
 * be used by one thread at a time.
 */
public final class Download implements AutoCloseable {

  private final String fileName;
  private final @Nullable String contentType;
  private final @Nullable Long length;
  private final boolean isLengthKnown;
  private final InputStream stream;

  private Download(
      String fileName,
      @Nullable String contentType,
      @Nullable Long length,
      boolean isLengthKnown,
      InputStream stream) {
    this.fileName = Objects.requireNonNull(fileName, "fileName");
    this.contentType = contentType;
    this.length = length;
    this.isLengthKnown = isLengthKnown;
    this.stream = Objects.requireNonNull(stream, "stream");
  }

  /**
   * Makes a download of any stream. For tests of programs that use the SDK.
   *
   * @param fileName the suggested name
   * @param contentType the media type; null when the server sent none
   * @param length the length in bytes; null when the server did not say it beforehand
   * @param stream the bytes; closed with the download
   * @return the download, which comes whole
   */
  public static Download of(
      String fileName, @Nullable String contentType, @Nullable Long length, InputStream stream) {
    return new Download(fileName, contentType, length, true, stream);
  }

  /**
   * Makes a download that ends with its connection, {@link #isLengthKnown()} being false. For tests
   * of programs that use the SDK.
   *
   * @param fileName the suggested name
   * @param contentType the media type; null when the server sent none
   * @param stream the bytes; closed with the download
   * @return the download
   */
  public static Download ofUnknownLength(
      String fileName, @Nullable String contentType, InputStream stream) {
    return new Download(fileName, contentType, null, false, stream);
  }

  static Download of(FileAnswer file) {
    return new Download(
        file.fileName(),
        file.contentType().orElse(null),
        file.length().orElse(null),
        file.isLengthKnown(),
        new DownloadStream(file.stream()));
  }

  /**
   * A name for the file: the one that users see, made safe for a directory (no separators, nothing
   * invisible, at most 150 bytes).
   *
   * @return the name, {@code attachment} when there is no other
   */
  public String fileName() {
    return fileName;
  }

  /**
   * The media type as the server sent it.
   *
   * @return the {@code Content-Type}; empty when the server sent none
   */
  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  /**
   * The length that the server announced.
   *
   * @return bytes; empty when it did not say, or sent the file compressed though it was not asked
   *     to
   */
  public Optional<Long> length() {
    return Optional.ofNullable(length);
  }

  /**
   * Whether the server tells where the file ends: by its length, or by a mark at its end. Then a
   * file that is cut off fails.
   *
   * @return false when the file ends with the connection, so that nobody can know whether it came
   *     whole
   */
  public boolean isLengthKnown() {
    return isLengthKnown;
  }

  /**
   * The bytes, not limited, to be read once. A file that ends before its end fails with an {@link
   * IOException}, as does a server that is silent for longer than the client's read timeout.
   *
   * @return always the same stream; closing it is as good as closing the download
   */
  public InputStream stream() {
    return stream;
  }

  /** Ends the download, wherever it is. Closing twice does nothing. */
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      // what is left of the answer is not wanted: nothing is lost
    }
  }

  @Override
  public String toString() {
    return "Download[" + (length == null ? "length unknown" : length + " bytes") + "]";
  }
}
