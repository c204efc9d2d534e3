package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.GrantRequest;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.testtokens.TestTokens;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import io.github.dialogporten.sdk.tokens.UserKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers that are built on others, and the tokens that they give. */
class ReadyProvidersTest {

  private static final TokenRequest ALTINN =
      new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(30));

  private final PersonSetup setup = new PersonSetup();
  private final MaskinportenClient maskinporten =
      MaskinportenClient.builder(setup.connection)
          .clientId(setup.world.clientId())
          .signingKey(SigningKey.jwk(setup.world.client().privateJwk()))
          .scopes("digdir:dialogporten", "altinn:correspondence.read")
          .build();
  private final TokenProvider systemUser = maskinporten.systemUser(setup.world.customer().number());

  @AfterEach
  void close() {
    setup.close();
  }

  private ExchangingTokenProvider exchanging(TokenProvider source) {
    return ExchangingTokenProvider.of(setup.connection, source);
  }

  private List<ReceivedRequest> exchanges() {
    return setup.altinn.requests().to("/exchange/");
  }

  private List<ReceivedRequest> grants() {
    return setup
        .altinn
        .requests()
        .matching(
            request ->
                request.server() == ReceivedRequest.Server.MASKINPORTEN
                    && request.path().equals("/token"));
  }

  private static TokenInspector inspect(AccessToken token) {
    return TokenInspector.inspect(token).orElseThrow();
  }

  @Test
  void aSystemUsersTwoTokensComeFromOneGrant() {
    ExchangingTokenProvider altinn = exchanging(systemUser);
    TokenInspector own = inspect(systemUser.token(PersonSetup.WANTED));
    TokenInspector exchanged = inspect(altinn.token(ALTINN));

    assertThat(own.isExchanged()).isFalse();
    assertThat(exchanged.isExchanged()).isTrue();
    assertThat(exchanged.userKind()).isEqualTo(UserKind.SYSTEM_USER);
    assertThat(exchanged.systemUserIds()).isEqualTo(own.systemUserIds()).hasSize(1);
    assertThat(setup.client(altinn).parties().list().searchable()).isNotEmpty();
    assertThat(grants()).hasSize(1);
    assertThat(exchanges()).hasSize(1);
    assertThat(exchanges().get(0).path()).endsWith("/maskinporten");

    // half an hour against two minutes: the own token is renewed, the exchanged one is not
    setup.clock.advance(Duration.ofMinutes(10));
    assertThat(inspect(altinn.token(ALTINN)).expiresAt()).isEqualTo(exchanged.expiresAt());
    assertThat(exchanges()).hasSize(1);
    setup.clock.advance(Duration.ofMinutes(21));
    altinn.token(ALTINN);
    assertThat(exchanges()).hasSize(2);
    assertThat(grants()).hasSize(2);
  }

  @Test
  void aPersonsTwoTokensComeFromOneLogin() {
    PersonTokenProvider person = setup.manager();
    ExchangingTokenProvider altinn = exchanging(person);
    TokenInspector own = inspect(person.token(PersonSetup.WANTED));
    TokenInspector exchanged = inspect(altinn.token(ALTINN));

    assertThat(exchanged.isExchanged()).isTrue();
    assertThat(exchanged.userKind()).isEqualTo(UserKind.PERSON);
    assertThat(exchanged.expiresAt()).isEqualTo(own.expiresAt());
    assertThat(setup.client(altinn).parties().list().searchable()).isNotEmpty();
    assertThat(setup.tokenRequests()).hasSize(1);
    assertThat(exchanges()).hasSize(1);
    assertThat(exchanges().get(0).path()).endsWith("/id-porten");
  }

  @Test
  void withoutAnAltinnScopeThereIsNoAltinnToken() {
    PersonTokenProvider person = setup.web.person(PersonSetup.KEY, setup.store);
    person.begin(setup.login(LoginChoices.defaults().declining("altinn:correspondence.read")));
    ExchangingTokenProvider altinn = exchanging(person);
    assertThat(catchThrowableOfType(TokenException.class, () -> altinn.token(ALTINN)))
        .hasMessageContaining("altinn:");
    assertThat(setup.client(person).parties().list().searchable()).isNotEmpty();
  }

  @Test
  void aDoubtful401OfTheExchangeIsAskedOnceMore() {
    setup.altinn.faults().next("/exchange/", Fault.status(401));
    ExchangingTokenProvider altinn = exchanging(systemUser);
    assertThat(altinn.token(ALTINN)).isNotNull();
    assertThat(exchanges()).hasSize(2);
    assertThat(grants()).hasSize(1);
  }

  private TestTokens.Builder testTokens() {
    return TestTokens.builder(setup.connection).env("tt02").url(setup.altinn.testTokensUrl());
  }

  private TestTokens.Builder byPassword() {
    var users = setup.altinn.testTokenUsers();
    return testTokens().basicAuth(users.name(), users.password());
  }

  @Test
  void testTokensOfEveryKindDriveAClient() {
    TestTokens tokens = byPassword().build();
    DialogportenClient person = setup.client(tokens.person(setup.world.manager().pid(), 4));
    assertThat(person.parties().list().searchable()).isNotEmpty();
    assertThat(person.dialogs().open(SeededWorld.LEVEL_4).id()).isEqualTo(SeededWorld.LEVEL_4);

    DialogportenClient system =
        setup.client(
            tokens.systemUser(setup.world.systemUser().id(), setup.world.customer().number()));
    assertThat(system.parties().list().searchable()).isNotEmpty();
    assertThat(system.dialogs().open(SeededWorld.MESSAGE).id()).isEqualTo(SeededWorld.MESSAGE);

    TokenInspector organisation =
        inspect(tokens.organisation(setup.world.vendor().number()).token(PersonSetup.WANTED));
    assertThat(organisation.isTestToken()).isTrue();
    assertThat(organisation.userKind()).isEqualTo(UserKind.ORGANISATION);
    assertThat(setup.altinn.requests().to(ReceivedRequest.Server.TEST_TOKENS)).hasSize(3);
  }

  @Test
  void testTokensAreGivenForATokenOfMaskinportensToo() {
    MaskinportenClient own =
        MaskinportenClient.builder(setup.connection)
            .clientId(setup.world.clientId())
            .signingKey(SigningKey.jwk(setup.world.client().privateJwk()))
            .scopes("altinn:testtools/tokengenerator")
            .build();
    TestTokens tokens = testTokens().tokenProvider(own.organisation()).build();
    assertThat(
            setup.client(tokens.person(setup.world.manager().pid())).parties().list().searchable())
        .isNotEmpty();
  }

  @Test
  void aWrongPasswordOfTheGeneratorIsSaid() {
    TestTokens tokens = testTokens().basicAuth("somebody", "something").build();
    assertThat(
            catchThrowableOfType(
                TokenException.class,
                () -> tokens.person(setup.world.manager().pid()).token(PersonSetup.WANTED)))
        .hasMessageContaining("password")
        .hasMessageNotContaining("something");
  }

  @Test
  void noProviderServesAnotherEnvironment() {
    TestTokens tokens = byPassword().build();
    ExchangingTokenProvider exchanging = exchanging(systemUser);
    ExchangingTokenProvider anonymous = exchanging(TokenProvider.ofToken("a.b.c"));
    Map<String, TokenProvider> ready = new LinkedHashMap<>();
    ready.put("system user", systemUser);
    ready.put("organisation", maskinporten.organisation());
    ready.put("grant", maskinporten.grant(GrantRequest.organisation().pid("17898510093")));
    ready.put("person", setup.web.person(PersonSetup.KEY, setup.store));
    ready.put("exchanging", exchanging);
    ready.put("exchanging, of any token", anonymous);
    ready.put("test person", tokens.person("17898510093"));
    ready.put("test organisation", tokens.organisation(setup.world.vendor().number()));
    ready.put(
        "test system user",
        tokens.systemUser(setup.world.systemUser().id(), setup.world.customer().number()));
    ready.put("cached", new CachingTokenProvider(systemUser));
    ready.put("named", systemUser.withIdentity("somebody"));
    ready.put(
        "fixed, told", TokenProvider.ofToken("a.b.c").withEnvironment(setup.altinn.environment()));
    ready.put(
        "supplied, told",
        TokenProvider.ofSupplier(() -> "a.b.c").withEnvironment(setup.altinn.environment()));

    ready.forEach(
        (name, provider) -> {
          assertThat(provider.environment()).as(name).contains(setup.altinn.environment());
          for (AltinnEnvironment other :
              List.of(AltinnEnvironment.TT02, AltinnEnvironment.PRODUCTION)) {
            assertThatIllegalArgumentException()
                .as("%s, built", name)
                .isThrownBy(
                    () ->
                        DialogportenClient.builder(AltinnConnection.to(other))
                            .tokenProvider(provider)
                            .build())
                .withMessageContaining("environment");
          }
          DialogportenClient fitting = setup.client(provider);
          DialogportenClient elsewhere =
              DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.TT02))
                  .tokenProvider(TokenProvider.ofToken("a.b.c"))
                  .build();
          assertThat(fitting.actingAs(provider)).isNotNull();
          assertThatIllegalArgumentException()
              .as("%s, switched to", name)
              .isThrownBy(() -> elsewhere.actingAs(provider));
        });
    assertThat(setup.altinn.requests().all()).isEmpty();
  }
}
