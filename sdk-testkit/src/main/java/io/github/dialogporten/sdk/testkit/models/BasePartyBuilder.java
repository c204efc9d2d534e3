package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyType;
import io.github.dialogporten.sdk.parties.PartyUrn;

/** Of the builder of parties, what is more than setting a value. */
abstract class BasePartyBuilder extends ModelBuilder<Party, PartyBuilder> {

  BasePartyBuilder(Class<Party> model) {
    super(model);
  }

  /**
   * Sets its URN, and its type by that.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder urn(PartyUrn value) {
    PartyType type =
        value.kind() == PartyUrn.Kind.ORGANISATION
            ? PartyType.ORGANISATION
            : value.kind() == PartyUrn.Kind.PERSON ? PartyType.PERSON : PartyType.SELF_IDENTIFIED;
    follow("partyType", type);
    return with("party", value);
  }
}
