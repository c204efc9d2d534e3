package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.List;
import java.util.function.Consumer;

/** Parties with what the access to them consists of, as the documentation shows them. */
public final class TwoListsOfParties {

  private TwoListsOfParties() {}

  /**
   * Shows why a customer's system user has access.
   *
   * @param key the client's key
   * @param show takes a line for each party
   */
  public static void why(SigningKey key, Consumer<String> show) {
    // snippet:start parties-with-access
    var connection = AltinnConnection.to(AltinnEnvironment.TT02);
    var tokens =
        MaskinportenClient.builder(connection)
            .clientId("your-client-id")
            .signingKey(key)
            .scopes("digdir:dialogporten", "altinn:accessmanagement/authorizedparties")
            .build();
    var altinn =
        DialogportenClient.builder(connection)
            .tokenProvider(tokens.systemUser("310923044"))
            .build();
    var query = AccessQuery.defaults().withRoles().withAccessPackages();
    for (var party : altinn.parties().withAccess(query)) {
      show.accept(party.name() + ": " + party.roles() + ", " + party.accessPackages());
    }
    // snippet:end
  }

  /**
   * Where a service may be used.
   *
   * @param altinn the client
   * @return the parties to search
   */
  public static List<PartyUrn> where(DialogportenClient altinn) {
    // snippet:start parties-by-service
    var where =
        altinn
            .parties()
            .withAccess(
                AccessQuery.defaults()
                    .anyOfResources("skattekort") // bare ids; a URN will do
                    .inactiveParties(AccessQuery.Inclusion.NO))
            .searchable(); // as URNs, for a search
    // snippet:end
    return where;
  }

  /**
   * A connection with a key to the gateway.
   *
   * @param key the key
   * @return the connection
   */
  public static AltinnConnection keyed(String key) {
    // snippet:start subscription-key
    var connection =
        AltinnConnection.builder(AltinnEnvironment.TT02)
            .http(AltinnHttp.builder().subscriptionKey(key).build())
            .build();
    // snippet:end
    return connection;
  }
}
