package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelPart;
import io.github.dialogporten.sdk.labels.LabelPart.Outcome;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A change to many dialogs: what became of each part, and how to go on. */
final class LabelParts {

  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;
  private final Session session;
  private Progress progress = Progress.silent();
  private int parts;
  private int told;
  private int failed;

  LabelParts(Console console, Session session) {
    this.console = console;
    this.session = session;
  }

  /**
   * Makes the change, and tells of each part as it is done.
   *
   * @param targets the dialogs
   * @param change what to do
   * @param rest where to write those that can be tried again
   */
  void change(List<LabelTarget> targets, LabelChange change, Optional<Path> rest)
      throws IOException {
    if (targets.isEmpty()) {
      console.note("The list holds no dialogs: nothing was sent.");
      return;
    }
    parts = (targets.size() + Labels.PART_SIZE - 1) / Labels.PART_SIZE;
    BulkLabelResult result;
    try (Progress shown = console.progress(session.settings())) {
      progress = shown;
      tellProgress();
      result = session.client().labels().changeAll(targets, change, this::tell);
    }
    result.parts().subList(told, result.parts().size()).forEach(this::tell); // those not sent
    if (!result.failed().isEmpty()) {
      howToGoOn(result, rest);
      result.throwIfAnyFailed();
    }
  }

  /** Called for each part when it is done. */
  private void tell(LabelPart part) {
    told++;
    console.line(session.settings().json() ? json(part) : text(part));
    console.checkpoint();
    failed += part.outcome() == Outcome.CHANGED ? 0 : 1;
    tellProgress();
  }

  private void tellProgress() {
    progress.tell(
        told
            + " of "
            + Text.count(parts, "part")
            + " done"
            + (failed == 0 ? "" : ", " + failed + " of them failed")
            + " ...");
  }

  private String text(LabelPart part) {
    StringBuilder text =
        new StringBuilder(
            Text.padded("Part " + told, 11)
                + Text.padded(outcome(part.outcome()), 13)
                + (part.targets().size() == 1 ? "1 dialog" : part.targets().size() + " dialogs"));
    part.failure().ifPresent(failure -> text.append("; ").append(failure.getMessage()));
    part.missing().stream().sorted().forEach(id -> text.append("\n  not there: ").append(id));
    return text.toString();
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case CHANGED -> "changed";
      case NOT_CHANGED -> "not changed";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not sent";
    };
  }

  private String json(LabelPart part) {
    ObjectNode json = JSON.createObjectNode();
    json.put("part", told);
    json.put("outcome", part.outcome().name());
    ArrayNode dialogs = json.putArray("dialogs");
    part.targets().forEach(target -> dialogs.add(target.dialogId().toString()));
    if (!part.missing().isEmpty()) {
      ArrayNode missing = json.putArray("missing");
      part.missing().stream().sorted().forEach(id -> missing.add(id.toString()));
    }
    part.failure().ifPresent(failure -> json.put("failure", failure.getMessage()));
    return json.toString();
  }

  private void howToGoOn(BulkLabelResult result, Optional<Path> rest) throws IOException {
    if (!result.missing().isEmpty()) {
      console.note(
          result.missing().size()
              + " are not there, or not for this token; because of them the others of their part"
              + " were not changed.");
    }
    if (!result.conflicting().isEmpty()) {
      console.note(
          result.conflicting().size()
              + " are in parts in which labels have another revision than their line says: search"
              + " again for the revisions, or leave them out of the lines.");
    }
    List<LabelTarget> again = result.retryable();
    if (again.isEmpty()) {
      return;
    }
    if (rest.isPresent()) {
      Files.writeString(rest.get(), LabelLines.write(again), StandardOpenOption.CREATE_NEW);
      console.note(again.size() + " can be tried again: --bulk " + rest.get());
    } else {
      console.note(
          again.size() + " can be tried again as they are; --rest FILE writes them to a file.");
    }
  }
}
