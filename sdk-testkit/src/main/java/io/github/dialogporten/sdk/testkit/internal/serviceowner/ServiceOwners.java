package io.github.dialogporten.sdk.testkit.internal.serviceowner;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.state.PageState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Answers at the addresses that dialogs refer to, after a look at the dialog token. */
public final class ServiceOwners {

  public static final String PREFIX = "/serviceowner/";

  private static final Duration SKEW = Duration.ofSeconds(2);

  private final World world;
  private final Tokens tokens;

  public ServiceOwners(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  public Answer handle(Request request) {
    synchronized (world) {
      PageState page = world.pages.get(key(request.method(), request.path()));
      if (page == null) {
        boolean other =
            world.pages.values().stream().anyMatch(known -> known.path.equals(request.path()));
        return other ? Answer.empty(405) : Problem.of(404, request.path());
      }
      if (!admitted(request, page)) {
        page.refused++;
        return Answer.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      }
      page.carriedOut++;
      if (page.effect != null) {
        page.effect.run();
      }
      return Answer.bytes(page.status, page.body.length == 0 ? "" : page.contentType, page.body);
    }
  }

  public static String key(String method, String path) {
    return method + " " + path;
  }

  /** Signature, expiry, issuer, dialog and action, as the guides ask of a service owner. */
  private boolean admitted(Request request, PageState page) {
    if (page.dialog == null) {
      return true;
    }
    Jws token = tokens.verify(request.bearer(), SKEW);
    return token != null
        && tokens.typeOfIssuer(token.issuer()) == TokenType.DIALOG
        && token.claims().path("i").asText().equals(page.dialog.toString())
        && List.of(token.claims().path("a").asText().toLowerCase(Locale.ROOT).split(";", -1))
            .contains(page.action.toLowerCase(Locale.ROOT));
  }
}
