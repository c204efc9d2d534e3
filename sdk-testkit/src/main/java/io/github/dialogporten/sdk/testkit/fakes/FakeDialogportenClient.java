package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A client in memory, for unit tests of programs that use the SDK. It sends nothing, needs no
 * token, and starts empty:
 *
 * <pre>{@code
 * var fake = FakeDialogportenClient.create();
 * fake.dialogs().add(DialogSpec.synthetic().id(id));
 * new Inbox(fake).fetchAll();               // what is tested takes a DialogportenClient
 * assertThat(fake.calls()).extracting(FakeCall::operation).contains("dialogs.open");
 * }</pre>
 *
 * <p>It does what the client does, as far as that can be done without a server, and by the same
 * rules: models are read by the SDK's own decoders, searches are paged by its own cursors, and what
 * the client refuses before anything is sent is refused here. Behind it stands what {@code
 * LocalAltinn} has behind its servers. Tokens, retries, redirects and timeouts are not there;
 * {@code LocalAltinn} is for these.
 *
 * <p>{@link #actingAs} gives a fake for each identity: parties and calls are its own, the dialogs
 * are shared, and each sees those of its parties. Thread-safe.
 */
public final class FakeDialogportenClient implements DialogportenClient {

  private static final TokenProvider ITSELF = request -> AccessToken.of("never-asked-for");

  private final FakeIdentity identity;
  private final CallOptions options;
  private final FakeParties parties;
  private final FakeDialogs dialogs;
  private final FakeLabels labels;
  private final FakeContent content;
  private final FakeActions actions;
  private final FakeDialogTokens dialogTokens;
  private final FakeLookup lookup;
  private final FakeServiceResources resources;

  private FakeDialogportenClient(FakeIdentity identity, CallOptions options) {
    this.identity = identity;
    this.options = options;
    this.parties = new FakeParties(identity, options);
    this.dialogs = new FakeDialogs(identity, options);
    this.labels = new FakeLabels(identity, options);
    this.content = new FakeContent(identity, options);
    this.actions = new FakeActions(identity, options);
    this.dialogTokens = new FakeDialogTokens(identity, options);
    this.lookup = new FakeLookup(identity, options);
    this.resources = new FakeServiceResources(identity, options);
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
    return new FakeDialogportenClient(world.identity(ITSELF), CallOptions.none());
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
   * The service owner's side of the dialogs, shared by all identities: what {@code
   * LocalAltinn.dialogs()} is to an Altinn with servers. Nothing that is done there is a call.
   *
   * @return the dialogs as they are kept
   */
  public StoredDialogs stored() {
    return identity.world.dialogs;
  }

  @Override
  public CallOptions options() {
    return options;
  }

  /** {@inheritDoc} Calls, parties and the rest are those of this fake. */
  @Override
  public FakeDialogportenClient with(UnaryOperator<CallOptions> change) {
    return new FakeDialogportenClient(
        identity, Objects.requireNonNull(change.apply(options), "options"));
  }

  /**
   * The fake of another identity, with the same options. Parties and calls are those of each
   * provider of the same {@code identity()}, and of the same provider where that is empty; so a
   * test looks into the one that the tested code gets, before or after. The provider is asked for
   * no token.
   *
   * @param provider stands for an identity
   * @return its fake, which begins without parties
   */
  @Override
  public FakeDialogportenClient actingAs(TokenProvider provider) {
    return new FakeDialogportenClient(identity.world.identity(provider), options);
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
   * Fails when a failure that was planned with {@link #failNext} was never thrown, to any identity:
   * the test would be about less than it says.
   *
   * @throws AssertionError when failures are left; its message names the operations
   */
  public void assertAllFailed() {
    String unmet = identity.world.unmet();
    if (!unmet.isEmpty()) {
      throw new AssertionError("planned failures that met no call: " + unmet);
    }
  }

  @Override
  public String toString() {
    return "FakeDialogportenClient[" + identity.calls.size() + " calls]";
  }
}
