package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
    try (MiniProvider provider = new MiniProvider()) {
      IdPortenClient client = provider.client().build();
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
  void theLoginOfAnotherPersonIsRefusedWhenOnePersonIsMeant() {
    try (MiniProvider provider = new MiniProvider()) {
      IdPortenClient client = provider.client().build();
      PersonSession before = provider.login(client, "a1", "r1", 120);
      LoginOptions options = LoginOptions.defaults().samePersonAs(before);
      ForbiddenException refusal = refused("Altinn authentication level too low.", true);

      assertThat(finish(provider, client, client.stepUp(refusal, options), before.subject()))
          .extracting(PersonSession::subject)
          .isEqualTo(before.subject());
      // kept as text meanwhile, as a store does it
      LoginStart start = client.stepUp(refusal, options);
      PendingLogin pending = PendingLogin.ofText(start.pending().toText());
      assertThatThrownBy(
              () -> finish(provider, client, new LoginStart(start.uri(), pending), "somebody else"))
          .isInstanceOfSatisfying(
              LoginFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(LoginFailedException.Reason.PERSON))
          .hasMessageNotContaining("somebody else")
          .hasMessageNotContaining(before.subject());
      assertThat(finish(provider, client, client.stepUp(refusal), "somebody else").subject())
          .isEqualTo("somebody else");
      assertThat(options.toString()).doesNotContain(before.subject());
    }
  }

  private int codes;

  private PersonSession finish(
      MiniProvider provider, IdPortenClient client, LoginStart start, String subject) {
    PendingLogin pending = start.pending();
    provider.tokens(
        "a2",
        null,
        60,
        MiniProvider.sign(
            provider.claims(pending).subject(subject).claim("acr", "idporten-loa-high").build()));
    return client.finishLogin(pending, provider.callback(pending, "code" + codes++));
  }

  @Test
  void anotherLoginHelpsAgainstNothingElse() {
    try (MiniProvider provider = new MiniProvider()) {
      IdPortenClient client = provider.client().build();
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
    AltinnConnection connection = AltinnConnection.to(AltinnEnvironment.TT02);
    IdPortenClient client = builder(connection).build();
    assertThat(client).hasToString("IdPortenClient[https://test.idporten.no, client]");
    assertThat(client.connection()).isSameAs(connection);
    for (AltinnEnvironment test :
        List.of(AltinnEnvironment.TT02, AltinnEnvironment.AT23, AltinnEnvironment.YT01)) {
      URI real = URI.create("https://idporten.no/");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder(test).issuer(real).build())
          .withMessageStartingWith("issuer:");
    }
    URI testIssuer = URI.create("https://test.idporten.no");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(AltinnEnvironment.PRODUCTION).issuer(testIssuer).build())
        .withMessageStartingWith("issuer:");
    assertThat(
            builder(AltinnEnvironment.YT01).issuer(testIssuer).build().connection().environment())
        .isEqualTo(AltinnEnvironment.YT01);
  }

  @Test
  void idPortensOwnIssuersAreTiedToTheirEnvironments() {
    Map.of(
            "https://idporten.no", AltinnEnvironment.PRODUCTION,
            "https://test.idporten.no", AltinnEnvironment.TT02,
            "https://login.example.no", AltinnEnvironment.TT02)
        .forEach(
            (issuer, environment) -> {
              IdPortenClient client = builder(environment).issuer(URI.create(issuer)).build();
              assertThat(client.person("key", SessionStore.inMemory()).environment())
                  .contains(environment);
            });
  }

  @Test
  void anEnvironmentWithoutIdPortenNeedsAnIssuer() {
    AltinnEnvironment nobodyLogsIn =
        AltinnEnvironment.builder("own")
            .dialogporten(URI.create("https://d.example.no"))
            .platform(URI.create("https://p.example.no"))
            .maskinporten(URI.create("https://m.example.no"))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(nobodyLogsIn).build())
        .withMessageStartingWith("issuer: is needed, since the environment 'own'");
    URI issuer = URI.create("https://login.example.no");
    assertThat(builder(nobodyLogsIn).issuer(issuer).build()).isNotNull();
  }

  private static IdPortenClient.Builder builder(AltinnEnvironment environment) {
    return builder(AltinnConnection.to(environment));
  }

  private static IdPortenClient.Builder builder(AltinnConnection connection) {
    return IdPortenClient.builder(connection)
        .clientId("client")
        .authentication(ClientAuthentication.none())
        .scopes("digdir:dialogporten");
  }
}
