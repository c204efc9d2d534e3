package io.github.dialogporten.sdk.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLookupTest {

  private static final UUID DIALOG = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final UUID INSTANCE = UUID.fromString("01990000-0000-7000-b000-000000000002");
  private static final InstanceRef REFERENCE = InstanceRef.instance(50_000_001, INSTANCE);

  private static final String COMMON =
      "'dialogId':'01990000-0000-7000-8000-000000000001',"
          + "'instanceRef':'urn:altinn:instance-id:50000001/01990000-0000-7000-b000-000000000002',"
          + "'party':'urn:altinn:organization:identifier-no:310923044',"
          + "'title':[{'languageCode':'en','value':'A title'},{'languageCode':'nb',"
          + "'value':'En tittel'}],'serviceResource':{'id':'app_syn_skjema','isDelegable':true,"
          + "'minimumAuthenticationLevel':4,'name':[{'languageCode':'nb','value':'Et skjema'}]},"
          + "'serviceOwner':{'orgNumber':'310268593','code':'syn','name':[{'languageCode':'nb',"
          + "'value':'Syntetisk etat'}]}";

  private static final String END_USER =
      ("{"
              + COMMON
              + ",'authorizationEvidence':{'currentAuthenticationLevel':3,'viaRole':true,"
              + "'viaAccessPackage':false,'viaResourceDelegation':false,"
              + "'viaInstanceDelegation':true,'evidence':[{'grantType':'Role',"
              + "'subject':'urn:altinn:rolecode:dagl','name':[{'languageCode':'nb','value':'Daglig"
              + " leder'}],'links':{'metadata':'https://altinn.eksempel.invalid/r'}},"
              + "{'grantType':'Favour','subject':'urn:odd','name':[]}]}}")
          .replace('\'', '"');

  private static final String SERVICE_OWNER =
      ("{" + COMMON + ",'nonSensitiveTitle':[{'languageCode':'nb','value':'Et brev'}]}")
          .replace('\'', '"');

  private final StubServer server = new StubServer();
  private final DialogportenClient client = server.client(TokenProvider.ofToken("token"));
  private final Lookup lookup = client.lookup();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allThatTheServerTellsAnEndUser() throws Exception {
    server.answers(END_USER);

    DialogLookup found =
        client.with(o -> o.withRawJson().withLanguages("nb", "en")).lookup().find(REFERENCE);

    assertThat(found.dialogId()).isEqualTo(DIALOG);
    assertThat(found.instanceRef()).contains(REFERENCE);
    assertThat(found.title().text("en")).isEqualTo("A title");
    assertThat(found.serviceResource().id()).isEqualTo("app_syn_skjema");
    assertThat(found.serviceResource().urn()).isEqualTo("urn:altinn:resource:app_syn_skjema");
    assertThat(found.serviceOwner().code()).isEqualTo("syn");
    assertThat(found.serviceOwner().organisationNumber()).isEqualTo("310268593");
    AccessEvidence evidence = found.evidence();
    assertThat(evidence.currentAuthenticationLevel()).isEqualTo(3);
    assertThat(evidence.viaRole()).isTrue();
    assertThat(evidence.viaAccessPackage()).isFalse();
    assertThat(evidence.viaInstanceDelegation()).isTrue();
    assertThat(evidence.grants())
        .extracting(grant -> grant.grantType().known())
        .containsExactly(Optional.of(GrantType.Known.ROLE), Optional.empty());
    assertThat(evidence.grants().get(1).grantType().value()).isEqualTo("Favour");
    assertThat(evidence.grants().get(1).metadata()).isEmpty();
    assertThat(found.needsHigherLevel()).isTrue();
    byte[] raw = found.rawJson().orElseThrow();
    assertThat(new String(raw, UTF_8)).isEqualTo(END_USER);
    assertThat(JsonLeaves.unreached(raw, found)).isEmpty();
    assertThat(server.request().getUrl())
        .isEqualTo(
            "/api/v1/enduser/dialoglookup?instanceRef=urn%3Aaltinn%3Ainstance-id%3A50000001%2F"
                + INSTANCE);
    assertThat(server.request().getHeader("Accept-Language")).isEqualTo("nb, en;q=0.9");
    assertThat(server.request().getHeader("Authorization")).isEqualTo("Bearer token");
    assertThat(found).hasToString("DialogLookup[" + DIALOG + ", app_syn_skjema]");
  }

  @Test
  void allThatTheServerTellsAServiceOwner() throws Exception {
    server.answers(SERVICE_OWNER);

    ServiceOwnerDialogLookup found =
        client.with(o -> o.withRawJson()).lookup().findAsServiceOwner(REFERENCE);

    assertThat(found.nonSensitiveTitle().text()).isEqualTo("Et brev");
    assertThat(JsonLeaves.unreached(found.rawJson().orElseThrow(), found)).isEmpty();
    assertThat(server.request().getUrl()).startsWith("/api/v1/serviceowner/dialoglookup?instance");
    assertThat(server.request().header("Accept-Language").isPresent()).isFalse();
  }

  @Test
  void aLevelThatIsHighEnough() {
    server.answers(END_USER.replace("AuthenticationLevel\":3", "AuthenticationLevel\":4"));
    assertThat(lookup.find(REFERENCE).needsHigherLevel()).isFalse();
  }

  @Test
  void aLevelThatNobodyToldIsNotCalledTooLow() {
    server.answers(END_USER.replace("\"currentAuthenticationLevel\":3,", ""));
    assertThat(lookup.find(REFERENCE).needsHigherLevel()).isFalse();
  }

  @Test
  void anOddReferenceIsKeptAsText() {
    server.answers(SERVICE_OWNER.replace("urn:altinn:instance-id:", "urn:altinn:novelty:"));
    ServiceOwnerDialogLookup found = lookup.findAsServiceOwner(REFERENCE);
    assertThat(found.instanceRef()).isEmpty();
    assertThat(found.instanceRefText()).startsWith("urn:altinn:novelty:");
    assertThat(found.rawJson()).isEmpty();
  }

  @Test
  void whatACallerHasToKnowMustBeThere() {
    for (String name : List.of("dialogId", "serviceResource", "authorizationEvidence")) {
      server.answers(END_USER.replace("\"" + name + "\"", "\"other\""));
      assertThatExceptionOfType(ResponseFormatException.class)
          .isThrownBy(() -> lookup.find(REFERENCE))
          .withMessageContaining(name);
    }
  }

  @Test
  void everyComponentIsGiven() throws Exception {
    // a lookup tells neither the type of a service nor its status nor a link to more about it
    String[] leftOut = {"resourceType", "status", "serviceResource.links"};
    assertThat(
            WireCoverage.missed(
                WireDialogLookup.class, wire -> new DialogLookup(wire, null), leftOut))
        .isEmpty();
    assertThat(
            WireCoverage.missed(
                WireServiceOwnerDialogLookup.class,
                wire -> new ServiceOwnerDialogLookup(wire, null),
                leftOut))
        .isEmpty();
  }
}
