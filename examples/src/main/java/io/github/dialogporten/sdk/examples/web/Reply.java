package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.content.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser is answered with. A file is closed by {@link #writeTo}. */
final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Download file;

  private Reply(int status, Map<String, String> headers, byte[] body, @Nullable Download file) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.file = file;
  }

  static Reply page(int status, Markup page) {
    return text(status, "text/html; charset=utf-8", page.html());
  }

  static Reply text(int status, String type, String text) {
    return new Reply(
        status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** Goes on with GET: a page that comes after a form can be loaded again without sending it. */
  static Reply seeOther(URI where) {
    return new Reply(303, Map.of("Location", where.toString()), new byte[0], null);
  }

  static Reply seeOther(String path) {
    return seeOther(URI.create(path));
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0], null);
  }

  /** A file to be saved, never shown: whatever it is, it does not run here. */
  static Reply file(Download download) {
    String encoded = Parameters.encoded(download.fileName()).replace("+", "%20");
    return new Reply(
        200,
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + encoded),
        new byte[0],
        download);
  }

  /** With a header instead of the one of this name. */
  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, file);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** How long it is as the JDK's server counts: -1 is nothing, 0 is not known yet. */
  long length() {
    if (file != null) {
      return 0;
    }
    return body.length == 0 ? -1 : body.length;
  }

  void writeTo(OutputStream out) throws IOException {
    if (file == null) {
      out.write(body);
      return;
    }
    try (file) {
      file.stream().transferTo(out);
    }
  }

  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
