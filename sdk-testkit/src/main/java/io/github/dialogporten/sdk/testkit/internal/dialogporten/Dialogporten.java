package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dialogporten: who may come in, and where each request goes. */
public final class Dialogporten {

  /** Where the API is below the platform's address. */
  public static final String PREFIX = "/dialogporten";

  private static final String API = "/api/v1/";
  private static final Duration SKEW = Duration.ofSeconds(2);
  private static final int BODY_LIMIT = 20_000_000;
  private static final Set<String> SCOPES =
      Set.of("digdir:dialogporten", "digdir:dialogporten.noconsent");
  private static final String END_USER = "enduser/";
  private static final String DIALOG = "dialogs/*";
  private static final String LABELS = DIALOG + "/context/systemlabels";
  private static final String BULK = "dialogs/context/systemlabels/actions/bulkset";
  private static final Set<String> WITHOUT_TEXTS =
      Set.of("parties", DIALOG + "/seenlog", DIALOG + "/context/labellog");
  private static final String NAMES_OF_END_USERS =
      "Person, SystemUser, IdportenEmailIdentifiedUser";
  private static final Set<Caller.Kind> END_USERS =
      Set.of(Caller.Kind.PERSON, Caller.Kind.SYSTEM_USER, Caller.Kind.EMAIL_USER);

  private static final Set<String> OWNERS_SCOPES = Set.of("digdir:dialogporten.serviceprovider");
  private static final Set<Caller.Kind> OWNERS =
      Set.of(Caller.Kind.SERVICE_OWNER, Caller.Kind.SERVICE_OWNER_FOR_PERSON);

  private final World world;
  private final Tokens tokens;

  public Dialogporten(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  public Answer handle(Request request) {
    String path = request.path().substring(PREFIX.length());
    if (!path.startsWith(API)) {
      return Answer.empty(404);
    }
    String rest = path.substring(API.length());
    return answer(
        () -> {
          if (rest.startsWith(END_USER)) {
            Caller caller = admit(request, path, SCOPES, END_USERS, NAMES_OF_END_USERS);
            return endUser(request, path, caller);
          }
          return rest.startsWith("serviceowner/")
              ? serviceOwner(request, path, rest.substring("serviceowner/".length()))
              : open(request, path, rest);
        });
  }

  /** Answers an end user who needs no token, since the caller vouches for it. */
  public Answer handle(Request request, Caller caller) {
    return answer(() -> endUser(request, request.path().substring(PREFIX.length()), caller));
  }

  private Answer answer(Supplier<Answer> handler) {
    try {
      return world.get(() -> handler.get());
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  /** What needs no token. */
  private Answer open(Request request, String path, String rest) {
    if (!request.method().equals("GET")) {
      return Answer.empty(405);
    }
    if (rest.equals("metadata/serviceresources")) {
      return new Resources(world, languages(request, path)).all();
    }
    acceptsJson(request, path);
    return switch (rest) {
      case "metadata/limits" -> Resources.limits(world);
      case ".well-known/jwks.json" -> cached(tokens.keySet(TokenType.DIALOG));
      case ".well-known/oauth-authorization-server" -> cached(metadata());
      default -> Answer.empty(404);
    };
  }

  private ObjectNode metadata() {
    ObjectNode metadata = Json.object();
    metadata.put("issuer", tokens.issuers().dialogporten());
    metadata.put("jwks_uri", tokens.issuers().dialogporten() + "/.well-known/jwks.json");
    return metadata;
  }

  private static Answer cached(ObjectNode body) {
    return Answer.json(200, body).with("Cache-Control", "public, max-age=86400");
  }

  private Answer endUser(Request request, String path, Caller caller) {
    String[] parts = path.substring(API.length() + END_USER.length()).split("/", -1);
    String shape = shape(parts);
    only(request, shape.equals(BULK) ? "POST" : shape.equals(LABELS) ? "PUT" : "GET");
    if (!request.method().equals("GET")) {
      body(request, path);
    }
    boolean texts = !WITHOUT_TEXTS.contains(shape);
    Languages languages = texts ? languages(request, path) : Languages.ALL;
    Call call = new Call(world, request, path, caller, languages);
    return switch (shape) {
      case "parties" -> {
        acceptsJson(request, path);
        yield new PartyList(call).list();
      }
      case "dialoglookup" -> new Lookup(call).find();
      case "serviceresources" -> new Resources(world, languages).of(call);
      case "dialogs" -> new Search(call).search();
      case BULK -> new Labels(call).setMany();
      case DIALOG -> new Opening(call, tokens).open(dialog(call, parts));
      case LABELS -> new Labels(call).set(dialog(call, parts));
      case DIALOG + "/context/labellog" -> new Children(call).labelLog(dialog(call, parts));
      case DIALOG + "/activities" ->
          new Children(call).activities(dialog(call, parts), part(call, "activityId", parts));
      case DIALOG + "/transmissions" ->
          new Children(call)
              .transmissions(dialog(call, parts), part(call, "transmissionId", parts));
      case DIALOG + "/seenlog" ->
          new Children(call).seenLog(dialog(call, parts), part(call, "seenLogId", parts));
      default -> Answer.empty(404);
    };
  }

  /** The path without ids: one part of a dialog has the shape of the list that it is in. */
  private static String shape(String[] parts) {
    String path = String.join("/", parts);
    if (parts.length == 1 || !parts[0].equals("dialogs") || path.equals(BULK)) {
      return path;
    }
    boolean part = parts.length == 4 && !parts[2].equals("context");
    List<String> below = List.of(parts).subList(2, part ? 3 : parts.length);
    return below.isEmpty() ? DIALOG : DIALOG + "/" + String.join("/", below);
  }

  private static UUID dialog(Call call, String[] parts) {
    return id(call, "dialogId", parts[1]);
  }

  private static @Nullable UUID part(Call call, String name, String[] parts) {
    return parts.length == 4 ? id(call, name, parts[3]) : null;
  }

  private Answer serviceOwner(Request request, String path, String rest) {
    Caller caller =
        admit(request, path, OWNERS_SCOPES, OWNERS, "ServiceOwner, ServiceOwnerOnBehalfOfPerson");
    if (!rest.equals("dialoglookup")) {
      return Answer.empty(404);
    }
    only(request, "GET");
    return new Lookup(call(request, path, caller)).findAsServiceOwner();
  }

  /** Token, scope, kind of user: in this order. */
  private Caller admit(
      Request request,
      String path,
      Set<String> wanted,
      Set<Caller.Kind> kinds,
      String namesOfKinds) {
    String bearer = request.bearer();
    if (bearer == null) {
      throw new Refused(Answer.empty(401).with("WWW-Authenticate", "Bearer"));
    }
    Jws token = tokens.verify(bearer, SKEW);
    if (token == null || tokens.typeOfIssuer(token.issuer()) == TokenType.DIALOG) {
      throw new Refused(
          Answer.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }
    if (token.scopes().stream().noneMatch(wanted::contains)) {
      throw new Refused(Answer.empty(403));
    }
    Caller caller;
    try {
      caller = Caller.of(token);
    } catch (IllegalArgumentException e) {
      throw new Refused(Problem.of(500, path));
    }
    if (!kinds.contains(caller.kind())) {
      Answer problem =
          Problem.of(
              403,
              path,
              "Type",
              "This kind of user may not call it. Valid user types for this endpoint are: "
                  + namesOfKinds);
      throw new Refused(problem.with("Content-Type", "application/json; charset=utf-8"));
    }
    return caller;
  }

  private Call call(Request request, String path, Caller caller) {
    return new Call(world, request, path, caller, languages(request, path));
  }

  private static Languages languages(Request request, String path) {
    String header = request.header("Accept-Language");
    Languages languages = Languages.parse(header);
    if (languages == null) {
      throw new Refused(
          400,
          path,
          "Accept-Language",
          "Unable to bind header value [" + header + "] to a [AcceptedLanguages] property!");
    }
    return languages;
  }

  private static UUID id(Call call, String name, String text) {
    UUID id = Paths.uuid(text);
    if (id == null) {
      throw call.refused(400, name, "Value [" + text + "] is not valid for a [Guid] property!");
    }
    return id;
  }

  private static void only(Request request, String method) {
    if (!request.method().equals(method)) {
      throw new Refused(Answer.empty(405).with("Allow", method));
    }
  }

  private static void body(Request request, String path) {
    if (request.body().length > BODY_LIMIT) {
      throw new Refused(Problem.of(413, path));
    }
    String type = request.header("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Refused(Answer.empty(415));
    }
  }

  private static void acceptsJson(Request request, String path) {
    String accept = request.header("Accept");
    if (accept == null || accept.isBlank()) {
      return;
    }
    for (String item : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = item.split(";", -1)[0].trim();
      if (type.equals("*/*")
          || type.equals("application/*")
          || type.equals("application/json")
          || (type.startsWith("application/") && type.endsWith("+json"))) {
        return;
      }
    }
    throw new Refused(406, path, "Accept", "The Accept header must allow JSON responses.");
  }
}
