package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.testkit.models.Models;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all identities of a fake share. Everything mutable is used under the lock. */
final class FakeWorld {

  /** The operations, by the names that exceptions give them. */
  static final class Operations {
    static final String PARTIES = "parties.list";
    static final String SEARCH = "dialogs.search";
    static final String OPEN = "dialogs.open";
    static final String TRANSMISSIONS = "dialogs.transmissions";
    static final String TRANSMISSION = "dialogs.transmission";
    static final String ACTIVITIES = "dialogs.activities";
    static final String ACTIVITY = "dialogs.activity";
    static final String SEEN_LOG = "dialogs.seenLog";
    static final String SEEN_LOG_ENTRY = "dialogs.seenLogEntry";
    static final String LABEL_LOG = "dialogs.labelLog";
    static final String MAIN_CONTENT = "content.main";
    static final String TRANSMISSION_CONTENT = "content.transmission";
    static final String SAVE = "content.save";
    static final String OPEN_FILE = "content.open";
    static final String PARTIES_WITH_ACCESS = "parties.withAccess";
    static final String LABEL = "labels.change";
    static final String LABEL_MANY = "labels.changeAll";
    static final String FIND = "lookup.find";
    static final String FIND_AS_SERVICE_OWNER = "lookup.findAsServiceOwner";
    static final String MY_RESOURCES = "resources.mine";
    static final String CATALOGUE = "resources.catalogue";
    static final String LIMITS = "resources.limits";
    static final String KEYS = "dialogTokens.keys";
    static final String ISSUER = "dialogTokens.issuer";
    static final String PERFORM = "actions.perform";

    static final TreeSet<String> ALL =
        new TreeSet<>(
            List.of(
                PARTIES,
                SEARCH,
                OPEN,
                TRANSMISSIONS,
                TRANSMISSION,
                ACTIVITIES,
                ACTIVITY,
                SEEN_LOG,
                SEEN_LOG_ENTRY,
                LABEL_LOG,
                MAIN_CONTENT,
                TRANSMISSION_CONTENT,
                SAVE,
                OPEN_FILE,
                PARTIES_WITH_ACCESS,
                LABEL,
                LABEL_MANY,
                FIND,
                FIND_AS_SERVICE_OWNER,
                MY_RESOURCES,
                CATALOGUE,
                LIMITS,
                KEYS,
                ISSUER,
                PERFORM));

    private Operations() {}
  }

  /** A file at the service owner. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record StoredFile(byte[] bytes) {

    @Override
    public String toString() {
      return "StoredFile[" + bytes.length + " bytes]";
    }
  }

  final TimeSource time;
  final AtomicInteger identityNumbers = new AtomicInteger();
  final Map<UUID, StoredDialog> dialogs = new LinkedHashMap<>();
  final Map<String, String> catalogue = new LinkedHashMap<>();
  String limits = Models.limits().json();
  final FakeTokenKey tokenKey = new FakeTokenKey();
  final Map<UUID, String> main = new HashMap<>();
  final Map<UUID, String> transmissions = new HashMap<>();
  final Map<UUID, StoredFile> files = new HashMap<>();
  final Map<UUID, ActionResult> results = new HashMap<>();
  final Map<UUID, Consumer<Dialog>> effects = new HashMap<>();
  final Map<Object, FakeDialogportenClient> identities = new ConcurrentHashMap<>();
  private final Map<String, Queue<RuntimeException>> failures = new HashMap<>();
  private final Map<Dialog, Object> openers = Collections.synchronizedMap(new WeakHashMap<>());
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  FakeWorld(TimeSource time) {
    this.time = time;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void locked(Runnable work) {
    locked(
        () -> {
          work.run();
          return "";
        });
  }

  void failNext(String operation, RuntimeException failure) {
    if (!Operations.ALL.contains(operation)) {
      throw new IllegalArgumentException("operation: one of " + Operations.ALL);
    }
    locked(() -> failures.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(failure));
  }

  /** Throws what was asked for, once. */
  void mayFail(String operation) {
    @Nullable RuntimeException failure =
        locked(
                () -> {
                  @Nullable Queue<RuntimeException> planned = failures.get(operation);
                  return Optional.ofNullable(planned == null ? null : planned.poll());
                })
            .orElse(null);
    if (failure != null) {
      throw failure;
    }
  }

  Dialog opened(Dialog dialog, Object identity) {
    openers.put(dialog, identity);
    return dialog;
  }

  /** A dialog that a test built belongs to nobody, and may be used by all. */
  void checkOpener(Dialog dialog, Object identity) {
    @Nullable Object opener = openers.get(dialog);
    if (opener != null && !opener.equals(identity)) {
      throw new IllegalArgumentException(
          "dialog: it was opened by another identity; use the client or view that opened it, or"
              + " open it again with this one");
    }
  }

  void close() {
    closed = true;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
  }

  @Override
  public String toString() {
    return "FakeWorld[]";
  }
}
