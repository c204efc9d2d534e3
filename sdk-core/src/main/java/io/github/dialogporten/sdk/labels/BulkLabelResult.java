package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.errors.BulkFailedException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.labels.LabelPart.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change to many dialogs, part by part. The server tells no new revisions here:
 * search for the dialogs to learn them.
 *
 * <p>Immutable. Its {@code toString} holds counts only.
 */
public final class BulkLabelResult {

  private final String operation;
  private final List<LabelPart> parts;
  private final @Nullable DialogportenException stop;

  BulkLabelResult(String operation, List<LabelPart> parts, @Nullable DialogportenException stop) {
    this.operation = operation;
    this.parts = List.copyOf(parts);
    this.stop = stop;
  }

  /**
   * All parts.
   *
   * @return an unmodifiable list, in the order of the dialogs; empty when there were none
   */
  public List<LabelPart> parts() {
    return parts;
  }

  /**
   * The parts that are not known to have succeeded.
   *
   * @return an unmodifiable list: all but those with {@link Outcome#CHANGED}
   */
  public List<LabelPart> failed() {
    return parts.stream().filter(part -> part.outcome() != Outcome.CHANGED).toList();
  }

  /**
   * What kept parts from being sent.
   *
   * @return the failure of the last part that was sent, or that the thread was interrupted; empty
   *     when all were sent
   */
  public Optional<DialogportenException> stop() {
    return Optional.ofNullable(stop);
  }

  /**
   * The dialogs whose labels are as the change asked for.
   *
   * @return an unmodifiable list
   */
  public List<LabelTarget> changed() {
    return targets(part -> part.outcome() == Outcome.CHANGED);
  }

  /**
   * The dialogs that the server could not find: they do not exist, are deleted, or the caller has
   * no access; it does not say which.
   *
   * @return an unmodifiable set
   */
  public Set<UUID> missing() {
    return parts.stream()
        .flatMap(part -> part.missing().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The dialogs with which the same change may be tried again as it is: those of parts that were
   * not sent, that failed for a reason that passes, or that got no answer, and the rest of each
   * part that failed because of {@link #missing()} ones. What is {@link #conflicting()} is not.
   *
   * <p>A part that got no answer may have been carried out; when it is, and its targets have
   * revisions, trying again ends as a conflict.
   *
   * @return an unmodifiable list
   */
  public List<LabelTarget> retryable() {
    return parts.stream().flatMap(part -> part.retryable().stream()).toList();
  }

  /**
   * The dialogs of parts in which somebody's labels have another revision than the one given; the
   * server does not say whose. Search for them, and decide again. Of a part among them whose
   * outcome is {@link Outcome#UNKNOWN} an earlier attempt had no answer, so the other revision may
   * be that of this very change.
   *
   * @return an unmodifiable list
   */
  public List<LabelTarget> conflicting() {
    return targets(LabelPart::isConflict);
  }

  private List<LabelTarget> targets(Predicate<LabelPart> which) {
    return parts.stream().filter(which).flatMap(part -> part.targets().stream()).toList();
  }

  /**
   * For callers to whom a part of it is no success.
   *
   * @return this, when every part succeeded
   * @throws BulkFailedException when a part did not; its cause is the first failure
   */
  public BulkLabelResult throwIfAnyFailed() {
    List<LabelPart> failed = failed();
    if (failed.isEmpty()) {
      return this;
    }
    DialogportenException first = failed.get(0).failure().or(this::stop).orElseThrow();
    boolean unknown = failed.stream().anyMatch(part -> part.outcome() == Outcome.UNKNOWN);
    throw new BulkFailedException(
        new CallInfo(operation, first.attempts(), unknown, first.callCorrelationId()),
        failed.size(),
        parts.size(),
        first);
  }

  @Override
  public String toString() {
    return "BulkLabelResult[" + parts.size() + " parts, " + failed().size() + " failed]";
  }
}
