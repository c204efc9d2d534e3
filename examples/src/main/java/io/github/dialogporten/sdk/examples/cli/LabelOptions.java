package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.labels.LabelChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labels to put on and to take off. */
final class LabelOptions {

  /** Sent among them, so that the SDK says why it is no choice. */
  private static final List<SystemLabel> ALL =
      List.of(
          SystemLabel.DEFAULT,
          SystemLabel.BIN,
          SystemLabel.ARCHIVE,
          SystemLabel.MARKED_AS_UNOPENED,
          SystemLabel.SENT);

  @Option(
      names = "--add",
      paramLabel = "LABEL",
      order = 20,
      description =
          "Default, Bin, Archive or MarkedAsUnopened. A dialog has one of the first three. Repeatable.")
  private List<String> add = new ArrayList<>();

  @Option(
      names = "--remove",
      paramLabel = "LABEL",
      order = 21,
      description = "The same labels. Without Bin and Archive a dialog has Default. Repeatable.")
  private List<String> remove = new ArrayList<>();

  /**
   * The change that was typed.
   *
   * @throws UsageException when there is none, or it has no clear meaning
   */
  LabelChange change() {
    SystemLabel[] on = labels("--add", add);
    SystemLabel[] off = labels("--remove", remove);
    if (on.length + off.length == 0) {
      throw new UsageException(
          "Which labels? --add LABEL puts one on, --remove LABEL takes one off.");
    }
    return Arguments.named("--add and --remove", () -> change(on, off));
  }

  private static LabelChange change(SystemLabel[] on, SystemLabel[] off) {
    @Nullable LabelChange added = on.length == 0 ? null : LabelChange.add(on);
    if (off.length == 0 && added != null) {
      return added;
    }
    return added == null ? LabelChange.remove(off) : added.andRemove(off);
  }

  private static SystemLabel[] labels(String option, List<String> words) {
    return words.stream().map(word -> label(option, word)).toArray(SystemLabel[]::new);
  }

  private static SystemLabel label(String option, String word) {
    return ALL.stream()
        .filter(label -> label.value().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> new UsageException(option + " takes Default, Bin, Archive or MarkedAsUnopened."));
  }
}
