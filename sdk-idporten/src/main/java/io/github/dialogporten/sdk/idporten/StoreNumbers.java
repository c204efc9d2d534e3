package io.github.dialogporten.sdk.idporten;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number for each store, by which object it is: what an application calls equal is never asked.
 * It is forgotten with the store.
 */
final class StoreNumbers {

  private final ConcurrentMap<Ref, Integer> numbers = new ConcurrentHashMap<>();
  private final ReferenceQueue<SessionStore> gone = new ReferenceQueue<>();
  private final AtomicInteger last = new AtomicInteger();

  int of(SessionStore store) {
    @Nullable Reference<?> old = gone.poll();
    while (old != null) {
      numbers.remove(old);
      old = gone.poll();
    }
    @Nullable Integer known = numbers.get(new Ref(store, null));
    return known != null
        ? known
        : numbers.computeIfAbsent(new Ref(store, gone), ignored -> last.incrementAndGet());
  }

  private static final class Ref extends WeakReference<SessionStore> {

    private final int hash;

    Ref(SessionStore store, @Nullable ReferenceQueue<SessionStore> queue) {
      super(store, queue);
      this.hash = System.identityHashCode(store);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      @Nullable SessionStore mine = get();
      return mine != null && other instanceof Ref that && that.refersTo(mine);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
