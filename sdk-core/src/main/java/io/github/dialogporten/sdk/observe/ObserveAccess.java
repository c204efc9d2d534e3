package io.github.dialogporten.sdk.observe;

import io.github.dialogporten.sdk.internal.Internal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens this package to the rest of the SDK. */
@Internal
public final class ObserveAccess {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.observe");

  private ObserveAccess() {}

  /** The program's listener, out of which nothing comes but a {@link VirtualMachineError}. */
  public static DialogportenListener careful(DialogportenListener listener) {
    return new Listeners(List.of(listener), new Told());
  }

  /** Logs what listeners throw, once for each class of it. */
  private static final class Told implements Consumer<Throwable> {

    /** Classes can be made while the program runs. */
    private static final int MOST = 100;

    private final Set<String> classes = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(Throwable failure) {
      String name = failure.getClass().getName();
      if (classes.size() >= MOST || !classes.add(name)) {
        return;
      }
      StackTraceElement[] trace = failure.getStackTrace();
      Object where = trace.length == 0 ? "an unknown place" : trace[0];
      // without its message, which can hold anything
      String text = "The listener threw {} at {}; this and further ones of its class are dropped";
      if (failure instanceof Error) {
        LOG.error(text, name, where);
      } else {
        LOG.warn(text, name, where);
      }
    }
  }
}
