package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAccessSource;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwner;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens this package to the rest of the SDK. */
@Internal
public final class ResourcesAccess {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(ServiceResourceList.class, ServiceResourceList.DOCUMENT)
          .add(ServiceResource.class, WireServiceResourceEntry.class, ServiceResource::from)
          .add(AccessSource.class, WireAccessSource.class, AccessSource::new);

  private ResourcesAccess() {}

  /** The client of this step. */
  public static ServiceResources over(Pipeline pipeline) {
    return new HttpServiceResources(pipeline);
  }

  /** The models of this package, with the way from their JSON. */
  public static ModelReaders models() {
    return READERS;
  }

  /** The service of a dialog that was looked up. */
  public static ServiceResource found(
      @Nullable WireServiceResource service, @Nullable WireServiceOwner owner)
      throws JsonMismatchException {
    return ServiceResource.of(service, owner);
  }

  /**
   * What several answers hold, each service once, as the client puts them together.
   *
   * @param parts the answers
   * @return one list
   */
  public static ServiceResourceList union(List<ServiceResourceList> parts) {
    return ServiceResourceList.union(parts);
  }
}
