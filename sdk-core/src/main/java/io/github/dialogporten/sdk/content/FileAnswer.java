package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer that is the file that was asked for.
 *
 * @param fileName a name that is safe in a directory
 * @param contentType the type as the server sent it
 * @param length the length that the server announced
 * @param isLengthKnown whether the server tells where the file ends
 * @param stream the body; closing it closes the answer
 */
record FileAnswer(
    String fileName,
    Optional<String> contentType,
    Optional<Long> length,
    boolean isLengthKnown,
    InputStream stream) {

  /** As much as is looked at to tell whether a file of unknown type is HTML. */
  private static final int START = 1024;

  /** As much as is looked at to tell a login page from other HTML. */
  private static final int HEAD = 64 * 1024;

  /**
   * Checks an answer. One that is no whole file, or is a login page, fails. What is read of the
   * stream after this is not in the call's time.
   *
   * @throws ContentException when it is not the file
   * @throws IOException when the connection breaks
   */
  static FileAnswer of(Answer answer, FileRequest request) throws IOException {
    if (answer.status() != 200) { // accepted for later, nothing at all, a part: no file
      throw new ContentException(
          CallInfo.refused(request.operation(), answer.attempt()),
          Reason.STATUS,
          String.valueOf(answer.status()));
    }
    Optional<String> contentType = answer.header("Content-Type");
    Optional<MediaType> sent = MediaType.parse(contentType.orElse(null));
    InputStream stream = new BufferedInputStream(answer.stream());
    if (isHtml(sent, stream) && isLogin(answer, request, stream)) {
      throw failure(answer, request, Reason.LOGIN_PAGE);
    }
    Optional<String> disposition =
        ContentDisposition.fileName(answer.header("Content-Disposition").orElse(null));
    Optional<MediaType> type =
        sent.filter(t -> FileExtensions.of(t).isPresent()).or(request::declared);
    String name = FileNames.choose(request.names(), disposition, type);
    answer.begun();
    return new FileAnswer(name, contentType, answer.length(), answer.isLengthKnown(), stream);
  }

  /** What is called a PDF is taken for one; what is called nothing is looked at. */
  private static boolean isHtml(Optional<MediaType> sent, InputStream stream) throws IOException {
    return sent.isPresent()
        ? sent.get().isHtml()
        : LoginPages.beginsAsHtml(beginning(stream, START));
  }

  private static boolean isLogin(Answer answer, FileRequest request, InputStream stream)
      throws IOException {
    return !request.mayBeHtml()
        || LoginPages.isLogin(request.link(), answer.address())
        || LoginPages.asksForPassword(
            new String(beginning(stream, HEAD), StandardCharsets.ISO_8859_1));
  }

  /**
   * Whether an answer that may hold anything is a login page: HTML that nobody asked for. Many
   * servers call everything HTML that has no type, so that it has to look like HTML too.
   */
  static boolean isLoginPage(Answer answer) {
    Optional<MediaType> sent = MediaType.parse(answer.header("Content-Type").orElse(null));
    if (sent.isPresent() && !sent.get().isHtml()) {
      return false;
    }
    byte[] start = whatComes(answer, HEAD);
    return LoginPages.beginsAsHtml(start)
        || LoginPages.asksForPassword(new String(start, StandardCharsets.ISO_8859_1));
  }

  /** The first bytes, or those before a stream breaks; none of what cannot be unpacked. */
  private static byte[] whatComes(Answer answer, int most) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[8 * 1024];
    try {
      InputStream stream = answer.stream();
      int count = 0;
      while (count >= 0 && bytes.size() < most) {
        bytes.write(some, 0, count);
        count = stream.read(some);
      }
    } catch (IOException e) {
      // what came before is all there is
    }
    return bytes.toByteArray();
  }

  /** The first bytes, which stay to be read. */
  private static byte[] beginning(InputStream stream, int most) throws IOException {
    stream.mark(most);
    byte[] bytes = stream.readNBytes(most);
    stream.reset();
    return bytes;
  }

  private static ContentException failure(Answer answer, FileRequest request, Reason reason) {
    return new ContentException(CallInfo.refused(request.operation(), answer.attempt()), reason);
  }

  @Override
  public String toString() {
    return "FileAnswer[]";
  }
}
