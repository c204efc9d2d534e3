package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a change to many dialogs: what went in one request, which the server carries out for
 * all of its dialogs or for none.
 *
 * <p>Immutable. Its {@code toString} holds counts only.
 */
public final class LabelPart {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** What became of a part. */
  public enum Outcome {
    /** Every dialog of the part has the labels that were asked for. */
    CHANGED,
    /** No dialog of the part was changed: {@link LabelPart#failure()} says why. */
    NOT_CHANGED,
    /**
     * All dialogs of the part were changed or none: no answer came that tells, and the label logs
     * do not tell either. Without revisions it does no harm to send it again.
     */
    UNKNOWN,
    /** Nothing was sent, since an earlier part ended the whole: {@link BulkLabelResult#stop()}. */
    NOT_SENT
  }

  private final List<LabelTarget> targets;
  private final Outcome outcome;
  private final @Nullable DialogportenException failure;
  private final Set<UUID> missing;

  LabelPart(List<LabelTarget> targets, Outcome outcome, @Nullable DialogportenException failure) {
    this.targets = List.copyOf(targets);
    this.outcome = outcome;
    this.failure = failure;
    this.missing = failure instanceof NotFoundException none ? named(none) : Set.of();
  }

  /** The ids in the server's text, as far as they are ours. */
  private Set<UUID> named(NotFoundException answer) {
    Set<UUID> ours = targets.stream().map(LabelTarget::dialogId).collect(Collectors.toSet());
    return answer.problem().errors().values().stream()
        .flatMap(List::stream)
        .flatMap(text -> ID.matcher(text).results())
        .map(found -> UUID.fromString(found.group()))
        .filter(ours::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The dialogs of the part.
   *
   * @return an unmodifiable list of 1 to {@link Labels#PART_SIZE}, in the order given
   */
  public List<LabelTarget> targets() {
    return targets;
  }

  /**
   * What became of it.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Why it did not succeed.
   *
   * @return the exception; empty when it succeeded and when nothing was sent
   */
  public Optional<DialogportenException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * The dialogs of the part that the server could not find: they do not exist, are deleted, or the
   * caller has no access; it does not say which. Because of them the others were not changed. Read
   * out of the server's text.
   *
   * @return an unmodifiable set; empty when that was not the reason
   */
  public Set<UUID> missing() {
    return missing;
  }

  /**
   * The dialogs of this part with which the same change may be tried again as it is.
   *
   * @return an unmodifiable list: none when it succeeded, nor when the server would say the same
   *     again; after a 404 those that are not {@link #missing()}
   */
  public List<LabelTarget> retryable() {
    if (outcome == Outcome.CHANGED) {
      return List.of();
    }
    if (!missing.isEmpty()) {
      return targets.stream().filter(each -> !missing.contains(each.dialogId())).toList();
    }
    return failure instanceof ApiException answer && saysTheSameAgain(answer) ? List.of() : targets;
  }

  private static boolean saysTheSameAgain(ApiException answer) {
    return switch (answer.status()) {
      case 400, 404, 410, 412, 413, 422 -> true;
      default -> false;
    };
  }

  /** Whether the server refused because labels have other revisions than those given. */
  boolean isConflict() {
    return outcome != Outcome.CHANGED
        && failure instanceof ApiException answer
        && answer.status() == 412;
  }

  @Override
  public String toString() {
    return "LabelPart[" + targets.size() + " dialogs, " + outcome + "]";
  }
}
