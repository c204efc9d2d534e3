package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.text.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes content of an answer that is of the declared type and within the limit. */
final class EmbedDecoder implements Decoder<ContentBody> {

  /** As Dialogporten's documents have it: 100 KB. */
  static final long MOST_BYTES = Content.MAX_BYTES;

  private static final int NO_CONTENT = 204;

  private final String operation;
  private final Link link;
  private final String language;
  private final String declared;
  private final Optional<MediaType> wanted;

  EmbedDecoder(String operation, Link link, String language, ContentReference reference) {
    this.operation = operation;
    this.link = link;
    this.language = language;
    this.declared =
        switch (reference.declared()) {
          case MARKDOWN -> "text/markdown";
          case HTML -> "text/html";
          case OTHER -> reference.mediaType();
        };
    this.wanted =
        reference.declared() == ContentReference.Declared.OTHER
            ? Optional.empty()
            : MediaType.parse(declared);
  }

  @Override
  public ContentBody decode(Answer answer) throws IOException {
    Optional<String> contentType = answer.header("Content-Type");
    byte[] bytes = answer.status() == NO_CONTENT ? new byte[0] : bytes(answer);
    if (bytes.length == 0) {
      return ContentBody.of(declared, contentType.orElse(null), language, "");
    }
    Optional<MediaType> sent = MediaType.parse(contentType.orElse(null));
    String text = new String(bytes, sent.map(MediaType::charset).orElse(StandardCharsets.UTF_8));
    check(answer, sent, text);
    return ContentBody.of(declared, contentType.orElse(null), language, withoutMark(text));
  }

  private byte[] bytes(Answer answer) throws IOException {
    if (answer.length().filter(length -> length > MOST_BYTES).isPresent()) {
      throw failure(answer, Reason.TOO_LARGE);
    }
    try {
      return answer.bytes(MOST_BYTES);
    } catch (Answer.TooLargeException e) {
      throw failure(answer, Reason.TOO_LARGE);
    }
  }

  private void check(Answer answer, Optional<MediaType> sent, String text) {
    boolean html = sent.filter(MediaType::isHtml).isPresent();
    // of a declaration that nobody knows only this much is certain: HTML would be declared
    boolean fits = sent.isEmpty() || wanted.map(w -> w.accepts(sent.get())).orElse(!html);
    if (html && isLogin(answer, text, fits)) {
      throw failure(answer, Reason.LOGIN_PAGE);
    }
    if (!fits) {
      throw failure(answer, Reason.TYPE_MISMATCH);
    }
  }

  /** HTML that nobody declared, from a host that nobody named, is a login page too. */
  private boolean isLogin(Answer answer, String text, boolean fits) {
    return LoginPages.isLogin(link, answer.address())
        || LoginPages.asksForPassword(text)
        || (!fits && LoginPages.isElsewhere(link, answer.address()));
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private ContentException failure(Answer answer, Reason reason) {
    return new ContentException(CallInfo.refused(operation, answer.attempt()), reason);
  }
}
