package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.OwnerState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import io.github.dialogporten.sdk.testkit.internal.state.World;

/**
 * The service owners and their services in the resource registry. One that a dialog refers to
 * without being described here is made up. Thread-safe.
 */
public final class Services {

  private final World world;

  Services(World world) {
    this.world = world;
  }

  /**
   * Adds a service owner.
   *
   * @param code its short code
   * @param number its organisation number
   * @param name its name by language
   * @return this
   */
  public Services owner(String code, String number, Text name) {
    synchronized (world) {
      world.owners.put(code, new OwnerState(code, number, name.byLanguage()));
    }
    return this;
  }

  /**
   * Adds a service.
   *
   * @param id its id, without {@code urn:altinn:resource:}
   * @param owner the code of its service owner
   * @param type such as {@code GenericAccessResource} or {@code CorrespondenceService}
   * @param minimumLevel the lowest authentication level that may open its dialogs
   * @param name its name by language
   * @return this
   */
  public Services service(String id, String owner, String type, int minimumLevel, Text name) {
    synchronized (world) {
      world.resources.put(id, new ResourceState(id, type, owner, name.byLanguage(), minimumLevel));
    }
    return this;
  }
}
