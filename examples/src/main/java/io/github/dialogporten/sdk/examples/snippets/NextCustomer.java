package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;

/** One client for many customers, as the README shows it. */
public final class NextCustomer {

  private NextCustomer() {}

  /**
   * Counts the parties of another customer.
   *
   * @param altinn the client that was built once
   * @param maskinporten the client in Maskinporten that was built once
   * @return how many parties the other customer's system user may act for
   */
  public static int parties(DialogportenClient altinn, MaskinportenClient maskinporten) {
    // snippet:start next-customer
    var next = altinn.actingAs(maskinporten.systemUser("310010693")); // same connections
    var parties = next.parties().list();
    // snippet:end
    return parties.all().size();
  }
}
