package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finding, reading, saving and confirming the seeded message, whoever it is done as. */
final class Steps {

  private Steps() {}

  static void all(DialogportenClient altinn, TimeSource clock, Path inbox) throws Exception {
    PartyList parties = altinn.parties().list();
    DialogQuery query =
        DialogQuery.forParties(parties)
            .contentUpdatedAfter(clock.now().minus(Duration.ofDays(1)))
            .search("skatteoppgjør")
            .build();
    DialogSummary hit = altinn.dialogs().search(query).iterator().next();
    Dialog dialog = altinn.dialogs().open(hit.id());
    String text = altinn.content().main(dialog).orElseThrow().text();
    List<Path> files = new ArrayList<>();
    dialog
        .attachments()
        .forEach(attachment -> files.add(altinn.content().save(dialog, attachment, inbox)));
    GuiAction confirm =
        dialog.guiActions().stream()
            .filter(action -> action.id().equals(SeededWorld.CONFIRM_MESSAGE))
            .findFirst()
            .orElseThrow();
    var result = altinn.actions().perform(dialog, confirm, Confirmation.given());

    assertThat(dialog.id()).isEqualTo(SeededWorld.MESSAGE);
    assertThat(text).startsWith("# Skatteoppgjøret er klart");
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("All attachments.zip", "skatteoppgjør.pdf", "grunnlag.csv");
    assertThat(Files.readString(files.get(2))).isEqualTo("post;beløp\nlønn;450000\n");
    assertThat(result.status()).isEqualTo(200);
    assertThat(altinn.dialogs().open(hit.id()).guiActions())
        .extracting(GuiAction::id)
        .doesNotContain(SeededWorld.CONFIRM_MESSAGE);
  }
}
