package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.ReceivedRequest.Server;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.http.FaultPlan;
import io.github.dialogporten.sdk.testkit.internal.http.Front;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.serviceowner.ServiceOwners;
import io.github.dialogporten.sdk.testkit.internal.testtokens.TokenGenerator;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Watches one server: writes down what it receives and hands out the faults. */
final class Journal implements Front.Watcher {

  private static final Pattern HINT = Pattern.compile("id_token_hint=[^&]*");

  private final Function<Request, Server> server;
  private final Function<@Nullable String, TokenType> kind;
  private final Faults faults;
  private final Requests requests;

  Journal(
      Function<Request, Server> server,
      Function<@Nullable String, TokenType> kind,
      Faults faults,
      Requests requests) {
    this.server = server;
    this.kind = kind;
    this.faults = faults;
    this.requests = requests;
  }

  /** Which server of those that share the platform's port a request is for. */
  static Server serverAt(Request request) {
    if (request.path().startsWith(Dialogporten.PREFIX + "/")) {
      return Server.DIALOGPORTEN;
    }
    if (request.path().startsWith(TokenGenerator.PREFIX + "/")) {
      return Server.TEST_TOKENS;
    }
    return request.path().startsWith(ServiceOwners.PREFIX) ? Server.SERVICE_OWNER : Server.PLATFORM;
  }

  @Override
  public @Nullable FaultPlan fault(Request request) {
    Fault fault = faults.take(received(request, 0));
    return fault == null ? null : fault.plan(request);
  }

  @Override
  public void answered(Request request, int status) {
    requests.add(received(request, status));
  }

  private ReceivedRequest received(Request request, int status) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.remove("Authorization");
    headers.remove("Cookie");
    return new ReceivedRequest(
        server.apply(request),
        request.method(),
        request.path(),
        request.rawQuery() == null
            ? ""
            : HINT.matcher(request.rawQuery()).replaceAll("id_token_hint="),
        headers,
        TokenKind.valueOf(kind.apply(request.bearer()).name()),
        request.body().length,
        status,
        request.at());
  }
}
