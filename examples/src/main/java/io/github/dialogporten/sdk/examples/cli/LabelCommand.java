package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelResult;
import io.github.dialogporten.sdk.labels.LabelTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archive, bin, unopened: of one dialog or of many. */
@Command(
    name = "label",
    sortOptions = false,
    description = {
      "Puts labels on a dialog and takes labels off: Archive, Bin, MarkedAsUnopened. Everybody who has"
          + " access to the dialog sees them. Marks nothing as seen.",
      "",
      "With --bulk the same for any number of dialogs, in parts of 100: the API changes all dialogs of"
          + " a part or none. A part that fails does not keep the others from being changed; what is"
          + " left can be written to a file with --rest, for the next run.",
      "",
      "With --json one object, or with --bulk one on each line for each part."
    })
final class LabelCommand extends AltinnCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The dialog's id, as 'search' shows it.")
  private @Nullable UUID dialog;

  @Mixin private LabelOptions labels = new LabelOptions();

  @Option(
      names = "--if-match",
      paramLabel = "REV",
      order = 22,
      description =
          "Only if the labels still have this revision: 'open' shows it, and this command after a"
              + " change. It is not the revision of the dialog.")
  private @Nullable UUID ifMatch;

  @Option(
      names = "--bulk",
      paramLabel = "FILE",
      order = 23,
      description =
          "A file with an id on each line, or ID,REV; # begins a remark; - is standard input.")
  private @Nullable String bulk;

  @Option(
      names = "--rest",
      paramLabel = "FILE",
      order = 24,
      description =
          "With --bulk: a new file for those that can be tried again, when some are left.")
  private @Nullable String rest;

  private List<LabelTarget> targets = List.of();

  LabelCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void check(Settings settings) {
    if ((dialog == null) == (bulk == null)) {
      throw new UsageException(
          "Which dialogs? One goes by its ID, many with --bulk FILE, and not both.");
    }
    if (bulk != null && ifMatch != null) {
      throw new UsageException("--if-match goes with one ID; with --bulk a line says ID,REV.");
    }
    if (bulk == null && rest != null) {
      throw new UsageException("--rest goes with --bulk.");
    }
    labels.change();
    restFile()
        .filter(Files::exists)
        .ifPresent(
            there -> {
              throw new UsageException("--rest: there is a file of that name already.");
            });
    if (bulk != null) {
      targets = read(bulk);
    }
  }

  private List<LabelTarget> read(String file) {
    try {
      if (file.equals("-")) {
        return LabelLines.read(console().in());
      }
      Path path = KeyOption.path("--bulk", file);
      try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        return LabelLines.read(in);
      }
    } catch (IOException e) {
      throw new UsageException(
          "--bulk: the list cannot be read; it is to be a file of text, UTF-8.");
    }
  }

  private Optional<Path> restFile() {
    return Optional.ofNullable(rest).map(name -> KeyOption.path("--rest", name));
  }

  @Override
  void run(Session session) throws IOException {
    LabelChange change = labels.change();
    if (dialog == null) {
      new LabelParts(console(), session).change(targets, change, restFile());
      return;
    }
    LabelTarget target = ifMatch == null ? LabelTarget.of(dialog) : LabelTarget.of(dialog, ifMatch);
    tell(session, change, session.client().labels().change(target, change));
  }

  private void tell(Session session, LabelChange change, LabelResult result) {
    if (session.settings().json()) {
      ObjectNode json = new JsonMapper().createObjectNode();
      json.put("dialogId", result.dialogId().toString());
      result.revision().ifPresent(revision -> json.put("revision", revision.toString()));
      json(json);
      return;
    }
    console().line("Done: " + described(change) + ".");
    console()
        .line(
            result
                .revision()
                .map(revision -> "Its labels now have the revision " + revision + ".")
                .orElse("The answer was lost; the label log shows the change."));
  }

  /** The change in words. */
  private static String described(LabelChange change) {
    String on = joined(change.added(), " put on");
    String off = joined(change.removed(), " taken off");
    return on.isEmpty() || off.isEmpty() ? on + off : on + ", " + off;
  }

  private static String joined(List<SystemLabel> labels, String done) {
    return labels.isEmpty()
        ? ""
        : labels.stream().map(SystemLabel::value).collect(Collectors.joining(" and ")) + done;
  }
}
