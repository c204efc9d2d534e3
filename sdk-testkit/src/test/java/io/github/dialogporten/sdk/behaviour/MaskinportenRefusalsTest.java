package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.GrantRequest;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.MaskinportenError;
import io.github.dialogporten.sdk.maskinporten.SigningKeyExpiredException;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.BusinessCertificate;
import io.github.dialogporten.sdk.testkit.world.Client;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal that a set-up at Maskinporten leads to, and what becomes of it. */
class MaskinportenRefusalsTest {

  private static final char[] PASSWORD = "a password of the test".toCharArray();
  private static final String SCOPE = "digdir:dialogporten";

  @TempDir Path directory;

  private final Setup setup = new Setup();
  private final String vendor = setup.world.vendor().number();
  private final String customer = setup.world.customer().number();

  @AfterEach
  void close() {
    setup.close();
  }

  private MaskinportenClient.Builder builder() {
    return builder(setup.connection);
  }

  private MaskinportenClient.Builder builder(AltinnConnection connection) {
    return MaskinportenClient.builder(connection)
        .clientId(setup.world.clientId())
        .signingKey(SigningKey.jwk(setup.world.client().privateJwk()))
        .scopes(SCOPE);
  }

  private MaskinportenClient built(MaskinportenClient.Builder builder) {
    return builder.build();
  }

  private static AccessToken token(TokenProvider provider) {
    return provider.token(PersonSetup.WANTED);
  }

  private static TokenException refusal(TokenProvider provider) {
    return catchThrowableOfType(TokenException.class, () -> token(provider));
  }

  private void refused(MaskinportenError.Known expected, TokenProvider provider) {
    int before = setup.grants().size();
    TokenException refusal = refusal(provider);
    assertThat(refusal).as("refused with %s", expected.code()).isNotNull();
    assertThat(MaskinportenError.of(refusal).flatMap(MaskinportenError::known)).contains(expected);
    assertThat(refusal).hasMessageContaining(expected.code());
    assertThat(refusal.correlationId()).isPresent();
    assertThat(refusal.isTransient()).isFalse();
    assertThat(setup.grants()).as("sent once").hasSize(before + 1);
  }

  @Test
  void aClientThatIsNotThere() {
    refused(
        MaskinportenError.Known.CLIENT_NOT_FOUND,
        built(builder().clientId("another-client")).organisation());
  }

  @Test
  void anotherIssuer() {
    URI own = setup.altinn.maskinportenUrl();
    AltinnEnvironment byAnotherName =
        AltinnEnvironment.local(
                setup.altinn.dialogportenUrl(),
                setup.altinn.platformUrl(),
                URI.create(own.toString().replace("127.0.0.1", "localhost")))
            .build();

    refused(
        MaskinportenError.Known.WRONG_AUDIENCE,
        built(builder(AltinnConnection.builder(byAnotherName).timeSource(setup.clock).build()))
            .organisation());
  }

  @Test
  void aKeyThatHasExpiredAndThenANewOne() {
    Client next = setup.world.client().anotherKey();
    SigningKey[] key = {SigningKey.jwk(setup.world.client().privateJwk())};
    TokenProvider provider = built(builder().signingKeys(() -> key[0])).organisation();
    setup.world.client().expireKey();

    assertThat(refusal(provider)).isInstanceOf(SigningKeyExpiredException.class);
    setup.clock.advance(Duration.ofSeconds(4));
    refused(MaskinportenError.Known.KEY_EXPIRED, provider);

    key[0] = SigningKey.jwk(next.privateJwk());
    setup.clock.advance(Duration.ofSeconds(4));
    assertThat(token(provider)).isNotNull();
  }

  @Test
  void aKeyThatIsAYearOld() {
    TokenProvider provider = built(builder()).organisation();
    token(provider);
    setup.clock.advance(Duration.ofDays(366));

    refused(MaskinportenError.Known.KEY_EXPIRED, provider);
  }

  @Test
  void anotherKeyThanTheRegisteredOne() {
    Client other = setup.altinn.clients().register("other", vendor, SCOPE);

    refused(
        MaskinportenError.Known.INVALID_SIGNATURE,
        built(
                builder()
                    .signingKey(
                        SigningKey.jwk(other.privateJwk()).withKeyId(setup.world.client().keyId())))
            .organisation());
    refused(
        MaskinportenError.Known.INVALID_SIGNATURE,
        built(builder().signingKey(SigningKey.jwk(other.privateJwk()))).organisation());
  }

  @Test
  void aScopeThatTheClientDoesNotHave() {
    refused(
        MaskinportenError.Known.SCOPE_NOT_ON_CLIENT,
        built(builder().scopes(SCOPE, "altinn:events.subscribe")).organisation());
  }

  @Test
  void aScopeForClientsOfAnotherType() {
    setup.altinn.scopes().onlyFor(SCOPE, "api_klient");

    refused(MaskinportenError.Known.SCOPE_NOT_FOR_CLIENT_TYPE, built(builder()).organisation());
  }

  @Test
  void aScopeThatTheOrganisationHasNotBeenGiven() {
    setup.altinn.scopes().onlyWithAccess(SCOPE, customer);

    refused(MaskinportenError.Known.NO_ACCESS_TO_SCOPE, built(builder()).organisation());
  }

  @Test
  void aDelegationThatIsMissingThenThereThenTakenBack() {
    TokenProvider provider =
        built(builder()).grant(GrantRequest.organisation().consumerOrg(customer));
    refused(MaskinportenError.Known.SCOPE_NOT_DELEGATED, provider);

    setup.world.client().delegatedBy(customer, SCOPE);
    setup.clock.advance(Duration.ofSeconds(4));
    TokenInspector token = TokenInspector.inspect(token(provider)).orElseThrow();
    assertThat(token.consumer().orElseThrow().number()).contains(customer);
    assertThat(token.supplier().orElseThrow().number()).contains(vendor);

    setup.world.client().noLongerDelegatedBy(customer);
    setup.clock.advance(Duration.ofSeconds(121));
    refused(MaskinportenError.Known.SCOPE_NOT_DELEGATED, provider);
  }

  @Test
  void aConsumerThatIsTheClientsOwnOrganisation() {
    TokenException refusal =
        refusal(built(builder()).grant(GrantRequest.organisation().consumerOrg(vendor)));

    assertThat(refusal).hasMessageContaining("consumer");
    assertThat(MaskinportenError.of(refusal)).isEmpty();
    assertThat(setup.grants()).hasSize(1);
  }

  @Test
  void systemUsersThatAreNotThere() {
    MaskinportenClient client = built(builder());
    String accountant = setup.world.accountant().number();
    List<SystemUser> missing =
        List.of(
            SystemUser.of(setup.world.stranger().number()),
            SystemUser.of(customer).externalRef("another reference"),
            SystemUser.of(accountant),
            SystemUser.of(accountant).externalRef("oppdrag-2025"),
            SystemUser.of(setup.world.accountantClient().number()).externalRef("oppdrag-2026"),
            SystemUser.of(setup.world.accountantClient().number()));
    for (SystemUser user : missing) {
      refused(MaskinportenError.Known.SYSTEM_USER_NOT_READY, client.systemUser(user));
      setup.clock.advance(Duration.ofSeconds(4));
      assertThat(refusal(client.systemUser(user))).isInstanceOf(SystemUserNotReadyException.class);
    }
  }

  @Test
  void aClientThatIsNotInTheSystemsEntry() {
    Client other = setup.altinn.clients().register("other", vendor, SCOPE);

    refused(
        MaskinportenError.Known.SYSTEM_USER_NOT_READY,
        built(builder().clientId("other").signingKey(SigningKey.jwk(other.privateJwk())))
            .systemUser(customer));
  }

  @Test
  void aSystemUserThatWasApprovedAMomentAgo() {
    TestParty stranger = setup.world.stranger();
    TokenProvider provider = built(builder()).systemUser(stranger.number());
    assertThat(refusal(provider)).isInstanceOf(SystemUserNotReadyException.class);

    setup.altinn.systemUsers().add(stranger, setup.world.clientId()).represents(stranger);
    setup.clock.advance(Duration.ofSeconds(3));

    assertThat(setup.client(provider).parties().list().searchable()).hasSize(1);
  }

  @Test
  void anAgentSystemUserIsTheAccountantsAndListsTheClients() {
    TokenProvider agent =
        built(builder())
            .systemUser(
                SystemUser.of(setup.world.accountant().number()).externalRef("oppdrag-2026"));

    assertThat(setup.client(agent).parties().list().all())
        .extracting(Party::name)
        .containsExactlyInAnyOrder("SYNTETISK KLIENT EN AS", "SYNTETISK KLIENT TO AS");
  }

  @Test
  void tokensForAPersonsDataAndForOneApi() {
    MaskinportenClient client = built(builder());
    URI api = URI.create("https://api.example.no/syntetisk");

    AccessToken forPerson =
        token(client.grant(GrantRequest.organisation().pid(setup.world.manager().pid())));
    AccessToken forApi = token(client.grant(GrantRequest.organisation().resource(api)));

    assertThat(claims(forPerson)).contains("\"pid\":\"" + setup.world.manager().pid() + "\"");
    assertThat(TokenInspector.inspect(forApi).orElseThrow().audience())
        .containsExactly(api.toString());
    assertThat(setup.grants()).hasSize(2);
  }

  private static String claims(AccessToken token) {
    return new String(java.util.Base64.getUrlDecoder().decode(token.value().split("\\.", -1)[1]));
  }

  @Test
  void anAnswerThatIsLostIsAskedForWithANewAssertion() {
    setup.altinn.faults().next("/token", Fault.closedAfterCarriedOut());

    assertThat(token(built(builder()).systemUser(customer))).isNotNull();
    assertThat(setup.grants()).hasSize(2);
  }

  @Test
  void aBusinessCertificateFromAFile() throws IOException {
    Client client = setup.altinn.clients().registerWithCertificate("by-cert", vendor, SCOPE);
    setup.altinn.systemUsers().add(setup.world.stranger(), "by-cert");
    Path file = Files.write(directory.resolve("virksomhet.p12"), client.pkcs12(PASSWORD));

    TokenProvider provider =
        built(builder().clientId("by-cert").signingKey(SigningKey.pkcs12(file, PASSWORD)))
            .systemUser(setup.world.stranger().number());

    assertThat(TokenInspector.inspect(token(provider)).orElseThrow().systemUserIds()).hasSize(1);
  }

  @Test
  void certificatesThatMaskinportenRefuses() throws IOException {
    setup.altinn.clients().registerWithCertificate("by-cert", vendor, SCOPE);

    refused(
        MaskinportenError.Known.CERTIFICATE_OF_ANOTHER,
        by(setup.altinn.certificates().issue(customer), "by-cert"));
    refused(
        MaskinportenError.Known.INVALID_CERTIFICATE,
        by(setup.altinn.certificates().production(vendor), "by-cert"));
    refused(
        MaskinportenError.Known.MALFORMED_CHAIN,
        by(setup.altinn.certificates().issue(vendor), setup.world.clientId()));
  }

  private TokenProvider by(BusinessCertificate certificate, String clientId) throws IOException {
    Path file = Files.write(directory.resolve("any.p12"), certificate.pkcs12(PASSWORD));
    return built(builder().clientId(clientId).signingKey(SigningKey.pkcs12(file, PASSWORD)))
        .organisation();
  }

  @Test
  void certificatesThatAreNotEvenSent() throws IOException {
    byte[] expired = setup.altinn.certificates().expired(vendor).pkcs12(PASSWORD);
    Path file = Files.write(directory.resolve("expired.p12"), expired);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pkcs12(file, PASSWORD))
        .withMessageContaining("expired");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pkcs12(file, "not it".toCharArray()))
        .withMessageStartingWith("password:");

    Client client = setup.altinn.clients().registerWithCertificate("by-cert", vendor, SCOPE);
    TokenProvider provider = by(client.certificate(), "by-cert");
    assertThat(token(provider)).isNotNull();
    setup.clock.advance(Duration.ofDays(4 * 365));
    assertThat(refusal(provider)).hasMessageContaining("expired");
    assertThat(setup.grants()).hasSize(1);
  }

  private AltinnConnection at(Instant time) {
    return AltinnConnection.builder(setup.altinn.environment())
        .timeSource(TestClock.standingAt(time))
        .build();
  }

  @Test
  void aClockThatIsWrongIsSetRightByTheServersTime() {
    Instant now = setup.clock.now();
    for (int seconds : new int[] {40, -40, 3600, -3600, 9, -9}) {
      TokenProvider provider = built(builder(at(now.plusSeconds(seconds)))).systemUser(customer);
      setup.altinn.requests().clear();

      assertThat(token(provider)).as("%d seconds", seconds).isNotNull();
      assertThat(setup.grants().size())
          .as("%d seconds", seconds)
          .isLessThanOrEqualTo(Math.abs(seconds) > 10 ? 2 : 1);
    }
  }

  @Test
  void aClockThatIsWrongIsToldWhereTheServersTimeDoesNotHelp() {
    TokenProvider provider =
        built(builder(at(setup.clock.now().plusSeconds(40)))).systemUser(customer);
    setup
        .altinn
        .faults()
        .next(
            "/token",
            10,
            Fault.status(400)
                .body(
                    "application/json",
                    "{\"error\":\"invalid_grant\",\"error_description\":\"MP-130: JWT expired\"}"));

    TokenException refusal = refusal(provider);
    assertThat(refusal).hasMessageContaining("clock");
    assertThat(refusal).hasMessageContaining("MP-130");
    assertThat(setup.grants()).hasSize(2);
  }
}
