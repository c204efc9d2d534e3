package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.testkit.testtokens.TestTokens;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Tokens from every source, as the documentation shows them. */
public final class Tokens {

  private Tokens() {}

  /**
   * Counts the parties of a customer with what the hosting platform has set.
   *
   * @return how many there are
   */
  public static int fromEnvironment() {
    // snippet:start from-environment
    var maskinporten = MaskinportenClient.fromEnvironment();
    var altinn =
        DialogportenClient.builder(maskinporten.connection())
            .tokenProvider(maskinporten.systemUser("310923044"))
            .build();
    return altinn.parties().list().all().size();
    // snippet:end
  }

  /**
   * An accountant's agent system user.
   *
   * @param maskinporten the client
   * @return its tokens
   */
  public static TokenProvider agent(MaskinportenClient maskinporten) {
    // snippet:start agent-system-user
    // the owner is the accountant; altinn.parties() then lists the accountant's clients
    var accountant = SystemUser.of("318219931").externalRef("oppdrag-2026");
    var provider = maskinporten.systemUser(accountant);
    // snippet:end
    return provider;
  }

  /**
   * A request of one's own to another of Altinn's APIs.
   *
   * @param connection to Altinn
   * @param maskinporten the client, with a scope that begins with {@code altinn:}
   * @param address an address of the Altinn platform
   * @return the request
   */
  public static HttpRequest exchange(
      AltinnConnection connection, MaskinportenClient maskinporten, URI address) {
    // snippet:start exchange
    var source = maskinporten.systemUser("310923044");
    var altinnTokens = ExchangingTokenProvider.of(connection, source); // build it once
    var token = altinnTokens.token(new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(30)));
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + token.value())
        .build();
    // snippet:end
  }

  /**
   * Counts the parties of a system user in an environment without Maskinporten.
   *
   * @param user the generator's user
   * @param password and password
   * @param systemUserId the system user
   * @return how many there are
   */
  public static int testTokens(String user, String password, UUID systemUserId) {
    // snippet:start test-tokens
    var connection = AltinnConnection.to(AltinnEnvironment.AT23);
    var tokens = TestTokens.builder(connection).basicAuth(user, password).build();
    var altinn =
        DialogportenClient.builder(connection)
            .tokenProvider(tokens.systemUser(systemUserId, "310923044"))
            .build();
    return altinn.parties().list().all().size();
    // snippet:end
  }

  /**
   * Shows what is in a token.
   *
   * @param provider whose token
   * @param log takes lines
   */
  public static void inspect(TokenProvider provider, Consumer<String> log) {
    // snippet:start token-inspector
    var request = new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
    TokenInspector.inspect(provider.token(request))
        .ifPresent(
            token -> {
              log.accept("a token of a " + token.userKind() + " from " + token.issuer());
              log.accept("with " + token.scopes() + " until " + token.expiresAt());
            });
    // snippet:end
  }

  /**
   * Reads the dialogs of many customers.
   *
   * @param altinn the client that was built once
   * @param maskinporten the client in Maskinporten that was built once
   * @param customers their organisation numbers
   * @param take takes each dialog
   * @param failed takes the number of a customer whose dialogs could not be read
   */
  public static void manyCustomers(
      DialogportenClient altinn,
      MaskinportenClient maskinporten,
      Iterable<String> customers,
      Consumer<DialogSummary> take,
      Consumer<String> failed) {
    // snippet:start many-customers
    for (String customer : customers) { // or as many at a time as you like: all is thread-safe
      var view = altinn.actingAs(maskinporten.systemUser(customer)); // light: same connections
      try {
        var parties = view.parties().list().searchable();
        if (!parties.isEmpty()) {
          view.dialogs().search(DialogQuery.forParties(parties).build()).forEach(take);
        }
      } catch (DialogportenException e) { // not approved yet, its right is gone, out of reach
        failed.accept(customer); // the others go on
      }
    }
    // snippet:end
  }
}
