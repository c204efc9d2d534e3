package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API action and its endpoints. */
public final class ApiActionState {
  public UUID id = Ids.next();
  public String action = "read";
  public @Nullable String attribute;
  public @Nullable String name;
  public final List<EndpointState> endpoints = new ArrayList<>();
}
