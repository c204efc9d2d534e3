package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.DialogLookupBuilder;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.ModelBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.ServiceOwnerDialogLookupBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of one identity of a fake: it finds what was added, by the reference that it was
 * added with, and nothing else (404). Dialogs of the fake are not found by themselves. Thread-safe.
 */
public final class FakeLookup implements Lookup {

  private final FakeIdentity identity;
  private final FakeWorld world;
  private final Map<InstanceRef, String> found = new HashMap<>();
  private final Map<InstanceRef, String> foundAsServiceOwner = new HashMap<>();

  FakeLookup(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
  }

  /**
   * Adds what {@link #find} tells.
   *
   * @param reference by which it is found
   * @param lookup what is told; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeLookup add(InstanceRef reference, DialogLookupBuilder lookup) {
    return put(found, reference, lookup);
  }

  /**
   * Adds what {@link #findAsServiceOwner} tells.
   *
   * @param reference by which it is found
   * @param lookup what is told; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeLookup add(InstanceRef reference, ServiceOwnerDialogLookupBuilder lookup) {
    return put(foundAsServiceOwner, reference, lookup);
  }

  private FakeLookup put(
      Map<InstanceRef, String> where, InstanceRef reference, ModelBuilder<?, ?> lookup) {
    Objects.requireNonNull(reference, "reference");
    String json = lookup.json();
    world.locked(() -> where.put(reference, json));
    return this;
  }

  @Override
  public DialogLookup find(InstanceRef reference, CallOptions options) {
    String json = json(Operations.FIND, found, reference, options);
    return identity.read(DialogLookup.class, Models.dialogLookupOf(json), options);
  }

  @Override
  public ServiceOwnerDialogLookup findAsServiceOwner(InstanceRef reference, CallOptions options) {
    String json = json(Operations.FIND_AS_SERVICE_OWNER, foundAsServiceOwner, reference, options);
    return identity.read(
        ServiceOwnerDialogLookup.class, Models.serviceOwnerDialogLookupOf(json), options);
  }

  private String json(
      String operation,
      Map<InstanceRef, String> where,
      InstanceRef reference,
      CallOptions options) {
    Objects.requireNonNull(reference, "reference");
    identity.begin(operation, null, null, options);
    return world.locked(
        () -> {
          @Nullable String json = where.get(reference);
          if (json == null) {
            throw Errors.in(operation).notFound();
          }
          return json;
        });
  }

  @Override
  public String toString() {
    return "FakeLookup[]";
  }
}
