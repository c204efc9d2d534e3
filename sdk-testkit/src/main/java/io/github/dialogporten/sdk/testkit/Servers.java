package io.github.dialogporten.sdk.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Front;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.idporten.Idporten;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.maskinporten.Maskinporten;
import io.github.dialogporten.sdk.testkit.internal.platform.Platform;
import io.github.dialogporten.sdk.testkit.internal.serviceowner.ServiceOwners;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.testtokens.Accounts;
import io.github.dialogporten.sdk.testkit.internal.testtokens.TokenGenerator;
import io.github.dialogporten.sdk.testkit.internal.tokens.Issuers;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The servers on their ports, and who answers on each. */
final class Servers implements AutoCloseable {

  private static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";

  final Tokens tokens;
  final Idporten idporten;
  final Accounts accounts = new Accounts();
  final Faults faults = new Faults();
  final Requests requests = new Requests();

  private final TestClock clock;
  private final List<Front> fronts = new ArrayList<>();
  private final Maskinporten maskinporten;
  private final Dialogporten dialogporten;
  private final Platform platform;
  private final TokenGenerator generator;
  private final ServiceOwners serviceOwners;
  private final @Nullable String subscriptionKey;

  /** Binds the ports; nothing is answered before {@link #start}. */
  Servers(World world, TestClock clock, int[] ports, @Nullable String subscriptionKey) {
    this.clock = clock;
    this.subscriptionKey = subscriptionKey;
    try {
      bind(ports[0], this::altinn, Journal::serverAt);
      bind(ports[1], this::maskinporten, any -> ReceivedRequest.Server.MASKINPORTEN);
      bind(ports[2], this::idporten, any -> ReceivedRequest.Server.ID_PORTEN);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    this.tokens =
        new Tokens(
            new Issuers(
                maskinportenUrl(),
                idportenUrl(),
                platformUrl() + "/authentication/api/v1/openid/",
                platformUrl() + Dialogporten.PREFIX + "/api/v1"),
            clock::now);
    this.maskinporten = new Maskinporten(world, tokens);
    this.idporten = new Idporten(world, tokens);
    this.dialogporten = new Dialogporten(world, tokens);
    this.platform = new Platform(world, tokens);
    this.generator = new TokenGenerator(tokens, accounts);
    this.serviceOwners = new ServiceOwners(world, tokens);
  }

  private void bind(
      int port, Front.Handler handler, Function<Request, ReceivedRequest.Server> server) {
    Journal journal = new Journal(server, token -> tokens().typeOf(token), faults, requests);
    fronts.add(new Front(port, handler, journal, clock::now));
  }

  private Tokens tokens() {
    return tokens;
  }

  String platformUrl() {
    return "http://127.0.0.1:" + fronts.get(0).port();
  }

  String maskinportenUrl() {
    return "http://127.0.0.1:" + fronts.get(1).port() + "/";
  }

  String idportenUrl() {
    return "http://127.0.0.1:" + fronts.get(2).port();
  }

  private Answer altinn(Request request) {
    return switch (Journal.serverAt(request)) {
      case DIALOGPORTEN -> hasKey(request) ? dialogporten.handle(request) : keyless();
      case SERVICE_OWNER -> serviceOwners.handle(request);
      case TEST_TOKENS -> generator.handle(request);
      case PLATFORM, MASKINPORTEN, ID_PORTEN ->
          hasKey(request) ? platform.handle(request) : keyless();
    };
  }

  private boolean hasKey(Request request) {
    return subscriptionKey == null || subscriptionKey.equals(request.header(SUBSCRIPTION_KEY));
  }

  /** The gateway refuses before the service behind it sees anything, in a form of its own. */
  private static Answer keyless() {
    ObjectNode body = Json.object().put("statusCode", 401).put("message", "No subscription key");
    return Answer.json(401, body);
  }

  private Answer maskinporten(Request request) {
    return maskinporten.handle(request);
  }

  private Answer idporten(Request request) {
    return idporten.handle(request);
  }

  void start() {
    fronts.forEach(Front::start);
  }

  @Override
  public void close() {
    fronts.forEach(Front::close);
  }
}
