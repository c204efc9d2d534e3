package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.AccessState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody's access to a party consists of, as Access Management tells it. It does not change
 * what Dialogporten lets through. Not thread-safe.
 */
public final class AccessSpec {

  private final List<String> roles = new ArrayList<>();
  private final List<String> packages = new ArrayList<>();
  private final List<String> resources = new ArrayList<>();
  private final List<AccessState.Instance> instances = new ArrayList<>();
  private boolean viaKeyRole;

  private AccessSpec() {}

  /**
   * Nothing yet.
   *
   * @return a new spec
   */
  public static AccessSpec create() {
    return new AccessSpec();
  }

  /**
   * Adds a role.
   *
   * @param code such as {@code DAGL}
   * @return this
   */
  public AccessSpec role(String code) {
    roles.add(code);
    return this;
  }

  /**
   * Adds an access package.
   *
   * @param name such as {@code post-til-virksomheten}
   * @return this
   */
  public AccessSpec accessPackage(String name) {
    packages.add(name);
    return this;
  }

  /**
   * Adds a service.
   *
   * @param id its id, without {@code urn:altinn:resource:}
   * @return this
   * @throws IllegalArgumentException when it is a URN
   */
  public AccessSpec resource(String id) {
    resources.add(bare(id));
    return this;
  }

  /**
   * Adds a single instance.
   *
   * @param resource its service, without {@code urn:altinn:resource:}
   * @param id the instance
   * @param reference the instance as a URN
   * @return this
   * @throws IllegalArgumentException when the service is a URN
   */
  public AccessSpec instance(String resource, String id, String reference) {
    instances.add(new AccessState.Instance(bare(resource), id, reference));
    return this;
  }

  /**
   * Says that the party is reached through a key role in another one only.
   *
   * @return this
   */
  public AccessSpec viaKeyRole() {
    this.viaKeyRole = true;
    return this;
  }

  private static String bare(String id) {
    if (id.isEmpty() || id.startsWith(ResourceState.PREFIX)) {
      throw new IllegalArgumentException("resource: an id without " + ResourceState.PREFIX);
    }
    return id;
  }

  AccessState build() {
    return new AccessState(
        List.copyOf(roles),
        List.copyOf(packages),
        List.copyOf(resources),
        List.copyOf(instances),
        viaKeyRole);
  }

  @Override
  public String toString() {
    return "AccessSpec";
  }
}
