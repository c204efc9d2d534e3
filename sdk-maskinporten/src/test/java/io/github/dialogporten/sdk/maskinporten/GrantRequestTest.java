package io.github.dialogporten.sdk.maskinporten;

import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.CLIENT_ID;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else a token can be asked for with. */
class GrantRequestTest {

  /** Plainly synthetic: the month of a date of birth plus 80. */
  private static final String PID = Persons.number("018190", 100);

  private static final URI RECEIVER = URI.create("https://receiver.example/api?x=1");

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  @Test
  void sendsWhatIsAskedForAndNothingElse() throws Exception {
    maskinporten.answers(token("t", 120));

    client
        .grant(
            GrantRequest.organisation()
                .consumerOrg("0192:310 923 044")
                .resource(RECEIVER, URI.create("urn:receiver"), RECEIVER)
                .pid(PID)
                .scopes("b:read", "a:read"))
        .token(WANTED);

    Map<String, Object> claims = claims();
    assertThat(claims.remove("jti")).isNotNull();
    long now = MockMaskinporten.START.getEpochSecond();
    assertThat(claims)
        .isEqualTo(
            Map.of(
                "aud",
                maskinporten.issuer().toString(),
                "iss",
                CLIENT_ID,
                "scope",
                "a:read b:read",
                "iat",
                now,
                "exp",
                now + 100,
                "consumer_org",
                BAKERY,
                "pid",
                PID,
                "resource",
                List.of(RECEIVER.toString(), "urn:receiver")));
  }

  @Test
  void oneReceiverIsSentAsAListToo() throws Exception {
    maskinporten.answers(token("t", 120));

    client.grant(GrantRequest.systemUser(BAKERY).resource(RECEIVER)).token(WANTED);

    assertThat(claims()).containsEntry("resource", List.of(RECEIVER.toString()));
    assertThat(claims()).containsKey("authorization_details").doesNotContainKeys("pid", "sub");
  }

  @Test
  void everyDifferenceIsAnotherTokenAndAnotherIdentity() {
    maskinporten.answers(token("t", 120));
    GrantRequest plain = GrantRequest.systemUser(BAKERY);
    List<GrantRequest> requests =
        List.of(
            plain,
            GrantRequest.organisation(),
            GrantRequest.systemUser(SystemUser.of(BAKERY).externalRef("r")),
            plain.consumerOrg(SMITHY),
            GrantRequest.organisation().consumerOrg(BAKERY),
            plain.pid(PID),
            plain.resource(RECEIVER),
            plain.resource(URI.create("urn:a"), URI.create("urn:b")),
            plain.resource(URI.create("urn:a")).scopes("urn:b"),
            plain.scopes("other:scope"));
    List<String> identities = new ArrayList<>();

    for (GrantRequest request : requests) {
      TokenProvider provider = client.grant(request);
      provider.token(WANTED);
      identities.add(provider.identity().orElseThrow());
    }

    assertThat(maskinporten.tokenRequests()).isEqualTo(requests.size());
    assertThat(identities)
        .doesNotHaveDuplicates()
        .allSatisfy(
            each -> assertThat(each).doesNotContain(PID, BAKERY, SMITHY, "receiver", "urn:"));
  }

  @Test
  void theSameRequestIsTheSameToken() {
    maskinporten.answers(token("t", 120));
    GrantRequest one =
        GrantRequest.organisation()
            .resource(URI.create("urn:a"), URI.create("urn:b"))
            .pid(PID)
            .scopes("b", "a");
    GrantRequest other =
        GrantRequest.organisation()
            .scopes("a", "b", "a")
            .pid(PID.substring(0, 6) + " " + PID.substring(6))
            .resource(URI.create("urn:b"), URI.create("urn:a"));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    client.grant(one).token(WANTED);
    client.grant(other).token(WANTED);
    client.systemUser(BAKERY).token(WANTED);
    client.grant(GrantRequest.systemUser(BAKERY).scopes("digdir:dialogporten")).token(WANTED);

    assertThat(maskinporten.tokenRequests()).isEqualTo(2);
  }

  @Test
  void tellsWhatItHolds() {
    GrantRequest request =
        GrantRequest.systemUser(BAKERY).consumerOrg(SMITHY).pid(PID).resource(RECEIVER).scopes("a");

    assertThat(request.systemUser()).contains(SystemUser.of(BAKERY));
    assertThat(request.consumerOrg()).contains(SMITHY);
    assertThat(request.pid()).contains(PID);
    assertThat(request.resources()).containsExactly(RECEIVER);
    assertThat(request.scopes()).containsExactly("a");
    assertThat(request).hasToString("GrantRequest[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"014190", "018190", "418190", "010190"})
  void personsOfTestAndWithDNumbersAreTaken(String start) {
    String number = Persons.number(start, 100);

    assertThat(GrantRequest.organisation().pid(number).pid()).contains(number);
  }

  @Test
  void refusesWhatIsNone() {
    GrantRequest request = GrantRequest.organisation();
    char last = PID.charAt(10);
    String wrongDigit = PID.substring(0, 10) + (last == '9' ? '0' : (char) (last + 1));
    refused("pid: ", wrongDigit, () -> request.pid(wrongDigit));
    refused("pid: ", "12345", () -> request.pid("12345"));
    refused("orgNumber: ", "310923045", () -> request.consumerOrg("310923045"));
    refused("resource: ", "none", request::resource);
    refused("resource: ", "canary", () -> request.resource(URI.create("canary/path")));
    refused("resource: ", "canary", () -> request.resource(URI.create("https://canary/#x")));
    refused("scopes: ", "none", () -> request.scopes(new String[0]));
    refused("scopes: ", "canary", () -> request.scopes("canary canary"));
    refused("orgNumber: ", "310923045", () -> GrantRequest.systemUser("310923045"));
  }

  private static void refused(String expected, String value, ThrowingCallable work) {
    assertThatIllegalArgumentException()
        .isThrownBy(work)
        .withMessageStartingWith(expected)
        .withMessageNotContaining(value);
  }

  private Map<String, Object> claims() throws Exception {
    return JSONObjectUtils.parse(maskinporten.jwts().get(0).getPayload().toString());
  }
}
