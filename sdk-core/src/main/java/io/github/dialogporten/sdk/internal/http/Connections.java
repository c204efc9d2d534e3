package io.github.dialogporten.sdk.internal.http;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;

/** What is known of each connection, for as long as OkHttp holds it. Thread-safe. */
final class Connections {

  private final Map<Connection, Known> connections =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** A connection that is about to be used. */
  Known of(Connection connection) {
    return connections.computeIfAbsent(connection, first -> new Known());
  }

  /** One connection. */
  static final class Known {

    private volatile boolean used;
    private volatile long heard = System.nanoTime();

    /** Says that it is used; whether it was before. */
    boolean use() {
      boolean before = used;
      used = true;
      return before;
    }

    /** An answer has begun to come. */
    void hears() {
      heard = System.nanoTime();
    }

    /** When the last answer began to come, by {@link System#nanoTime}. */
    long heard() {
      return heard;
    }
  }
}
