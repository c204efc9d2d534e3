package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.testkit.internal.state.World;

/** Opens this package to the rest of the kit: the handles of one world. */
@Internal
public final class WorldAccess {

  private final World world;
  private final TimeSource time;
  final String platform;

  public WorldAccess(World world, TimeSource time, String platform) {
    this.world = world;
    this.time = time;
    this.platform = platform;
  }

  public SeededWorld seeded() {
    return new SeededWorld(world, this);
  }

  public static void close(SeededWorld seeded) {
    seeded.close();
  }

  public TestParties parties() {
    return new TestParties(world);
  }

  public TestSystemUsers systemUsers() {
    return new TestSystemUsers(world);
  }

  public Persons persons() {
    return new Persons(world);
  }

  public Clients clients() {
    return new Clients(world, certificates());
  }

  public LoginClients loginClients() {
    return new LoginClients(world);
  }

  public Scopes scopes() {
    return new Scopes(world);
  }

  public BusinessCertificates certificates() {
    return new BusinessCertificates(time);
  }

  public Services services() {
    return new Services(world);
  }

  public ServiceOwnerContent content() {
    return new ServiceOwnerContent(world, platform);
  }
}
