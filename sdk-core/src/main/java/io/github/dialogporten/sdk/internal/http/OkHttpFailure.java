package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OkHttp says by the texts and names of its failures only: no type of its public API tells it.
 * A failure that a later version words in another way counts as any other broken connection, so a
 * request that must not be sent twice is not.
 */
final class OkHttpFailure {

  private static final Pattern REFUSED_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: ([1-9][0-9]{2})");

  private static final String RESET = "stream was reset: ";

  private OkHttpFailure() {}

  /**
   * Whether the server has not looked at the request, and never will: it refused the stream, by
   * itself or with all that are above the last one of its {@code GOAWAY}; or the connection was
   * shutting down already, so that the request was not written at all.
   */
  static boolean isUnprocessed(IOException failure) {
    return saysUnprocessed(failure)
        // where writing broke first, what reading said comes with it
        || Arrays.stream(failure.getSuppressed()).anyMatch(OkHttpFailure::saysUnprocessed);
  }

  private static boolean saysUnprocessed(Throwable failure) {
    return (RESET + "REFUSED_STREAM").equals(failure.getMessage())
        || failure.getClass().getSimpleName().equals("ConnectionShutdownException");
  }

  /**
   * Whether the server broke off just this request, and its connection goes on. A cancelled stream
   * is not counted: OkHttp says the same when the whole connection has ended.
   */
  static boolean isOfStreamOnly(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.startsWith(RESET) && !text.equals(RESET + "CANCEL");
  }

  /** The status with which a proxy refused to connect to the server; empty when none did. */
  static OptionalInt proxyStatus(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.equals("Failed to authenticate with proxy")) {
      return OptionalInt.of(407);
    }
    Matcher refused = REFUSED_TUNNEL.matcher(text);
    return refused.matches()
        ? OptionalInt.of(Integer.parseInt(refused.group(1)))
        : OptionalInt.empty();
  }
}
