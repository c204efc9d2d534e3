package io.github.dialogporten.sdk.labels;

import static io.github.dialogporten.sdk.dialogs.SystemLabel.ARCHIVE;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.BIN;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.DEFAULT;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.MARKED_AS_UNOPENED;
import static io.github.dialogporten.sdk.dialogs.SystemLabel.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change may ask for, and what its target is. */
class LabelChangeTest {

  @Test
  void theFour() {
    assertThat(LabelChange.ARCHIVE.added()).containsExactly(ARCHIVE);
    assertThat(LabelChange.MOVE_TO_BIN.added()).containsExactly(BIN);
    assertThat(LabelChange.RESTORE.removed()).containsExactlyInAnyOrder(BIN, ARCHIVE);
    assertThat(LabelChange.RESTORE.added()).isEmpty();
    assertThat(LabelChange.MARK_AS_UNOPENED.added()).containsExactly(MARKED_AS_UNOPENED);
  }

  @Test
  void chainsAndCountsEachOnce() {
    LabelChange first = LabelChange.add(ARCHIVE, ARCHIVE);
    LabelChange both = first.andRemove(BIN, BIN).andAdd(MARKED_AS_UNOPENED, ARCHIVE);

    assertThat(first.added()).containsExactly(ARCHIVE);
    assertThat(first.removed()).isEmpty();
    assertThat(both.added()).containsExactly(ARCHIVE, MARKED_AS_UNOPENED);
    assertThat(both.removed()).containsExactly(BIN);
    assertThat(both)
        .isEqualTo(LabelChange.remove(BIN).andAdd(MARKED_AS_UNOPENED, ARCHIVE))
        .hasSameHashCodeAs(LabelChange.remove(BIN).andAdd(MARKED_AS_UNOPENED, ARCHIVE))
        .isNotEqualTo(first)
        .hasToString("LabelChange[add=[Archive, MarkedAsUnopened], remove=[Bin]]");
  }

  private record Refused(String what, ThrowingCallable made, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Refused> refused() {
    return Stream.of(
        new Refused("nothing added", LabelChange::add, "at least one"),
        new Refused("nothing removed", LabelChange::remove, "at least one"),
        new Refused("nothing more", () -> LabelChange.ARCHIVE.andAdd(), "at least one"),
        new Refused(
            "nothing more to remove", () -> LabelChange.ARCHIVE.andRemove(), "at least one"),
        new Refused("sent added", () -> LabelChange.add(SENT), "Sent"),
        new Refused("sent removed", () -> LabelChange.ARCHIVE.andRemove(SENT), "Sent"),
        new Refused("two of three", () -> LabelChange.add(BIN, ARCHIVE), "one of Default"),
        new Refused("default and bin", () -> LabelChange.add(DEFAULT, BIN), "one of Default"),
        new Refused("two in two", () -> LabelChange.ARCHIVE.andAdd(BIN), "one of Default"),
        new Refused("both ways", () -> LabelChange.add(BIN).andRemove(BIN), "both added"),
        new Refused(
            "unknown", () -> LabelChange.add(SystemLabel.of("Starred")), "not known to this"),
        new Refused(
            "unknown off", () -> LabelChange.remove(SystemLabel.of("bin")), "not known to this"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(Refused refused) {
    assertThatIllegalArgumentException()
        .isThrownBy(refused.made())
        .withMessageStartingWith("labels: ")
        .withMessageContaining(refused.says())
        .withMessageNotContaining("Starred");
  }

  @Test
  void twoMayBeRemoved() {
    assertThat(LabelChange.remove(DEFAULT, BIN, ARCHIVE, MARKED_AS_UNOPENED).removed()).hasSize(4);
  }

  @Test
  void targets() {
    UUID id = UUID.randomUUID();
    UUID revision = UUID.randomUUID();

    assertThat(LabelTarget.of(id).labelRevision()).isEmpty();
    assertThat(LabelTarget.of(id, revision).labelRevision()).contains(revision);
    assertThat(LabelTarget.of(id, revision))
        .isEqualTo(LabelTarget.of(id, revision))
        .hasSameHashCodeAs(LabelTarget.of(id, revision))
        .isNotEqualTo(LabelTarget.of(id))
        .hasToString("LabelTarget[" + id + ", if at " + revision + "]");
    assertThat(LabelTarget.of(id)).hasToString("LabelTarget[" + id + "]");
  }
}
