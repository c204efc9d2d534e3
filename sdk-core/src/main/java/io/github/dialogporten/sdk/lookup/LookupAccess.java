package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidence;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidenceItem;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;

/** Opens this package to the rest of the SDK. */
@Internal
public final class LookupAccess {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(DialogLookup.class, WireDialogLookup.class, DialogLookup::new)
          .add(
              ServiceOwnerDialogLookup.class,
              WireServiceOwnerDialogLookup.class,
              ServiceOwnerDialogLookup::new)
          .add(AccessEvidence.class, WireAuthorizationEvidence.class, AccessEvidence::new)
          .add(AccessGrant.class, WireAuthorizationEvidenceItem.class, AccessGrant::new);

  private LookupAccess() {}

  /** The client of this step. */
  public static Lookup over(Pipeline pipeline) {
    return new HttpLookup(pipeline);
  }

  /** The models of this package, with the way from their JSON. */
  public static ModelReaders models() {
    return READERS;
  }
}
