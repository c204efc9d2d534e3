package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's access to a party consists of.
 *
 * @param viaKeyRole whether it is reached through a key role in another party only
 */
public record AccessState(
    List<String> roles,
    List<String> packages,
    List<String> resources,
    List<Instance> instances,
    boolean viaKeyRole) {

  /** A single instance. */
  public record Instance(String resource, String id, @Nullable String reference) {}
}
