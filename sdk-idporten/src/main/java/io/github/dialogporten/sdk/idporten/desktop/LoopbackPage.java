package io.github.dialogporten.sdk.idporten.desktop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The answers of the loopback server: constant, whatever was asked. */
enum LoopbackPage {
  DONE(
      "Innlogget",
      "Du er logget inn. Du kan lukke dette vinduet.",
      "You are logged in. You can close this window."),
  CANCELLED(
      "Avbrutt",
      "Innloggingen ble avbrutt. Du kan lukke dette vinduet.",
      "The login was cancelled. You can close this window."),
  FAILED(
      "Ikke innlogget",
      "Innloggingen lyktes ikke. Du kan lukke dette vinduet og prøve igjen.",
      "The login did not succeed. You can close this window and try again."),
  NOT_FOUND;

  @SuppressWarnings("ImmutableEnumChecker") // written once, and handed out wrapped
  private final byte[] answer;

  LoopbackPage(String title, String norwegian, String english) {
    this.answer =
        answer(
            "200 OK",
            """
            <!DOCTYPE html>
            <html lang="nb">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            </head>
            <body>
            <h1>%s</h1>
            <p lang="en">%s</p>
            </body>
            </html>
            """
                .formatted(title, norwegian, english));
  }

  LoopbackPage() {
    this.answer = answer("404 Not Found", "");
  }

  private static byte[] answer(String status, String html) {
    int length = html.getBytes(StandardCharsets.UTF_8).length;
    String type = length == 0 ? "" : "Content-Type: text/html; charset=utf-8\r\n";
    return ("HTTP/1.1 " + status + "\r\n" + type + "Content-Length: " + length + "\r\n")
        .concat(Head.NEVER_KEPT + "\r\n\r\n" + html)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Head and body, as they are sent. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(answer).asReadOnlyBuffer();
  }

  /** A class of its own: it is there before the pages are made. */
  private static final class Head {

    static final String NEVER_KEPT =
        String.join(
            "\r\n",
            "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'",
            "Referrer-Policy: no-referrer",
            "X-Content-Type-Options: nosniff",
            "Connection: close");
  }
}
