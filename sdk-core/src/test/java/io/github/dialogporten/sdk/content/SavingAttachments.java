package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A service owner with one attachment, and a directory to save it in. */
abstract class SavingAttachments {

  final ServiceOwner owner = new ServiceOwner();
  final Content content = owner.client.content();

  @TempDir Path directory;

  @AfterEach
  void close() {
    owner.assertQuiet();
    owner.close();
  }

  static ResponseDefinitionBuilder pdf() {
    return aResponse().withHeader("Content-Type", "application/pdf").withBody("%PDF-1");
  }

  Dialog dialog(String displayName, String... urls) {
    return owner.dialog("\"attachments\":[" + Attachments.json(displayName, "", urls) + "]");
  }

  Dialog dialog() {
    return dialog("Vedtak", Attachments.url("Api", owner.url("/file"), "application/pdf"));
  }

  Path save(Dialog dialog) {
    return content.save(dialog, dialog.attachments().get(0), directory);
  }

  ContentException failure(Dialog dialog) {
    ContentException failure = catchThrowableOfType(ContentException.class, () -> save(dialog));
    assertThat(directory).isEmptyDirectory();
    assertThat(failure.operation()).isEqualTo("content.save");
    return failure;
  }
}
