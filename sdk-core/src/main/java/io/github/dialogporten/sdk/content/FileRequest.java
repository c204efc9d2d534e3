package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A file that is asked for.
 *
 * @param operation as it stands in exceptions
 * @param link where it is
 * @param names what it may be called, best first
 * @param declared what it is, as the dialog says
 */
record FileRequest(String operation, Link link, List<String> names, Optional<MediaType> declared) {

  /** Whether anything that the dialog says makes HTML a right answer. */
  boolean mayBeHtml() {
    return declared.filter(MediaType::isHtml).isPresent()
        || names.stream().anyMatch(FileRequest::isNamedHtml)
        || link.uri().map(URI::getPath).filter(FileRequest::isNamedHtml).isPresent();
  }

  private static boolean isNamedHtml(String name) {
    String lower = Ascii.lower(name);
    return lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml");
  }

  @Override
  public String toString() {
    return "FileRequest[" + operation + "]";
  }
}
