package io.github.dialogporten.sdk.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.keys.Keys;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskinportenClientBuilderTest {

  private static final AltinnConnection TT02 = AltinnConnection.to(AltinnEnvironment.TT02);

  @Test
  void namesWhatIsMissing() {
    SigningKey key = Keys.signing();
    MaskinportenClient.Builder builder = MaskinportenClient.builder(TT02);
    missing("signingKey", builder);
    missing("clientId", builder.signingKey(key));
    missing("scopes", builder.clientId("client"));

    MaskinportenClient client = builder.scopes("digdir:dialogporten").build();
    assertThat(client.connection()).isSameAs(TT02);
    assertThat(client.toString()).isEqualTo("MaskinportenClient[tt02, client]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "a\nb", "æ"})
  void refusesWhatIsNoScope(String scope) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaskinportenClient.builder(TT02).scopes("digdir:dialogporten", scope))
        .withMessageStartingWith("scopes: ");
  }

  @Test
  void refusesOtherBadArguments() {
    MaskinportenClient.Builder builder = MaskinportenClient.builder(TT02);
    assertThatIllegalArgumentException().isThrownBy(builder::scopes);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.clientId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.clientId("a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxCachedTokens(0));
  }

  @Test
  void refusesAnOrganisationNumberAtOnce() {
    MaskinportenClient client = client(AltinnEnvironment.TT02);
    assertThatIllegalArgumentException().isThrownBy(() -> client.systemUser("310923045"));
  }

  @Test
  void thereAreNoSystemUsersBesideTt02InTest() {
    for (AltinnEnvironment environment :
        new AltinnEnvironment[] {
          AltinnEnvironment.AT23,
          AltinnEnvironment.YT01,
          AltinnEnvironment.YT01.toBuilder()
              .maskinporten(URI.create("https://gateway.example/"))
              .build()
        }) {
      MaskinportenClient client = client(environment);
      assertThatIllegalStateException()
          .isThrownBy(() -> client.systemUser("310923044"))
          .withMessageContaining(environment.name())
          .withMessageContaining("TT02")
          .withMessageContaining("io.github.dialogporten.sdk.testkit.testtokens.TestTokens");
      assertThatIllegalStateException()
          .isThrownBy(() -> client.grant(GrantRequest.systemUser("310923044").scopes("a")));
      assertThat(client.organisation().environment()).contains(environment);
    }
    MaskinportenClient client = client(AltinnEnvironment.PRODUCTION);
    assertThat(client.systemUser("310923044").environment()).contains(AltinnEnvironment.PRODUCTION);
  }

  private static MaskinportenClient client(AltinnEnvironment environment) {
    return MaskinportenClient.builder(AltinnConnection.to(environment))
        .clientId("client")
        .signingKey(Keys.signing())
        .scopes("digdir:dialogporten")
        .build();
  }

  private static void missing(String name, MaskinportenClient.Builder builder) {
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageStartingWith(name + ": ");
  }
}
