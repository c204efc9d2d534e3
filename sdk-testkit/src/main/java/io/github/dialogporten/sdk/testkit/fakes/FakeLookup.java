package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.testkit.models.DialogLookupBuilder;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.ModelBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.ServiceOwnerDialogLookupBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of one identity of a fake: it finds what was added, by the reference that it was
 * added with, and nothing else (404). Dialogs of the fake are not found by themselves. Thread-safe.
 */
public final class FakeLookup extends FakeStep implements Lookup {

  FakeLookup(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Adds what {@link #find} tells.
   *
   * @param reference by which it is found
   * @param lookup what is told; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeLookup add(InstanceRef reference, DialogLookupBuilder lookup) {
    return put(identity.found, reference, lookup);
  }

  /**
   * Adds what {@link #findAsServiceOwner} tells.
   *
   * @param reference by which it is found
   * @param lookup what is told; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeLookup add(InstanceRef reference, ServiceOwnerDialogLookupBuilder lookup) {
    return put(identity.foundAsServiceOwner, reference, lookup);
  }

  private FakeLookup put(
      Map<InstanceRef, String> where, InstanceRef reference, ModelBuilder<?, ?> lookup) {
    Objects.requireNonNull(reference, "reference");
    where.put(reference, lookup.json());
    return this;
  }

  @Override
  public DialogLookup find(InstanceRef reference) {
    String json = json("lookup.find", identity.found, reference);
    return read(DialogLookup.class, inLanguages(Models.dialogLookupOf(json)).json());
  }

  @Override
  public ServiceOwnerDialogLookup findAsServiceOwner(InstanceRef reference) {
    String json = json("lookup.findAsServiceOwner", identity.foundAsServiceOwner, reference);
    return read(
        ServiceOwnerDialogLookup.class,
        inLanguages(Models.serviceOwnerDialogLookupOf(json)).json());
  }

  private String json(String operation, Map<InstanceRef, String> where, InstanceRef reference) {
    Objects.requireNonNull(reference, "reference");
    begin(operation, null, null);
    @Nullable String json = where.get(reference);
    if (json == null) {
      throw Errors.in(operation).notFound();
    }
    return json;
  }
}
