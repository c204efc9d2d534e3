package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenException;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dialog tokens, looked at by those who receive them and before they are sent on. */
class VerifyingDialogTokensTest {

  private final Setup setup = new Setup();
  private String replaced = "";

  /** Somebody between the client and Dialogporten, who puts another token into the dialog. */
  private final AltinnHttp tampered =
      AltinnHttp.builder()
          .customizer(
              builder ->
                  builder.addInterceptor(
                      chain -> {
                        Response response = chain.proceed(chain.request());
                        if (replaced.isEmpty()
                            || !chain.request().url().encodedPath().contains("/dialogs/")) {
                          return response;
                        }
                        String body =
                            response
                                .body()
                                .string()
                                .replaceAll(
                                    "\"dialogToken\":\"[^\"]*\"",
                                    "\"dialogToken\":\"" + replaced + "\"");
                        return response
                            .newBuilder()
                            .body(ResponseBody.create(body, MediaType.get("application/json")))
                            .build();
                      }))
          .build();

  private final DialogportenClient verifying = builder().verifyDialogTokens().build();
  private final DialogportenClient trusting = builder().build();

  private DialogportenClient.Builder builder() {
    return DialogportenClient.builder(
            AltinnConnection.builder(setup.altinn.environment())
                .http(tampered)
                .timeSource(setup.clock)
                .build())
        .tokenProvider(setup.systemUser(setup.world.customer()));
  }

  @AfterEach
  void close() {
    setup.close();
  }

  private List<ReceivedRequest> forKeys() {
    return setup.altinn.requests().matching(request -> request.path().endsWith("/jwks.json"));
  }

  private List<ReceivedRequest> toServiceOwners() {
    return setup.altinn.requests().to(ReceivedRequest.Server.SERVICE_OWNER);
  }

  @Test
  void aGenuineTokenIsSentOn() {
    Dialog dialog = verifying.dialogs().open(SeededWorld.TAX_CARD);
    assertThat(forKeys()).isEmpty();

    for (int i = 0; i < 3; i++) {
      assertThat(verifying.content().main(dialog)).isPresent();
    }
    DialogportenClient view = verifying.actingAs(setup.manager());
    assertThat(view.content().main(view.dialogs().open(SeededWorld.TAX_CARD))).isPresent();

    assertThat(toServiceOwners()).hasSize(4);
    assertThat(forKeys()).as("one for all identities").hasSize(1);
  }

  @Test
  void withoutBeingAskedNobodyLooks() {
    replaced = setup.altinn.dialogTokens().issue(SeededWorld.MESSAGE, "read");
    Dialog dialog = trusting.dialogs().open(SeededWorld.TAX_CARD);
    assertThatThrownBy(() -> trusting.content().main(dialog))
        .isNotInstanceOf(DialogTokenException.class);
    assertThat(toServiceOwners()).hasSize(1);
    assertThat(forKeys()).isEmpty();
  }

  @Test
  void aTokenForAnotherDialogIsNotSent() {
    replaced = setup.altinn.dialogTokens().issue(SeededWorld.MESSAGE, "read;submit");
    Dialog dialog = verifying.dialogs().open(SeededWorld.TAX_CARD);

    DialogTokenException failure =
        catchThrowableOfType(DialogTokenException.class, () -> verifying.content().main(dialog));

    assertThat(failure.failures()).containsExactly(DialogTokenFailure.DIALOG);
    assertThat(failure.operation()).isEqualTo("content.main");
    assertThat(failure.attempts()).isZero();
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void anActionIsNotPerformedWithATokenThatIsNotGenuine() {
    String genuine = setup.altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read;submit");
    replaced = genuine.substring(0, genuine.lastIndexOf('.') + 1) + "A".repeat(86);
    Dialog dialog = verifying.dialogs().open(SeededWorld.TAX_CARD);
    var writing =
        dialog.guiActions().stream().filter(action -> !action.isNavigational()).findFirst();

    DialogTokenException failure =
        catchThrowableOfType(
            DialogTokenException.class,
            () -> verifying.actions().perform(dialog, writing.orElseThrow(), Confirmation.given()));

    assertThat(failure.failures()).containsExactly(DialogTokenFailure.SIGNATURE);
    assertThat(failure.operation()).isEqualTo("actions.perform");
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void theWaitForKeysHasNoMoreTimeThanTheCall() {
    Dialog dialog = verifying.dialogs().open(SeededWorld.TAX_CARD);
    setup.altinn.faults().next("/jwks.json", Fault.slowHeaders(Duration.ofSeconds(5)));
    DialogportenClient hasty = verifying.with(o -> o.withTimeout(Duration.ofMillis(200)));

    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> hasty.content().main(dialog));

    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(failure.operation()).isEqualTo("content.main");
    assertThat(failure.attempts()).isZero();
    assertThat(Thread.interrupted()).isFalse();
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void theSkewOfAClientHasBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().verifyDialogTokens(Duration.ofMinutes(6)))
        .withMessageStartingWith("clockSkew: ");
    DialogportenClient strict = builder().verifyDialogTokens(Duration.ZERO).build();
    assertThat(strict.content().main(strict.dialogs().open(SeededWorld.TAX_CARD))).isPresent();
  }

  @Test
  void aServiceOwnersSystemFollowsNewKeys() {
    var issuer = setup.altinn.dialogTokens();
    DialogTokenCheck check = DialogTokenCheck.forDialog(SeededWorld.TAX_CARD).requiring("read");
    DialogTokenValidator validator =
        DialogTokenValidator.builder(setup.altinn.connection()).build();
    String before = issuer.issue(SeededWorld.TAX_CARD, "read");
    assertThat(validator.validate(before, check).isValid()).isTrue();

    issuer.rotateKeys(); // to the one that was published before: nobody has to ask
    String next = issuer.issue(SeededWorld.TAX_CARD, "read");
    assertThat(validator.validate(next, check).isValid()).isTrue();
    assertThat(validator.validate(before, check).isValid()).isTrue();
    assertThat(forKeys()).hasSize(1);

    issuer.rotateKeys(); // to one that the validator has not seen
    String third = issuer.issue(SeededWorld.TAX_CARD, "read");
    DialogTokenResult unknown = validator.validate(third, check);
    assertThat(unknown.failures()).containsExactly(DialogTokenFailure.KEY_UNKNOWN);
    assertThat(unknown.claims()).isEmpty();
    setup.clock.advance(Duration.ofMinutes(1));
    assertThat(validator.validate(third, check).isValid()).isTrue();
    assertThat(validator.validate(next, check).isValid()).isTrue();
    assertThat(validator.validate(before, check).failures())
        .containsExactly(DialogTokenFailure.KEY_UNKNOWN);
    assertThat(forKeys()).hasSize(2);
  }

  @Test
  void theTokenOfAnOpenedDialogSaysWhatTheUserMayDo() {
    Dialog dialog = trusting.dialogs().open(SeededWorld.TAX_CARD);
    DialogTokenCheck check =
        DialogTokenCheck.forDialog(dialog.id())
            .forServiceResource(dialog.serviceResource())
            .requiring("read", "submit")
            .minimumLevel(3);

    var claims =
        trusting
            .dialogTokens()
            .validator()
            .validate(dialog.dialogToken().orElseThrow().value(), check)
            .orThrow();

    assertThat(claims.party()).contains(dialog.party());
    assertThat(claims.systemUser()).contains(setup.world.systemUser().urn());
    assertThat(trusting.dialogTokens().issuer().issuer()).isEqualTo(claims.issuer());
    assertThat(trusting.dialogTokens().keys().keys()).hasSize(2);
  }

  @Test
  void tokensAreForDialogsThatAreThere() {
    assertThatThrownBy(() -> setup.altinn.dialogTokens().issue(new UUID(0, 0), "read"))
        .isInstanceOf(NoSuchElementException.class);
  }
}
