package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.internal.state.OwnerState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import io.github.dialogporten.sdk.testkit.internal.state.SearchLimitsState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.Locale;

/**
 * The service owners and their services in the resource registry, how many values a search takes,
 * and how many dialogs it may match. A service that a dialog refers to without being described here
 * is made up. Thread-safe.
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
    world.run(
        () -> world.owners.put(code, new OwnerState(code, number, DialogsAccess.byLanguage(name))));
    return this;
  }

  /**
   * Adds a service.
   *
   * @param id its id, without {@code urn:altinn:resource:}
   * @param owner the code of its service owner
   * @param type such as {@code GenericAccessResource} or {@code CorrespondenceService};
   *     Dialogporten writes it in lower case
   * @param minimumLevel the lowest authentication level that may open its dialogs
   * @param name its name by language
   * @return this
   */
  public Services service(String id, String owner, String type, int minimumLevel, Text name) {
    world.run(
        () ->
            world.resources.put(
                id,
                new ResourceState(
                    id,
                    type.toLowerCase(Locale.ROOT),
                    owner,
                    DialogsAccess.byLanguage(name),
                    minimumLevel)));
    return this;
  }

  /**
   * Changes how many values the filters of an end user's search take, as Dialogporten's operators
   * can do while it runs. More are refused with 400. At first it is 100 parties and 20 of the
   * others, as in the real service.
   *
   * @param parties of parties
   * @param services of services
   * @param owners of service owners
   * @param extendedStatuses of extended statuses
   * @return this
   * @throws IllegalArgumentException when one is below one
   */
  public Services searchLimits(int parties, int services, int owners, int extendedStatuses) {
    if (parties < 1 || services < 1 || owners < 1 || extendedStatuses < 1) {
      throw new IllegalArgumentException(
          "parties, services, owners, extendedStatuses: one or more of each");
    }
    world.run(
        () ->
            world.searchLimits =
                new SearchLimitsState(parties, services, owners, extendedStatuses));
    return this;
  }

  /**
   * Changes how many dialogs a search of an end user may match, whatever its page size. One that
   * matches more is refused with 422, and finds its dialogs when it is narrowed: by fewer parties,
   * by a service, or by time. The real service refuses what takes it longer than 20 seconds; here
   * the number stands for the time. At first there is no such limit.
   *
   * @param dialogs how many at most; with 0 every search that would find something is refused
   * @return this
   * @throws IllegalArgumentException when it is below 0
   */
  public Services mostMatches(int dialogs) {
    if (dialogs < 0) {
      throw new IllegalArgumentException("dialogs: 0 or more");
    }
    world.run(() -> world.mostMatches = dialogs);
    return this;
  }
}
