package io.github.dialogporten.sdk.observe;

import io.github.dialogporten.sdk.internal.Internal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens this package to the rest of the SDK. */
@Internal
public final class ObserveAccess {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.observe");

  private ObserveAccess() {}

  /** The program's listener, whose exceptions break no call; the first of them is logged. */
  public static DialogportenListener careful(DialogportenListener listener) {
    AtomicBoolean told = new AtomicBoolean();
    return new Listeners(
        List.of(listener),
        failure -> {
          if (told.compareAndSet(false, true)) {
            // its message can hold anything
            LOG.warn(
                "The listener threw {}; this and further exceptions of it are dropped",
                failure.getClass().getName());
          }
        });
  }
}
