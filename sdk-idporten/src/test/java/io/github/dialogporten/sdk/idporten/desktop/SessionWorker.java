package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.idporten.DesktopFixture;
import io.github.dialogporten.sdk.idporten.SessionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;

/** Another process that uses a file of sessions. */
final class SessionWorker {

  private SessionWorker() {}

  /**
   * Runs in a process of its own.
   *
   * @param arguments the file, its key, and {@code count TIMES} or {@code hold}
   */
  public static void main(String[] arguments) throws Exception {
    FileSessionStore store =
        FileSessionStore.open(Path.of(arguments[0]), Base64.getDecoder().decode(arguments[1]));
    if (arguments[2].equals("count")) {
      count(store, Integer.parseInt(arguments[3]));
    } else {
      hold(store);
    }
  }

  /** Adds one to a number again and again, which goes wrong as soon as two do it at once. */
  static void count(SessionStore store, int times) {
    for (int i = 0; i < times; i++) {
      store.exclusively(
          "counter",
          () -> {
            int number = store.read("counter").map(s -> Integer.parseInt(s.subject())).orElse(0);
            store.write("counter", DesktopFixture.session(Integer.toString(number + 1)));
            return number;
          });
    }
  }

  /** Says that it has the session, waits for a byte, and changes the session before it goes. */
  private static void hold(SessionStore store) {
    store.exclusively(
        "held",
        () -> {
          System.out.println("held");
          try {
            int next = System.in.read();
            store.write("held", DesktopFixture.session("from the other process " + next));
            return next;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
