package io.github.dialogporten.sdk.labels;

import static io.github.dialogporten.sdk.dialogs.SystemLabel.ARCHIVE;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.BIN;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.DEFAULT;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.MARKED_AS_UNOPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the label log proves, and that it proves nothing that is not so. */
class LabelEvidenceTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Set<SystemLabel> THREE = Set.of(DEFAULT, BIN, ARCHIVE);

  private final List<LabelLogEntry> log = new ArrayList<>();

  private LabelEvidence of(LabelChange change) {
    return LabelEvidence.of(change, log);
  }

  private void note(String action, SystemLabel label) {
    String json =
        """
        {"action": "%s", "createdAt": "%s", "name": "systemlabel:%s"}
        """
            .formatted(action, START.plusSeconds(log.size()), label.value());
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    log.add(DialogsAccess.models().read(LabelLogEntry.class, bytes, false, START).orElseThrow());
  }

  @Test
  void anEmptyLogProvesNothing() {
    for (LabelChange change :
        List.of(
            LabelChange.ARCHIVE,
            LabelChange.RESTORE,
            LabelChange.MARK_AS_UNOPENED,
            LabelChange.add(DEFAULT))) {
      assertThat(of(change)).as(change.toString()).isEqualTo(LabelEvidence.NONE);
    }
  }

  @Test
  void theLastEntryCounts() {
    note("set", ARCHIVE);
    assertThat(of(LabelChange.ARCHIVE)).isEqualTo(LabelEvidence.IN_EFFECT);
    assertThat(of(LabelChange.MOVE_TO_BIN)).isEqualTo(LabelEvidence.NEVER_MADE);
    assertThat(of(LabelChange.RESTORE)).isEqualTo(LabelEvidence.NOT_IN_EFFECT);
    assertThat(of(LabelChange.ARCHIVE.andAdd(MARKED_AS_UNOPENED))).isEqualTo(LabelEvidence.NONE);
    note("remove", ARCHIVE);
    assertThat(of(LabelChange.ARCHIVE)).isEqualTo(LabelEvidence.NOT_IN_EFFECT);
    assertThat(of(LabelChange.RESTORE)).isEqualTo(LabelEvidence.IN_EFFECT);
    assertThat(of(LabelChange.add(DEFAULT))).isEqualTo(LabelEvidence.IN_EFFECT);
  }

  @Test
  void somebodyElsesChangeIsSeen() {
    note("set", ARCHIVE);
    note("remove", ARCHIVE);
    note("set", BIN);
    assertThat(of(LabelChange.ARCHIVE)).isEqualTo(LabelEvidence.NOT_IN_EFFECT);
    assertThat(of(LabelChange.MOVE_TO_BIN.andRemove(ARCHIVE))).isEqualTo(LabelEvidence.IN_EFFECT);
  }

  @Test
  void theOrderOfTheAnswerDoesNotMatter() {
    note("set", BIN);
    note("remove", BIN);
    Collections.reverse(log);
    assertThat(of(LabelChange.RESTORE)).isEqualTo(LabelEvidence.IN_EFFECT);
  }

  @Test
  void removingTheLabelThatComesBackProvesNothing() {
    note("set", BIN);
    assertThat(of(LabelChange.remove(DEFAULT))).isEqualTo(LabelEvidence.NONE);
  }

  /** A dialog that lives as the server lets it, begun with labels that no log tells of. */
  @Test
  void neverProvesWhatIsNotSo() {
    Random random = new Random(20260301);
    int proven = 0;
    int disproven = 0;
    int never = 0;
    for (int life = 0; life < 20_000; life++) {
      log.clear();
      Set<SystemLabel> labels = new LinkedHashSet<>();
      labels.add(List.of(DEFAULT, BIN, ARCHIVE).get(random.nextInt(3)));
      if (random.nextBoolean()) {
        labels.add(MARKED_AS_UNOPENED);
      }
      List<LabelChange> made = new ArrayList<>();
      for (int step = random.nextInt(6); step > 0; step--) {
        made.add(change(random));
        apply(made.get(made.size() - 1), labels);
      }
      LabelChange asked = change(random);
      LabelEvidence evidence = of(asked);
      Set<SystemLabel> after = after(asked, labels);
      if (evidence == LabelEvidence.IN_EFFECT) {
        assertThat(labels).as(asked + " " + log.size()).isEqualTo(after);
        proven++;
      } else if (evidence == LabelEvidence.NOT_IN_EFFECT) {
        assertThat(labels).as(asked + " " + log.size()).isNotEqualTo(after);
        disproven++;
      } else if (evidence == LabelEvidence.NEVER_MADE) {
        assertThat(labels).isNotEqualTo(after);
        assertThat(made).doesNotContain(asked);
        never++;
      }
    }
    assertThat(proven).isGreaterThan(1_000);
    assertThat(disproven).isGreaterThan(1_000);
    assertThat(never).isGreaterThan(1_000);
  }

  private static LabelChange change(Random random) {
    List<SystemLabel> three = List.of(DEFAULT, BIN, ARCHIVE);
    SystemLabel one = three.get(random.nextInt(3));
    SystemLabel other = three.get((three.indexOf(one) + 1 + random.nextInt(2)) % 3);
    return switch (random.nextInt(6)) {
      case 0 -> LabelChange.add(one);
      case 1 -> LabelChange.RESTORE;
      case 2 -> LabelChange.MARK_AS_UNOPENED;
      case 3 -> LabelChange.add(one).andRemove(MARKED_AS_UNOPENED);
      case 4 -> LabelChange.add(one).andRemove(other).andAdd(MARKED_AS_UNOPENED);
      default -> LabelChange.remove(other, MARKED_AS_UNOPENED);
    };
  }

  private void apply(LabelChange change, Set<SystemLabel> labels) {
    Set<SystemLabel> after = after(change, labels);
    for (SystemLabel label : labels) {
      if (!after.contains(label) && !label.equals(DEFAULT)) {
        note("remove", label);
      }
    }
    for (SystemLabel label : after) {
      if (!labels.contains(label) && !label.equals(DEFAULT)) {
        note("set", label);
      }
    }
    labels.clear();
    labels.addAll(after);
  }

  /** What the server makes of a change: removals first, one of three, the first by default. */
  private static Set<SystemLabel> after(LabelChange change, Set<SystemLabel> labels) {
    Set<SystemLabel> after = new LinkedHashSet<>(labels);
    change.removed().forEach(after::remove);
    for (SystemLabel label : change.added()) {
      if (THREE.contains(label)) {
        after.removeAll(THREE);
      }
      after.add(label);
    }
    if (after.stream().noneMatch(THREE::contains)) {
      after.add(DEFAULT);
    }
    return after;
  }
}
