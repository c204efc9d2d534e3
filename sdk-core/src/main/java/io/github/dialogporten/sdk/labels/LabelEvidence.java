package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a label log proves about a change. The log holds effective changes only, and never {@link
 * SystemLabel#DEFAULT}; a label that it does not name may have been there from the beginning.
 */
enum LabelEvidence {
  /** The labels are as the change asks for. */
  IN_EFFECT,
  /** The log does not say. */
  NONE,
  /** They are not, now: the change was not made, or was undone. */
  NOT_IN_EFFECT,
  /** They are not, and the change was never made. */
  NEVER_MADE;

  static LabelEvidence of(LabelChange change, List<LabelLogEntry> log) {
    return new Replay(log).judge(change);
  }

  /** What both together prove: the one that says more against the change. */
  LabelEvidence and(LabelEvidence other) {
    return compareTo(other) < 0 ? other : this;
  }

  private static LabelEvidence when(boolean inEffect) {
    return inEffect ? IN_EFFECT : NOT_IN_EFFECT;
  }

  /** The last entry of each label. */
  private static final class Replay {

    private final Map<SystemLabel, Boolean> last = new HashMap<>();

    Replay(List<LabelLogEntry> log) {
      log.stream()
          .sorted(Comparator.comparing(LabelLogEntry::createdAt))
          .forEach(
              entry -> {
                Optional<SystemLabel> label = entry.label();
                label.ifPresent(it -> last.put(it, entry.action().equals("set")));
              });
    }

    LabelEvidence judge(LabelChange change) {
      if (change.added().stream().anyMatch(this::wasNeverOn)) {
        return NEVER_MADE;
      }
      LabelEvidence all = IN_EFFECT;
      boolean exclusive = false;
      for (SystemLabel label : change.added()) {
        all = all.and(isOn(label));
        exclusive |= LabelChange.isExclusive(label);
      }
      for (SystemLabel label : change.removed()) {
        // one of the three that is added takes the others off; Default comes back by itself
        if (!LabelChange.isExclusive(label) || (!exclusive && !label.equals(SystemLabel.DEFAULT))) {
          all = all.and(isOff(label));
        }
      }
      return change.added().isEmpty() && change.removed().equals(List.of(SystemLabel.DEFAULT))
          ? NONE
          : all;
    }

    /** Off, and the log, which tells of another of the three, would name it had it been on. */
    private boolean wasNeverOn(SystemLabel label) {
      return !label.equals(SystemLabel.DEFAULT)
          && !last.containsKey(label)
          && isOn(label) == NOT_IN_EFFECT;
    }

    private LabelEvidence isOn(SystemLabel label) {
      if (!LabelChange.isExclusive(label)) {
        @Nullable Boolean set = last.get(label);
        return set == null ? NONE : when(set);
      }
      @Nullable SystemLabel one = exclusive();
      return one == null ? NONE : when(one.equals(label));
    }

    private LabelEvidence isOff(SystemLabel label) {
      return switch (isOn(label)) {
        case IN_EFFECT -> NOT_IN_EFFECT;
        case NOT_IN_EFFECT, NEVER_MADE -> IN_EFFECT;
        case NONE -> NONE;
      };
    }

    /** Which of the three the dialog has, as far as the log tells. */
    private @Nullable SystemLabel exclusive() {
      @Nullable Boolean bin = last.get(SystemLabel.BIN);
      @Nullable Boolean archive = last.get(SystemLabel.ARCHIVE);
      boolean binned = Boolean.TRUE.equals(bin);
      boolean archived = Boolean.TRUE.equals(archive);
      if (binned == archived) {
        return binned || (bin == null && archive == null) ? null : SystemLabel.DEFAULT;
      }
      return binned ? SystemLabel.BIN : SystemLabel.ARCHIVE;
    }
  }
}
