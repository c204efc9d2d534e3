package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAmInstance;
import io.github.dialogporten.sdk.internal.wire.WireAmParty;
import io.github.dialogporten.sdk.internal.wire.WireParty;

/** Opens this package to the rest of the SDK. */
@Internal
public final class PartiesAccess {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(Party.class, WireParty.class, Party::new)
          .add(PartyList.class, PartyList.DOCUMENT)
          .add(PartyAccess.class, WireAmParty.class, PartyAccess::new)
          .add(InstanceAccess.class, WireAmInstance.class, InstanceAccess::new)
          .add(PartyAccessList.class, AccessPage.DOCUMENT.as(AccessPage::alone));

  private PartiesAccess() {}

  /** The client of this step. */
  public static Parties over(Pipeline pipeline) {
    return new HttpParties(pipeline);
  }

  /** The models of this package, with the way from their JSON. */
  public static ModelReaders models() {
    return READERS;
  }
}
