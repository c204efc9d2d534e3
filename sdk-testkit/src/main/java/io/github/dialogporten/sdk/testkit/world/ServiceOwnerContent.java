package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.serviceowner.ServiceOwners;
import io.github.dialogporten.sdk.testkit.internal.state.PageState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.Locale;

/** The service owners' own addresses, below {@code /serviceowner/}. Thread-safe. */
public final class ServiceOwnerContent {

  private final World world;
  private final String origin;

  ServiceOwnerContent(World world, String origin) {
    this.world = world;
    this.origin = origin;
  }

  /**
   * An address to be read.
   *
   * @param owner the service owner's code
   * @param path what comes after it, without a slash before
   * @return the page there, new if there was none
   */
  public ServiceOwnerPage get(String owner, String path) {
    return at("GET", owner, path);
  }

  /**
   * An address for any method.
   *
   * @param method the HTTP method
   * @param owner the service owner's code
   * @param path what comes after it, without a slash before
   * @return the page there, new if there was none
   */
  public ServiceOwnerPage at(String method, String owner, String path) {
    String upper = method.toUpperCase(Locale.ROOT);
    String full = ServiceOwners.PREFIX + owner + "/" + path;
    synchronized (world) {
      PageState state =
          world.pages.computeIfAbsent(
              ServiceOwners.key(upper, full), key -> new PageState(upper, full));
      return new ServiceOwnerPage(world, state, origin);
    }
  }
}
