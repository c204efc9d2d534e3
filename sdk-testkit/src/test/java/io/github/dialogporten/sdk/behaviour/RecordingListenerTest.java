package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.WaitStarted;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.RecordingListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kit's listener, and what a test sees by it. */
class RecordingListenerTest {

  private final Setup setup = new Setup();

  @AfterEach
  void close() {
    setup.close();
  }

  private DialogportenClient client(DialogportenListener listener) {
    AltinnConnection connection =
        AltinnConnection.builder(setup.altinn.environment())
            .timeSource(setup.clock)
            .http(AltinnHttp.builder().listener(listener).build())
            .build();
    return DialogportenClient.builder(connection)
        .tokenProvider(setup.systemUser(setup.world.customer()))
        .build();
  }

  @Test
  void keepsEveryEventInOrder() {
    RecordingListener recording = RecordingListener.create();
    setup.altinn.faults().next("/parties", Fault.status(502));

    client(recording).parties().list();

    assertThat(recording.events())
        .extracting(CallEvent::operation)
        .containsOnly("parties.list")
        .hasSize(5);
    assertThat(recording.events(AttemptEnded.class)).hasSize(2);
    assertThat(recording.events(WaitStarted.class)).hasSize(1);
    assertThat(recording.events(CallEnded.class)).hasSize(1);
    recording.assertNoneFailed(); // the call was tried again, and succeeded
    recording.clear();
    assertThat(recording.events()).isEmpty();
  }

  @Test
  void namesEveryCallThatFailed() {
    RecordingListener recording = RecordingListener.create();
    DialogportenClient client = client(recording);
    assertThatCode(recording::assertNoneFailed).doesNotThrowAnyException();

    client.parties().list();
    assertThatThrownBy(() -> client.dialogs().open(UUID.randomUUID()))
        .isInstanceOf(NotFoundException.class);

    assertThatThrownBy(recording::assertNoneFailed)
        .isInstanceOf(AssertionError.class)
        .hasMessage("dialogs.open failed with NotFoundException")
        .hasNoCause();
  }

  @Test
  void tellsWhatTheProgramsOwnListenerThrew() {
    NoClassDefFoundError missing = new NoClassDefFoundError("io/metrics/Timer");
    RecordingListener recording =
        RecordingListener.around(
            new DialogportenListener() {
              @Override
              public void callEnded(CallEnded event) {
                throw missing;
              }
            });

    client(recording).parties().list(); // breaks nothing

    assertThat(recording.thrown()).containsExactly(missing);
    assertThatThrownBy(recording::assertNoneFailed)
        .isInstanceOf(AssertionError.class)
        .hasMessage("the listener threw java.lang.NoClassDefFoundError")
        .hasCause(missing);
    assertThat(recording).hasToString("RecordingListener[3 events, 1 thrown]");
  }

  /** An event that comes with a later version is recorded too, or this fails. */
  @Test
  void takesEveryEventThatThereIs() throws NoSuchMethodException {
    for (Method event : DialogportenListener.class.getMethods()) {
      if (!Modifier.isStatic(event.getModifiers())) {
        Method taken =
            RecordingListener.class.getMethod(event.getName(), event.getParameterTypes());
        assertThat(taken.getDeclaringClass())
            .as(event.getName())
            .isEqualTo(RecordingListener.class);
      }
    }
  }
}
