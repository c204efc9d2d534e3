package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is ten minutes off, or is set while the program runs. */
class MachineClockTest {

  private final Setup setup = new Setup();
  private volatile Duration ahead = Duration.ZERO;

  /** The machine's clock; what has passed it measures rightly. */
  private final TimeSource machine =
      new TimeSource() {
        @Override
        public Instant now() {
          return setup.clock.now().plus(ahead);
        }

        @Override
        public long nanoTime() {
          return setup.clock.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          setup.clock.sleep(duration);
        }
      };

  private final AltinnConnection connection =
      AltinnConnection.builder(setup.altinn.environment()).timeSource(machine).build();
  private final DialogportenClient client =
      DialogportenClient.builder(connection)
          .tokenProvider(setup.manager())
          .verifyDialogTokens()
          .build();

  @TempDir Path inbox;

  @AfterEach
  void close() {
    connection.close();
    setup.close();
  }

  private Dialog opened() {
    return client.dialogs().open(SeededWorld.TAX_CARD);
  }

  private void acknowledge(Dialog dialog) {
    GuiAction action =
        dialog.guiActions().stream()
            .filter(each -> each.id().equals(SeededWorld.ACKNOWLEDGE_TAX_CARD))
            .findFirst()
            .orElseThrow();
    client.actions().perform(dialog, action, Confirmation.given());
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void contentAndActionsGoOn(long minutes) {
    ahead = Duration.ofMinutes(minutes);
    Dialog dialog = opened();
    assertThat(client.content().main(dialog)).isPresent();
    assertThat(client.content().save(dialog, dialog.attachments().get(0), inbox)).exists();
    acknowledge(dialog);
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 0, 10})
  void aDialogTokenLivesTenMinutesFromItsArrival(long minutes) {
    ahead = Duration.ofMinutes(minutes);
    Dialog dialog = opened();
    setup.clock.advance(Duration.ofSeconds(598));
    assertThat(client.content().main(dialog)).isPresent();
    setup.clock.advance(Duration.ofSeconds(2));
    assertThat(
            catchThrowableOfType(ContentException.class, () -> client.content().main(dialog))
                .reason())
        .isEqualTo(ContentException.Reason.TOKEN_OVER);
    assertThat(catchThrowableOfType(ActionException.class, () -> acknowledge(dialog)).reason())
        .isEqualTo(ActionException.Reason.TOKEN_OVER);
    acknowledge(opened());
  }

  @Test
  void aClockThatIsSetMeanwhileChangesNothing() {
    Dialog dialog = opened();
    for (int hours : new int[] {3, -3}) {
      ahead = Duration.ofHours(hours);
      assertThat(client.content().main(dialog)).isPresent();
    }
    acknowledge(dialog);
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void aFileIsFetchedUntilItExpires(long minutes) {
    ahead = Duration.ofMinutes(minutes);
    String url =
        setup
            .altinn
            .content()
            .get("skattetest", "frist")
            .answers(200, "application/pdf", "%PDF-1.7")
            .url();
    UUID id =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-melding", "Med frist")
                    .attachment(
                        new AttachmentSpec()
                            .displayName(Text.nb("Frist.pdf"))
                            .expiresAt(setup.clock.now().plusSeconds(120))
                            .api(url, "application/pdf")));
    Dialog dialog = client.dialogs().open(id);
    assertThat(client.content().save(dialog, dialog.attachments().get(0), inbox)).exists();
    setup.clock.advance(Duration.ofSeconds(120));
    assertThat(
            catchThrowableOfType(
                    ContentException.class,
                    () -> client.content().save(dialog, dialog.attachments().get(0), inbox))
                .reason())
        .isEqualTo(ContentException.Reason.EXPIRED);
  }
}
