package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a dialog refers to. */
@Command(
    name = "content",
    sortOptions = false,
    description = {
      "Fetches the text that a dialog refers to from its service owner and prints it as it is,"
          + " markdown as a rule; with --out it saves the files too, those of its transmissions included.",
      "",
      "With --json one object with mediaType, language and text; without them where there is no"
          + " content.",
      "",
      "The dialog has to be opened for that, which marks it as seen."
    })
final class ContentCommand extends AltinnCommand {

  @Parameters(paramLabel = "ID", description = "The dialog's id, as 'search' shows it.")
  private UUID dialog = new UUID(0, 0);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Saves the files in this directory. A file that is there already is never replaced:"
              + " the new one gets a number.")
  private @Nullable Path out;

  ContentCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void check(Settings settings) {
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException("--out takes a directory; there is something else of that name.");
    }
  }

  @Override
  void run(Session session) throws IOException {
    if (out != null) {
      Files.createDirectories(out);
    }
    SeenNotice.give(console(), session);
    Dialog opened = session.client().dialogs().open(dialog);
    RuntimeException failure = show(session, opened);
    if (out != null) {
      DialogportenException unsaved =
          new Attachments(session, console()::note).save(opened, opened.allAttachments(), out);
      failure = failure == null ? unsaved : failure;
    } else if (!opened.allAttachments().isEmpty()) {
      console().note("Files: " + opened.allAttachments().size() + "; --out DIR saves them.");
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static ObjectNode json(ContentBody body) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return body.isEmpty()
        ? json
        : json.put("mediaType", body.actualType().orElse(body.declaredType()))
            .put("language", body.language())
            .put("text", body.text());
  }

  /** Prints the main content; the attachments are saved even when that cannot be had. */
  private @Nullable RuntimeException show(Session session, Dialog opened) {
    try {
      Optional<ContentBody> body = session.client().content().main(opened);
      if (session.settings().json()) {
        json(body.map(ContentCommand::json).orElseGet(JsonNodeFactory.instance::objectNode));
      }
      if (body.isEmpty()) {
        console().note("The dialog refers to no content.");
      } else if (body.get().isEmpty()) {
        console().note("The service owner has nothing to show for it.");
      } else if (!session.settings().json()) {
        console().line(body.get().text().stripTrailing());
      }
      return null;
    } catch (DialogportenException e) {
      return e;
    }
  }
}
