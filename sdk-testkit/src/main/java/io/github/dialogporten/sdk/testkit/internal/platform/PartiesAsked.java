package io.github.dialogporten.sdk.testkit.internal.platform;

import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.state.AccessState;
import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asked Access Management for. {@code auto} is a yes here. */
record PartiesAsked(
    boolean roles,
    boolean packages,
    boolean resources,
    boolean instances,
    boolean viaKeyRoles,
    boolean subParties,
    boolean inactive,
    List<UUID> parties,
    List<String> anyOfResources) {

  /** Null when a value is none that the parameter takes. */
  static @Nullable PartiesAsked of(Query query) {
    try {
      return new PartiesAsked(
          flag(query, "includeRoles"),
          flag(query, "includeAccessPackages"),
          flag(query, "includeResources"),
          flag(query, "includeInstances"),
          choice(query, "includePartiesViaKeyRoles"),
          choice(query, "includeSubParties"),
          choice(query, "includeInactiveParties"),
          query.all("partyFilter").stream().map(UUID::fromString).toList(),
          query.all("anyOfResourceIds"));
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }

  private static boolean flag(Query query, String name) {
    return parsed(query.first(name), "false").equals("true");
  }

  private static boolean choice(Query query, String name) {
    String value = query.first(name);
    return "auto".equalsIgnoreCase(value) || parsed(value, "true").equals("true");
  }

  private static String parsed(@Nullable String value, String unless) {
    String lower = value == null ? unless : value.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new IllegalArgumentException("flag");
    }
    return lower;
  }

  /** Whether the filters let a party through; a service that nobody knows lets none through. */
  boolean takes(PartyState party, AccessState access) {
    return (inactive || !party.deleted)
        && (viaKeyRoles || !access.viaKeyRole())
        && (parties.isEmpty() || parties.contains(party.uuid))
        && (anyOfResources.isEmpty()
            || anyOfResources.stream().anyMatch(access.resources()::contains));
  }
}
