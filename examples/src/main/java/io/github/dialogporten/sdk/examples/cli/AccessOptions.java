package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.AccessQuery.Inclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What 'parties' asks Altinn Access Management for. */
final class AccessOptions {

  @Option(
      names = "--access",
      order = 20,
      description =
          "Asks Altinn Access Management instead of Dialogporten. It needs the scope"
              + " altinn:accessmanagement/authorizedparties; the token is exchanged for Altinn's.")
  boolean access;

  @Option(names = "--roles", order = 21, description = "The roles that the access comes from.")
  boolean roles;

  @Option(names = "--packages", order = 22, description = "The access packages.")
  boolean packages;

  @Option(names = "--resources", order = 23, description = "The services that may be used.")
  boolean resources;

  @Option(names = "--instances", order = 24, description = "The single instances.")
  boolean instances;

  @Option(
      names = "--via-key-roles",
      paramLabel = "auto|yes|no",
      order = 25,
      converter = Choice.class,
      description = "Whether to list parties that are reached by a key role in another one only.")
  @Nullable Inclusion viaKeyRoles;

  @Option(
      names = "--sub-parties",
      paramLabel = "auto|yes|no",
      order = 26,
      converter = Choice.class,
      description = "Whether to list sub-units.")
  @Nullable Inclusion subParties;

  @Option(
      names = "--inactive",
      paramLabel = "auto|yes|no",
      order = 27,
      converter = Choice.class,
      description = "Whether to list parties that are deleted in the register.")
  @Nullable Inclusion inactive;

  @Option(
      names = "--party-uuid",
      paramLabel = "UUID",
      order = 28,
      description = "Only this party. Repeatable.")
  List<UUID> parties = new ArrayList<>();

  @Option(
      names = "--service-resource",
      paramLabel = "ID",
      order = 29,
      description = "Only parties for which this service may be used. Repeatable: any of them.")
  List<String> serviceResources = new ArrayList<>();

  /** Reads one of the three words. */
  static final class Choice implements ITypeConverter<Inclusion> {

    @Override
    public Inclusion convert(String word) {
      return switch (word) {
        case "auto" -> Inclusion.AUTO;
        case "yes" -> Inclusion.YES;
        case "no" -> Inclusion.NO;
        default -> throw new TypeConversionException("auto, yes or no");
      };
    }
  }

  /**
   * Refuses what goes with {@code --access} only, and wrong values.
   *
   * @throws UsageException when it is given without, or a value is wrong
   */
  void check() {
    boolean nothing =
        !(roles || packages || resources || instances)
            && viaKeyRoles == null
            && subParties == null
            && inactive == null
            && parties.isEmpty()
            && serviceResources.isEmpty();
    if (!access && !nothing) {
      throw new UsageException(
          "What 'parties' can be asked for, such as --roles, goes with --access only.");
    }
    query();
  }

  AccessQuery query() {
    AccessQuery query = AccessQuery.defaults();
    query = roles ? query.withRoles() : query;
    query = packages ? query.withAccessPackages() : query;
    query = resources ? query.withResources() : query;
    query = instances ? query.withInstances() : query;
    query = viaKeyRoles == null ? query : query.partiesViaKeyRoles(viaKeyRoles);
    query = subParties == null ? query : query.subParties(subParties);
    query = inactive == null ? query : query.inactiveParties(inactive);
    AccessQuery before = query;
    query =
        parties.isEmpty()
            ? query
            : Arguments.named("--party-uuid", () -> before.onlyParties(parties));
    AccessQuery then = query;
    return serviceResources.isEmpty()
        ? query
        : Arguments.named("--service-resource", () -> then.anyOfResources(serviceResources));
  }
}
