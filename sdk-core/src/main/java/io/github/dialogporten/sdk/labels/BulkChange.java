package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.labels.LabelPart.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One change to many dialogs, part after part. */
final class BulkChange {

  private static final String OPERATION = LabelOperations.CHANGE_ALL.name();

  private final Function<List<LabelTarget>, LabelPart> sender;
  private final Consumer<? super LabelPart> progress;
  private final CallInfo notSent;

  /**
   * A change.
   *
   * @param sender carries it out for a part, and throws nothing
   * @param progress gets each part that was sent
   * @param options those of the calls
   */
  BulkChange(
      Function<List<LabelTarget>, LabelPart> sender,
      Consumer<? super LabelPart> progress,
      CallOptions options) {
    this.sender = sender;
    this.progress = progress;
    this.notSent = new CallInfo(OPERATION, 0, false, options.correlationId());
  }

  /** A change that a pipeline carries. */
  static BulkChange over(
      Pipeline pipeline, LabelChange change, Consumer<? super LabelPart> progress) {
    return new BulkChange(these -> send(these, pipeline, change), progress, pipeline.options());
  }

  /** The dialogs that a caller gave, each once. */
  static List<LabelTarget> each(Iterable<LabelTarget> targets) {
    List<LabelTarget> all = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    for (LabelTarget target : targets) {
      if (!ids.add(target.dialogId())) {
        throw new IllegalArgumentException(
            "targets: each dialog once; number " + (all.size() + 1) + " is there before");
      }
      all.add(target);
    }
    return all;
  }

  BulkLabelResult of(List<LabelTarget> targets) {
    List<LabelPart> parts = new ArrayList<>();
    @Nullable DialogportenException end = null; // why nothing more is sent
    @Nullable DialogportenException stop = null;
    for (int from = 0; from < targets.size(); from += Labels.PART_SIZE) {
      List<LabelTarget> these =
          targets.subList(from, Math.min(from + Labels.PART_SIZE, targets.size()));
      Cancellation.check();
      if (end == null && Thread.currentThread().isInterrupted()) {
        end = new TransportException(notSent, Kind.INTERRUPTED, null);
      }
      if (end != null) {
        stop = end;
        parts.add(new LabelPart(these, Outcome.NOT_SENT, null));
        continue;
      }
      LabelPart part = next(these, !parts.isEmpty());
      parts.add(part);
      end = part.failure().filter(failure -> !isAboutThese(failure)).orElse(null);
      progress.accept(part);
    }
    return new BulkLabelResult(OPERATION, parts, stop);
  }

  /** What is known of the parts before is not thrown away because the client was closed. */
  private LabelPart next(List<LabelTarget> these, boolean begun) {
    try {
      return sender.apply(these);
    } catch (CancellationException cancelled) {
      throw cancelled; // an IllegalStateException too
    } catch (IllegalStateException closed) {
      if (!begun) {
        throw closed;
      }
      TransportException stopped =
          new TransportException(notSent, Kind.CONNECT, ErrorsAccess.withoutMessage(closed));
      return new LabelPart(these, Outcome.NOT_CHANGED, stopped);
    }
  }

  private static LabelPart send(List<LabelTarget> these, Pipeline pipeline, LabelChange change) {
    LostAnswer lost = new LostAnswer(pipeline, change);
    try {
      pipeline.call(LabelOperations.CHANGE_ALL, LabelOperations.many(these, change));
      return new LabelPart(these, Outcome.CHANGED, null);
    } catch (PreconditionFailedException e) {
      return switch (lost.look(these, e)) {
        case IN_EFFECT -> new LabelPart(these, Outcome.CHANGED, null);
        case NEVER_MADE -> new LabelPart(these, Outcome.NOT_CHANGED, e);
        case NONE, NOT_IN_EFFECT -> new LabelPart(these, Outcome.UNKNOWN, e);
      };
    } catch (DialogportenException e) {
      return failed(these, e);
    }
  }

  /** A part that failed, and whose labels nobody can look up. */
  static LabelPart failed(List<LabelTarget> these, DialogportenException e) {
    Outcome outcome = e.mayHaveBeenCarriedOut() ? Outcome.UNKNOWN : Outcome.NOT_CHANGED;
    return new LabelPart(these, outcome, e);
  }

  /** Whether the next part may fare better: the answer is about these dialogs, or this moment. */
  private static boolean isAboutThese(DialogportenException failure) {
    return failure instanceof ApiException answer
        && switch (answer.status()) {
          case 400, 404, 409, 410, 412, 413, 422, 500 -> true;
          default -> false;
        };
  }
}
