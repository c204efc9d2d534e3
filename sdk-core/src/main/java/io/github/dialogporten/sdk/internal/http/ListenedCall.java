package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.observe.Destination;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.observe.WaitReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells a listener how one call goes. */
final class ListenedCall extends CallWatch {

  private static final AtomicLong CALLS = new AtomicLong();

  private final DialogportenListener listener;
  private final TimeSource time;
  private final Events.About about;
  private final boolean action;
  private final long began;
  private int attempts;
  private long attemptBegan;
  private long sent;
  private long received;
  private @Nullable Traffic traffic;

  ListenedCall(DialogportenListener listener, Call<?> call, TimeSource time) {
    this.listener = listener;
    this.time = time;
    CallKind kind = call.kind();
    this.about =
        new Events.About(
            CALLS.incrementAndGet(), kind.name(), kind.method(), kind.path(), kind.destination());
    this.action =
        kind.destination() == Destination.DIALOG_LINK && kind.semantics() == Semantics.ONCE;
    this.began = time.nanoTime();
  }

  @Override
  void started(Duration timeout) {
    listener.callStarted(new Events.Started(about, timeout));
  }

  @Override
  Traffic attemptBegan() {
    attempts++;
    attemptBegan = time.nanoTime();
    traffic = new Traffic();
    return traffic;
  }

  @Override
  void attemptEnded(@Nullable Throwable failure) {
    @Nullable Traffic of = traffic;
    if (of == null) {
      return;
    }
    sent += of.sent();
    received += of.received();
    listener.attemptEnded(
        new Events.Attempt(
            about,
            attempts,
            of.status(),
            name(failure),
            since(attemptBegan),
            of.sent(),
            of.received()));
  }

  @Override
  void dropped(int count) {
    listener.itemsDropped(new Events.Dropped(about, count));
  }

  @Override
  void refused(RefusalReason reason, @Nullable Duration retryAfter) {
    listener.attemptRefused(new Events.Refused(about, reason, Optional.ofNullable(retryAfter)));
  }

  @Override
  void waiting(WaitReason reason, Duration wait) {
    listener.waitStarted(new Events.Waiting(about, reason, wait));
  }

  @Override
  void ended(@Nullable Throwable failure) {
    listener.callEnded(
        new Events.Ended(about, attempts, name(failure), since(began), sent, received));
    @Nullable Traffic last = traffic;
    if (failure == null && last != null) {
      long handedOver = time.nanoTime();
      long before = last.received();
      last.whenClosed(
          body ->
              listener.bodyEnded(
                  new Events.Body(
                      about, body.received() - before, body.isWhole(), since(handedOver))));
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  /** As the caller will see it: some failures are told anew by the step that made the call. */
  private Optional<String> name(@Nullable Throwable failure) {
    if (failure == null) {
      return Optional.empty();
    }
    if (failure instanceof RefusedLinkException) {
      return Optional.of(action ? "ActionException" : "ContentException");
    }
    if (action
        && failure instanceof DialogportenException unknown
        && unknown.mayHaveBeenCarriedOut()) {
      return Optional.of("ActionOutcomeUnknownException");
    }
    if (failure instanceof TransportException broken) {
      return Optional.of("TransportException." + broken.kind());
    }
    return Optional.of(failure.getClass().getSimpleName());
  }
}
