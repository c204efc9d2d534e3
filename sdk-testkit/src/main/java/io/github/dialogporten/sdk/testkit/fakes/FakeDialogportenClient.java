package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.TimeSource;
import java.util.List;
import java.util.Objects;

/**
 * A client in memory, for unit tests of programs that use the SDK. It sends nothing, needs no
 * token, and starts empty:
 *
 * <pre>{@code
 * var fake = FakeDialogportenClient.create();
 * fake.dialogs().add(Models.dialog().id(id).title("nb", "Brev"));
 * new Inbox(fake).fetchAll();               // what is tested takes a DialogportenClient
 * assertThat(fake.calls()).extracting(FakeCall::operation).contains("dialogs.open");
 * }</pre>
 *
 * <p>It does what the client does, as far as that can be done without a server, and by the same
 * rules: models are read by the SDK's own decoders, searches are paged by its own cursors, and what
 * the client refuses before anything is sent is refused here. Tokens, retries, redirects and
 * timeouts are not there; {@code LocalAltinn} is for these.
 *
 * <p>{@link #actingAs} gives a fake for each identity: parties and calls are its own, the dialogs
 * are shared, and each sees those of its parties. Thread-safe.
 */
public final class FakeDialogportenClient implements DialogportenClient {

  private final FakeIdentity identity;
  private final boolean root;
  private final FakeParties parties;
  private final FakeDialogs dialogs;
  private final FakeLabels labels;
  private final FakeContent content;
  private final FakeActions actions;
  private final FakeDialogTokens dialogTokens;
  private final FakeLookup lookup;
  private final FakeServiceResources resources;

  private FakeDialogportenClient(FakeIdentity identity, boolean root) {
    this.identity = identity;
    this.root = root;
    this.parties = new FakeParties(identity);
    this.dialogs = new FakeDialogs(identity, parties);
    this.content = new FakeContent(identity);
    this.actions = new FakeActions(identity);
    this.labels = new FakeLabels(identity);
    this.dialogTokens = new FakeDialogTokens(identity);
    this.lookup = new FakeLookup(identity);
    this.resources = new FakeServiceResources(identity);
  }

  /**
   * A fake on the system's clock.
   *
   * @return a new, empty fake
   */
  public static FakeDialogportenClient create() {
    return create(TimeSource.system());
  }

  /**
   * A fake on a clock, such as a {@code TestClock}.
   *
   * @param time tells when dialogs are seen, become visible and expire
   * @return a new, empty fake
   */
  public static FakeDialogportenClient create(TimeSource time) {
    FakeWorld world = new FakeWorld(Objects.requireNonNull(time, "time"));
    return new FakeDialogportenClient(new FakeIdentity(world), true);
  }

  @Override
  public FakeParties parties() {
    return parties;
  }

  @Override
  public FakeDialogs dialogs() {
    return dialogs;
  }

  @Override
  public FakeLabels labels() {
    return labels;
  }

  @Override
  public FakeDialogTokens dialogTokens() {
    return dialogTokens;
  }

  @Override
  public FakeLookup lookup() {
    return lookup;
  }

  @Override
  public FakeServiceResources resources() {
    return resources;
  }

  @Override
  public FakeContent content() {
    return content;
  }

  @Override
  public FakeActions actions() {
    return actions;
  }

  /**
   * The fake of another identity. The same for each provider of the same {@code identity()}, and
   * for the same provider where that is empty; so a test gets the one that the tested code gets,
   * before or after. The provider is asked for no token.
   *
   * @param provider stands for an identity
   * @return its fake, which begins without parties
   */
  @Override
  public FakeDialogportenClient actingAs(TokenProvider provider) {
    Object key = provider.identity().<Object>map(name -> name).orElse(provider);
    FakeWorld world = identity.world;
    return world.identities.computeIfAbsent(
        key, ignored -> new FakeDialogportenClient(new FakeIdentity(world), false));
  }

  /**
   * The calls of this identity, in order, with those that failed. A call that was refused for its
   * arguments is not among them; each page of a search is one.
   *
   * @return as of now
   */
  public List<FakeCall> calls() {
    return List.copyOf(identity.calls);
  }

  /**
   * The calls of one operation.
   *
   * @param operation its name, such as {@code dialogs.open}
   * @return as of now
   */
  public List<FakeCall> calls(String operation) {
    return identity.calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /**
   * Lets the next call of an operation fail, whoever makes it. Twice for the next two. The call is
   * noted, and does nothing else.
   *
   * @param operation its name, such as {@code dialogs.search}, which is each page
   * @param failure what is thrown, as {@code Errors} makes it
   * @return this
   * @throws IllegalArgumentException when there is no such operation; the message names all
   */
  public FakeDialogportenClient failNext(String operation, RuntimeException failure) {
    identity.world.failNext(operation, Objects.requireNonNull(failure, "failure"));
    return this;
  }

  /**
   * Lets no further call begin, neither here nor through a view; each fails with an {@link
   * IllegalStateException}. Closing a view does nothing. What the fake was told can still be read.
   */
  @Override
  public void close() {
    if (root) {
      identity.world.close();
    }
  }

  @Override
  public String toString() {
    return "FakeDialogportenClient[" + identity.calls.size() + " calls]";
  }
}
