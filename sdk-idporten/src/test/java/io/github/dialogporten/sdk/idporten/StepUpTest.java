package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.Problem;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepUpTest {

  private static ForbiddenException refused(String text, boolean person) {
    return new ForbiddenException(
        ApiError.builder("dialogs.open", 403)
            .problem(Problem.builder().error("Forbidden", List.of(text)).build())
            .person(person)
            .build());
  }

  @Test
  void asksForTheLevelThatTheDialogNeeds() {
    try (MiniProvider provider = new MiniProvider();
        IdPortenClient client = provider.client().build()) {
      ForbiddenException refusal = refused("Altinn authentication level too low.", true);
      LoginStart start =
          client.stepUp(refusal, LoginOptions.defaults().acr("idporten-loa-low").uiLocales("nn"));

      assertThat(QueryText.parse(start.uri().getRawQuery()).orElseThrow())
          .containsEntry("acr_values", List.of("idporten-loa-high"))
          .containsEntry("ui_locales", List.of("nn"));
      assertThat(client.stepUp(refusal).pending().parts().acr())
          .containsExactly("idporten-loa-high");
    }
  }

  @Test
  void anotherLoginHelpsAgainstNothingElse() {
    try (MiniProvider provider = new MiniProvider();
        IdPortenClient client = provider.client().build()) {
      for (ForbiddenException refusal :
          List.of(
              refused("Forbidden", true), refused("Altinn authentication level too low.", false))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> client.stepUp(refusal))
            .withMessageStartingWith("refused:");
      }
      assertThat(provider.seen).isEmpty();
    }
  }

  @Test
  void theEnvironmentSaysWhichIssuerIsAsked() {
    IdPortenClient.Builder builder =
        IdPortenClient.builder()
            .clientId("client")
            .authentication(ClientAuthentication.none())
            .scopes("digdir:dialogporten");
    try (IdPortenClient client = builder.environment(AltinnEnvironment.TT02).build()) {
      assertThat(client).hasToString("IdPortenClient[https://test.idporten.no, client]");
      assertThat(client.environment()).contains(AltinnEnvironment.TT02);
    }
    AltinnEnvironment nobodyLogsIn =
        AltinnEnvironment.builder("own")
            .dialogporten(URI.create("https://d.example.no"))
            .platform(URI.create("https://p.example.no"))
            .maskinporten(URI.create("https://m.example.no"))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.environment(nobodyLogsIn).build())
        .withMessageStartingWith("environment:");
  }
}
