package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static io.github.dialogporten.sdk.canary.Canaries.QUERY;
import static io.github.dialogporten.sdk.canary.Canaries.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller gives is not quoted: not when it is refused, and not by what is made of it. */
class CallerInputTest {

  /** No argument of any kind: too long, with gaps and line ends, with secrets. */
  private static final AltinnConnection TT02 = AltinnConnection.to(AltinnEnvironment.TT02);

  private static final String ODD =
      String.join(" ", ACCESS_TOKEN, NAME, PID, QUERY, BODY, SEARCH) + "\r\n";

  private final Watch watch = new Watch(new Canaries());

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void refusedArgumentsAreNotQuoted() {
    Map<String, Watch.Work> refused = new LinkedHashMap<>();
    refused.put("party", () -> PartyUrn.parse(ODD));
    refused.put("party, odd", () -> PartyUrn.parse("urn:altinn:person:identifier-no:1" + PID));
    refused.put("organisation", () -> PartyUrn.organisation(PID));
    refused.put("person", () -> PartyUrn.person(PID + "0"));
    refused.put("mail", () -> PartyUrn.email(ODD));
    refused.put("self identified", () -> PartyUrn.selfIdentified(ODD));
    refused.put("cursor", () -> PageCursor.parse(ODD));
    refused.put("cursor, base 64", () -> PageCursor.parse("dp2." + QUERY + "!." + NAME));
    refused.put("cursor, version", () -> PageCursor.parse("dp1.." + QUERY + "." + NAME));
    refused.put("token", () -> AccessToken.of(ACCESS_TOKEN + "\r\n"));
    refused.put("fixed token", () -> TokenProvider.ofToken(ACCESS_TOKEN + " "));
    refused.put("environment", () -> AltinnEnvironment.of(ODD));
    refused.put(
        "subscription key", () -> AltinnHttp.builder().subscriptionKey(ACCESS_TOKEN + "\r\n"));
    refused.put("resource id", () -> AccessQuery.defaults().anyOfResources(ACCESS_TOKEN + " "));
    refused.put("user agent", () -> AltinnHttp.builder().userAgent(ACCESS_TOKEN + "\r\n").build());
    refused.put("proxy", () -> AltinnHttp.builder().proxy(ODD, -1).build());
    refused.put("proxied host", () -> AltinnHttp.builder().proxiedContentHost(ODD).build());
    refused.put("languages", () -> CallOptions.none().withLanguages(ODD));
    refused.put("label", () -> LabelChange.add(SystemLabel.of(ODD)));
    refused.put("system user", () -> SystemUser.of(PID));
    refused.put("external reference", () -> SystemUser.of("310923044").externalRef(" "));
    refused.put("key", () -> SigningKey.jwk(ODD));
    refused.put("key, odd member", () -> SigningKey.jwk(odd("\"kty\":\"" + NAME + "\"")));
    refused.put("key, odd number", () -> SigningKey.jwk(odd("\"kty\":\"RSA\",\"n\":\"!\"")));
    refused.put("key file", () -> SigningKey.jwk(Path.of("no", "such", "file")));
    query(refused);
    addresses(refused);

    refused.forEach(
        (what, work) ->
            watch.look(
                what,
                () -> {
                  work.run();
                  throw new AssertionError(what + " was to be refused");
                }));

    assertThat(watch.leaks()).isEmpty();
  }

  private static String odd(String members) {
    return "{" + members + ",\"d\":\"" + ACCESS_TOKEN + "\",\"kid\":\"" + NAME + "\"}";
  }

  private static void query(Map<String, Watch.Work> refused) {
    refused.put("query, party", () -> query().party(ODD).build());
    refused.put("query, service", () -> query().serviceResource(ODD).build());
    refused.put("query, process", () -> query().process(ODD).build());
    refused.put("query, language", () -> query().searchLanguageCode(ODD).build());
    refused.put("order", () -> SortOrder.parse(ODD));
    refused.put("query, org", () -> query().org(NAME, " ").build());
    refused.put("query, nothing to search in", () -> DialogQuery.builder().search(SEARCH).build());
  }

  private static DialogQueryBuilder query() {
    return DialogQuery.builder().party(PartyUrn.person(PID)).search(SEARCH);
  }

  private static void addresses(Map<String, Watch.Work> refused) {
    for (String address :
        List.of(
            "https://" + ACCESS_TOKEN + ":" + QUERY + "@x.example",
            "http://x.example/" + QUERY,
            "https://x.example/?" + QUERY + "=" + PID,
            "https://x.example/#" + QUERY,
            "mailto:" + QUERY)) {
      URI uri = URI.create(address);
      refused.put(
          "environment, " + address.substring(0, 7),
          () -> AltinnEnvironment.builder("eget").dialogporten(uri).build());
      refused.put(
          "local environment, " + address.length(),
          () -> AltinnEnvironment.local(uri, uri, uri).contentOrigin(uri).build());
    }
  }

  @Test
  void whatIsMadeOfItDoesNotTellIt() {
    Problem problem =
        Problem.builder()
            .type(QUERY)
            .title(NAME)
            .detail(BODY)
            .instance(PID)
            .code(ACCESS_TOKEN)
            .traceId(PID)
            .error(NAME, List.of(BODY))
            .build();
    for (int status : new int[] {400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 503, 599}) {
      ApiError error =
          ApiError.builder("own.operation", status)
              .header("Location", "https://x.example/?" + QUERY)
              .problem(problem)
              .build();
      watch.look("an error of one's own", () -> error);
      watch.exception(ApiException.from(error));
    }
    List<Object> made =
        List.of(
            PartyUrn.person(PID),
            PartyUrn.email(QUERY + "@x.example"),
            PartyUrn.selfIdentified(QUERY),
            AccessToken.of(ACCESS_TOKEN),
            PageCursor.of(ACCESS_TOKEN.getBytes(StandardCharsets.UTF_8)),
            PageCursor.ofContinuationToken(ODD),
            query().orderBy(SortKey.CREATED_AT.descending()).build(),
            query(),
            TokenProvider.ofToken(ACCESS_TOKEN),
            SystemUser.of("310923044").externalRef(NAME),
            MaskinportenClient.builder(TT02).clientId(QUERY),
            DialogportenClient.builder(TT02).tokenProvider(TokenProvider.ofToken(ACCESS_TOKEN)),
            AltinnHttp.builder().userAgent(NAME),
            AltinnHttp.builder().userAgent(NAME).build(),
            CallOptions.none().withLanguages("nb"),
            Actor.of(ActorType.of(BODY), PID, NAME),
            Link.of("https://x.example/?" + QUERY),
            Localized.of(List.of(new LocalizedText("nb", BODY))),
            ContentBody.of("text/markdown", BODY, "nb", BODY),
            Download.of(NAME, BODY, 1L, InputStream.nullInputStream()),
            Listing.of(List.of(NAME), BODY.getBytes(StandardCharsets.UTF_8)));
    watch.look("a value", () -> made);
    made.forEach(each -> watch.look(each.getClass().getName(), each::toString));

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.objects()).isGreaterThan(made.size());
  }
}
