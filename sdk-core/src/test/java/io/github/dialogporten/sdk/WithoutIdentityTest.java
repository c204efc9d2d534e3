package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody acts as customer number one by accident, and nothing is sent for a closed connection. */
class WithoutIdentityTest {

  private final StubServer server = new StubServer().answers("{\"items\":[],\"keys\":[]}");

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatNeedsATokenFailsBeforeAnythingIsSent(EveryOperation operation) {
    if (!operation.needsIdentity()) {
      operation.call(server.nobody());
      assertThat(server.request().getHeader("Authorization")).isNull();
      return;
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> operation.call(server.nobody()))
        .withMessageContaining("actingAs(provider)")
        .withMessageContaining("tokenProvider");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void soDoesWhatWouldAskForLimitsFirstOrSendNothing() {
    DialogportenClient nobody = server.nobody();
    List<PartyUrn> many = Collections.nCopies(300, PartyUrn.organisation("310923044"));
    DialogQuery query = DialogQuery.forParties(many).build();
    assertThatIllegalStateException().isThrownBy(() -> nobody.dialogs().search(query));
    assertThatIllegalStateException().isThrownBy(() -> nobody.resources().mine(List.of()));
    assertThatIllegalStateException()
        .isThrownBy(() -> nobody.labels().changeAll(List.of(), LabelChange.ARCHIVE));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aViewForSomebodyWorks() {
    server.answers("{\"authorizedParties\":[]}");
    server.nobody().actingAs(TokenProvider.ofToken("token")).parties().list();
    assertThat(server.request().getHeader("Authorization")).isEqualTo("Bearer token");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentOverAClosedConnection(EveryOperation operation) {
    DialogportenClient client = server.client();
    DialogportenClient view = client.with(options -> options.withRawJson());
    server.connection().close();
    assertThatIllegalStateException().isThrownBy(() -> operation.call(client));
    assertThatIllegalStateException()
        .isThrownBy(() -> operation.call(view))
        .withMessageContaining("AltinnConnection is closed");
    assertThatIllegalStateException().isThrownBy(server::client);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anotherConnectionSharesNothingWithIt() {
    server.answers("{\"authorizedParties\":[]}");
    try (var other = server.newConnection(AltinnHttp.defaults())) {
      server.connection().close();
      DialogportenClient.builder(other)
          .tokenProvider(TokenProvider.ofToken("token"))
          .build()
          .parties()
          .list();
    }
    assertThat(server.requests()).hasSize(1);
  }
}
