package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.DIALOG_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static io.github.dialogporten.sdk.canary.Canaries.QUERY;

import io.github.dialogporten.sdk.canary.RawServer.Received;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * All of Altinn on one port, with a canary in every text that it sends. It breaks where a test says
 * so.
 */
final class CanaryAltinn implements AutoCloseable {

  static final String ID = "0198c2a1-0000-7000-8000-000000000001";
  private static final String TIME = "2026-01-03T17:06:23.9777560Z";

  private final Canaries canaries;
  private final RawServer server = new RawServer(this::answer);

  CanaryAltinn(Canaries canaries) {
    this.canaries = canaries;
  }

  AltinnEnvironment environment() {
    URI origin = server.origin();
    return AltinnEnvironment.local(
            URI.create(origin + "/dialogporten"), origin, URI.create(origin + "/maskinporten/"))
        .contentOrigin(origin)
        .build();
  }

  /** A token that is Altinn's already; nothing of it may be told. */
  String altinnToken() {
    String claims =
        base64(
            "{\"iss\":\""
                + server.origin()
                + "/authentication/api/v1/openid/\",\"pid\":\""
                + PID
                + "\",\"exp\":9999999999}");
    String signature = base64(ACCESS_TOKEN);
    canaries.add("Altinn token's claims", claims);
    canaries.add("Altinn token's signature", signature);
    return base64("{\"alg\":\"none\"}") + "." + claims + "." + signature;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything but tokens is answered with these bytes. */
  void breaksWith(byte[] answer) {
    server.answers(request -> isForTokens(request) ? answer(request) : answer);
  }

  /** Requests for tokens are answered with these bytes. */
  void refusesTokensWith(byte[] answer) {
    server.answers(request -> request.method().equals("POST") ? answer : answer(request));
  }

  void answersWith(RawServer.Answering answering) {
    server.answers(answering);
  }

  void isWhole() {
    server.answers(this::answer);
  }

  private static boolean isForTokens(Received request) {
    return request.isTo("/maskinporten/");
  }

  byte[] answer(Received request) {
    String path = request.target().replaceAll("\\?.*", "");
    if (isForTokens(request)) {
      return tokens(request);
    }
    if (path.startsWith("/accessmanagement/")) {
      return RawServer.json("{\"data\":[" + access() + "],\"links\":{}}");
    }
    if (!path.startsWith("/dialogporten/")) {
      return owner(request, path);
    }
    String[] parts = path.split("/", -1);
    String last = parts[parts.length - 1];
    return switch (last) {
      case "jwks.json" ->
          RawServer.json(
              "{\"keys\":[{\"kty\":\"OKP\",\"kid\":\""
                  + BODY
                  + "\",\"x\":\""
                  + BODY
                  + "\",\"use\":\""
                  + NAME
                  + "\"}]}");
      case "oauth-authorization-server" ->
          RawServer.json("{\"issuer\":\"" + BODY + "\",\"jwks_uri\":\"" + link("jwks") + "\"}");
      case "limits" ->
          RawServer.json(
              """
              {"endUserSearch": {"maxPartyFilterValues": 20, "maxServiceResourceFilterValues": 20},
               "serviceOwnerSearch": {"maxPartyFilterValues": 20,
                                      "maxServiceResourceFilterValues": 20}}
              """);
      case "parties" -> RawServer.json("{\"authorizedParties\":[" + party() + "]}");
      case "dialogs" ->
          RawServer.json(
              "{\"items\":["
                  + dialog()
                  + "],\"hasNextPage\":false,\"continuationToken\":\""
                  + QUERY
                  + "\",\"orderBy\":\"contentupdatedat_desc\"}");
      case "transmissions" -> RawServer.json("[" + transmission() + "]");
      case "activities" -> RawServer.json("[" + activity() + "]");
      case "seenlog" -> RawServer.json("[" + seen() + "]");
      case "dialoglookup" -> RawServer.json(lookup());
      case "serviceresources" -> RawServer.json("{\"items\":[{" + service() + "}]}");
      case "labellog" ->
          RawServer.json(
              "[{\"createdAt\":\""
                  + TIME
                  + "\",\"name\":\""
                  + BODY
                  + "\",\"action\":\""
                  + BODY
                  + "\",\"performedBy\":"
                  + actor()
                  + "}]");
      case "systemlabels", "bulkset" -> RawServer.http(204, "", "", "Etag: " + ID);
      default ->
          RawServer.json(
              switch (parts[parts.length - 2]) {
                case "dialogs" -> dialog();
                case "transmissions" -> transmission();
                case "activities" -> activity();
                default -> seen();
              });
    };
  }

  private byte[] tokens(Received request) {
    if (request.method().equals("GET")) {
      String issuer = server.origin() + "/maskinporten/";
      return RawServer.json(
          "{\"issuer\":\""
              + issuer
              + "\",\"token_endpoint\":\""
              + issuer
              + "token\",\"other\":\""
              + BODY
              + "\"}");
    }
    for (String field : request.body().split("&", -1)) {
      if (field.startsWith("assertion=")) {
        String value =
            URLDecoder.decode(field.substring("assertion=".length()), StandardCharsets.UTF_8);
        String[] segments = value.split("\\.", -1);
        canaries.add("assertion's claims", segments[1]);
        canaries.add("assertion's signature", segments[2]);
      }
    }
    return RawServer.json(
        "{\"access_token\":\""
            + ACCESS_TOKEN
            + "\",\"token_type\":\"Bearer\",\"expires_in\":119,"
            + "\"scope\":\""
            + BODY
            + "\"}");
  }

  private static byte[] owner(Received request, String path) {
    if (request.method().equals("POST")) {
      return RawServer.http(204, "", "", "Set-Cookie: a=" + BODY, "Location: /?" + QUERY + "=1");
    }
    return path.endsWith(".md")
        ? RawServer.http(200, "text/markdown; charset=utf-8", BODY + " " + PID)
        : RawServer.http(
            200,
            "application/octet-stream",
            BODY + " " + PID,
            "Content-Disposition: attachment; filename=\"" + NAME + " " + PID + ".txt\"");
  }

  private static String party() {
    return "{\"party\":\"urn:altinn:person:identifier-no:"
        + PID
        + "\",\"partyUuid\":\""
        + ID
        + "\",\"partyId\":1,\"name\":\""
        + NAME
        + "\",\"dateOfBirth\":\"1985-09-17\","
        + "\"partyType\":\"Person\",\"isDeleted\":false,\"subParties\":[{\"party\":\"urn:odd:"
        + PID
        + "\",\"partyUuid\":\""
        + ID
        + "\",\"name\":\""
        + NAME
        + "\",\"partyType\":\""
        + BODY
        + "\"}]}";
  }

  private static String access() {
    return "{\"partyUuid\":\""
        + ID
        + "\",\"name\":\""
        + NAME
        + "\",\"personId\":\""
        + PID
        + "\",\"emailId\":\""
        + Canaries.EMAIL
        + "\",\"dateOfBirth\":\"1985-09-17\",\"type\":\"Person\",\"unitType\":\""
        + BODY
        + "\",\"authorizedRoles\":[\""
        + BODY
        + "\"],\"authorizedResources\":[\""
        + QUERY
        + "\"],\"authorizedInstances\":[{\"resourceId\":\"en-tjeneste\",\"instanceId\":\""
        + PID
        + "\",\"instanceRef\":\"urn:"
        + PID
        + "\"}]}";
  }

  private static String actor() {
    return "{\"actorType\":\""
        + BODY
        + "\",\"actorName\":\""
        + NAME
        + "\",\"actorId\":\"urn:altinn:person:identifier-no:"
        + PID
        + "\"}";
  }

  /** A service is public, its texts can be anything. */
  private String service() {
    return "\"serviceResource\":{\"id\":\"app_syn_skjema\",\"name\":"
        + texts(BODY)
        + ",\"links\":{\"metadata\":\""
        + link("tjeneste")
        + "\"}},\"serviceOwner\":{\"code\":\"syn\",\"name\":"
        + texts(NAME)
        + "},\"roles\":[{\"urn\":\"urn:altinn:rolecode:dagl\",\"name\":"
        + texts(BODY)
        + "}]";
  }

  private String lookup() {
    return "{\"dialogId\":\""
        + ID
        + "\",\"instanceRef\":\"urn:altinn:instance-id:"
        + PID
        + "/"
        + ID
        + "\",\"party\":\"urn:altinn:person:identifier-no:"
        + PID
        + "\",\"title\":"
        + texts(BODY + " " + NAME)
        + ",\"nonSensitiveTitle\":"
        + texts(BODY)
        + ","
        + service()
        + ",\"authorizationEvidence\":{\"currentAuthenticationLevel\":3,\"evidence\":[{"
        + "\"grantType\":\""
        + BODY
        + "\",\"subject\":\"urn:odd:"
        + PID
        + "\",\"name\":"
        + texts(NAME)
        + "}]}}";
  }

  private static String texts(String value) {
    return "[{\"value\":\"" + value + "\",\"languageCode\":\"nb\"}]";
  }

  private static String content(String mediaType, String value) {
    return "{\"mediaType\":\"" + mediaType + "\",\"value\":" + texts(value) + "}";
  }

  private String link(String path) {
    return server.origin() + "/eier/" + path + "?" + QUERY + "=" + PID;
  }

  private static String seen() {
    return "{\"id\":\""
        + ID
        + "\",\"seenAt\":\""
        + TIME
        + "\",\"seenBy\":"
        + actor()
        + ",\"isCurrentEndUser\":true,\"isViaServiceOwner\":false}";
  }

  private static String activity() {
    return "{\"id\":\""
        + ID
        + "\",\"createdAt\":\""
        + TIME
        + "\",\"type\":\""
        + BODY
        + "\",\"extendedType\":\"urn:"
        + QUERY
        + "\",\"transmissionId\":\""
        + ID
        + "\",\"performedBy\":"
        + actor()
        + ",\"description\":"
        + texts(BODY + " " + NAME)
        + "}";
  }

  private String attachment() {
    return "{\"id\":\""
        + ID
        + "\",\"displayName\":"
        + texts(NAME + " " + PID)
        + ",\"name\":\""
        + NAME
        + "\",\"urls\":[{\"id\":\""
        + ID
        + "\",\"url\":\""
        + link("fil.txt")
        + "\",\"mediaType\":\""
        + BODY
        + "\",\"consumerType\":\"Api\"}]}";
  }

  private String transmission() {
    return "{\"id\":\""
        + ID
        + "\",\"createdAt\":\""
        + TIME
        + "\",\"type\":\""
        + BODY
        + "\",\"isAuthorized\":true,\"authorizationAttribute\":\""
        + QUERY
        + "\",\"extendedType\":\"urn:"
        + QUERY
        + "\",\"externalReference\":\""
        + PID
        + "\",\"sender\":"
        + actor()
        + ",\"content\":{\"title\":"
        + content("text/plain", BODY)
        + ",\"summary\":"
        + content("text/plain", NAME)
        + ",\"contentReference\":"
        + content(
            "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
            link("brev.md"))
        + "},\"attachments\":["
        + attachment()
        + "],\"navigationalActions\":[{\"title\":"
        + texts(BODY)
        + ",\"url\":\""
        + link("se")
        + "\"}]}";
  }

  private String guiAction() {
    return "{\"id\":\""
        + ID
        + "\",\"action\":\""
        + QUERY
        + "\",\"url\":\""
        + link("gjor")
        + "\",\"isAuthorized\":true,\"isDeleteDialogAction\":false,\"httpMethod\":\"POST\","
        + "\"priority\":\""
        + BODY
        + "\",\"title\":"
        + texts(BODY)
        + ",\"prompt\":"
        + texts(NAME)
        + "}";
  }

  private String apiAction() {
    return "{\"id\":\""
        + ID
        + "\",\"action\":\""
        + QUERY
        + "\",\"name\":\""
        + NAME
        + "\",\"isAuthorized\":true,\"endpoints\":[{\"id\":\""
        + ID
        + "\",\"version\":\""
        + BODY
        + "\",\"url\":\""
        + link("api")
        + "\",\"httpMethod\":\""
        + BODY
        + "\",\"documentationUrl\":\""
        + link("dok")
        + "\",\"deprecated\":false}]}";
  }

  private String dialog() {
    return "{\"id\":\""
        + ID
        + "\",\"revision\":\""
        + ID
        + "\",\"org\":\""
        + BODY
        + "\",\"serviceResource\":\"urn:altinn:resource:"
        + QUERY
        + "\",\"serviceResourceType\":\""
        + BODY
        + "\",\"party\":\"urn:altinn:person:identifier-no:"
        + PID
        + "\",\"status\":\""
        + BODY
        + "\",\"extendedStatus\":\""
        + BODY
        + "\",\"externalReference\":\""
        + PID
        + "\",\"process\":\"urn:"
        + QUERY
        + "\",\"precedingProcess\":\"urn:"
        + QUERY
        + "\",\"createdAt\":\""
        + TIME
        + "\",\"updatedAt\":\""
        + TIME
        + "\",\"contentUpdatedAt\":\""
        + TIME
        + "\",\"isApiOnly\":false,\"isContentSeen\":true,"
        + "\"hasUnopenedContent\":false,\"systemLabel\":\""
        + BODY
        + "\",\"fromServiceOwnerTransmissionsCount\":1,\"fromPartyTransmissionsCount\":1,"
        + "\"endUserContext\":{\"revision\":\""
        + ID
        + "\",\"systemLabels\":[\""
        + BODY
        + "\"]},\"latestActivity\":"
        + activity()
        + ",\"seenSinceLastUpdate\":["
        + seen()
        + "],\"seenSinceLastContentUpdate\":["
        + seen()
        + "],\"content\":{\"title\":"
        + content("text/plain", BODY)
        + ",\"summary\":"
        + content("text/plain", NAME)
        + ",\"senderName\":"
        + content("text/plain", NAME)
        + ",\"additionalInfo\":"
        + content("text/plain", BODY)
        + ",\"extendedStatus\":"
        + content("text/plain", BODY)
        + ",\"mainContentReference\":"
        + content(
            "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
            link("innhold.md"))
        + "},\"dialogToken\":\""
        + DIALOG_TOKEN
        + "\",\"attachments\":["
        + attachment()
        + "],\"transmissions\":["
        + transmission()
        + "],\"guiActions\":["
        + guiAction()
        + "],\"apiActions\":["
        + apiAction()
        + "],\"activities\":["
        + activity()
        + "]}";
  }

  @Override
  public void close() {
    server.close();
  }
}
