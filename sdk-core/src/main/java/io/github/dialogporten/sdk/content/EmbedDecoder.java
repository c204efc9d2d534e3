package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.text.Link;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes content of an answer that is of the declared type and within the limit. */
final class EmbedDecoder implements Decoder<ContentBody> {

  /** As Dialogporten's documents have it: 100 KB. */
  static final long MOST_BYTES = Content.MAX_BYTES;

  private static final int OK = 200;
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
    @Nullable String contentType = answer.header("Content-Type").orElse(null);
    byte[] bytes =
        switch (answer.status()) {
          case OK -> bytes(answer);
          case NO_CONTENT -> new byte[0];
          default -> throw failure(answer, Reason.STATUS, String.valueOf(answer.status()));
        };
    ContentBody body =
        ContentBody.received(declared, contentType, language, bytes, answer.isLengthKnown());
    if (bytes.length > 0) {
      check(answer, MediaType.parse(contentType), body.text());
    }
    return body;
  }

  private byte[] bytes(Answer answer) throws IOException {
    if (answer.length().filter(length -> length > MOST_BYTES).isPresent()) {
      throw failure(answer, Reason.TOO_LARGE, MOST_BYTES + " bytes");
    }
    try {
      return answer.bytes(MOST_BYTES);
    } catch (Answer.TooLargeException e) {
      throw failure(answer, Reason.TOO_LARGE, MOST_BYTES + " bytes");
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

  private ContentException failure(Answer answer, Reason reason) {
    return new ContentException(CallInfo.refused(operation, answer.attempt()), reason);
  }

  private ContentException failure(Answer answer, Reason reason, String detail) {
    return new ContentException(CallInfo.refused(operation, answer.attempt()), reason, detail);
  }
}
