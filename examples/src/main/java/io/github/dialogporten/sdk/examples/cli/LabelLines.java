package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.labels.LabelTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A list of dialogs as text: on each line an id, or an id and the revision of the dialog's labels
 * with a comma between. Empty lines count for nothing, nor does what follows a {@code #}.
 */
final class LabelLines {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** More than an id, a revision and a remark that somebody reads. */
  private static final int LONGEST_LINE = 10_000;

  private final List<LabelTarget> targets = new ArrayList<>();
  private final Map<UUID, Integer> seen = new HashMap<>();
  private int number;

  private LabelLines() {}

  /**
   * Reads a list to its end.
   *
   * @param in the text; closed by whoever opened it
   * @return the dialogs, each once
   * @throws UsageException when a line is not right; it says which, and does not repeat it
   * @throws IOException when it cannot be read
   */
  static List<LabelTarget> read(BufferedReader in) throws IOException {
    LabelLines lines = new LabelLines();
    StringBuilder line = new StringBuilder();
    boolean afterReturn = false;
    for (int next = in.read(); next >= 0; next = in.read()) {
      boolean isEnd = next == '\r' || (next == '\n' && !afterReturn);
      if (isEnd) {
        lines.take(line.toString());
        line.setLength(0);
      } else if (next != '\n') {
        line.append((char) next);
      }
      if (line.length() > LONGEST_LINE) {
        lines.number++;
        throw lines.wrong("at most " + LONGEST_LINE + " characters");
      }
      afterReturn = next == '\r';
    }
    lines.take(line.toString());
    return lines.targets;
  }

  /** The same list as text. */
  static String write(List<LabelTarget> targets) {
    return targets.stream()
        .map(
            target ->
                target.dialogId()
                    + target.labelRevision().map(revision -> "," + revision).orElse("")
                    + "\n")
        .collect(Collectors.joining());
  }

  private void take(String line) {
    number++;
    String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    text = text.replaceAll("#.*", "").strip();
    if (text.isEmpty()) {
      return;
    }
    String[] fields = text.split(",", -1);
    if (fields.length > 2) {
      throw wrong("an id, or an id and the revision of its labels");
    }
    UUID dialog = uuid(fields[0], "the id of a dialog");
    LabelTarget target =
        fields.length == 1
            ? LabelTarget.of(dialog)
            : LabelTarget.of(dialog, uuid(fields[1], "after the comma the revision of its labels"));
    Integer before = seen.putIfAbsent(dialog, number);
    if (before != null) {
      throw wrong("each dialog once; this one is on line " + before);
    }
    targets.add(target);
  }

  private UUID uuid(String text, String what) {
    String stripped = text.strip();
    if (stripped.length() != 36) { // the JDK takes shorter ones, and fills them up
      throw wrong(what);
    }
    try {
      return UUID.fromString(stripped);
    } catch (IllegalArgumentException e) {
      throw wrong(what);
    }
  }

  private UsageException wrong(String what) {
    return new UsageException("--bulk: line " + number + ": " + what + ". Nothing was sent.");
  }
}
