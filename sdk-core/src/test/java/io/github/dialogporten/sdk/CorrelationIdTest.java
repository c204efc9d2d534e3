package io.github.dialogporten.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenException;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.BulkFailedException;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.OwnRateLimitException;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a call fails with bears the caller's name for it, and no name of another call. */
class CorrelationIdTest {

  private static final String NAME = "run-7";

  private StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  private void restart(AltinnHttp.Builder http) {
    server.close();
    server = new StubServer(http.build());
  }

  /** Fails through a view with a name, through one without, and through one with another name. */
  private static void bears(
      DialogportenClient client,
      Class<? extends DialogportenException> type,
      Consumer<DialogportenClient> call) {
    assertThat(failure(type, client.with(o -> o.withCorrelationId(NAME)), call).callCorrelationId())
        .contains(NAME);
    assertThat(failure(type, client, call).callCorrelationId()).isEmpty();
    DialogportenException other =
        failure(type, client.with(o -> o.withCorrelationId("run-8")), call);
    assertThat(other.callCorrelationId()).contains("run-8");
    assertThat(other.call().correlationId()).contains("run-8");
  }

  private static DialogportenException failure(
      Class<? extends DialogportenException> type,
      DialogportenClient client,
      Consumer<DialogportenClient> call) {
    DialogportenException failure = catchThrowableOfType(type, () -> call.accept(client));
    assertThat(failure).as("fails with a %s", type.getSimpleName()).isNotNull();
    return failure;
  }

  // ---- on the wire

  @ParameterizedTest
  @EnumSource
  void ofRefusals(EveryOperation operation) {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
    bears(server.client(), ApiException.class, operation::call);
  }

  @ParameterizedTest
  @EnumSource
  void ofBrokenConnections(EveryOperation operation) {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    bears(server.client(), TransportException.class, operation::call);
  }

  @ParameterizedTest
  @EnumSource
  void ofAnswersThatCannotBeRead(EveryOperation operation) {
    server.answers("<html>");
    bears(server.client(), ResponseFormatException.class, operation::call);
  }

  /** A change of many dialogs tells by its result, as below. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LABELS_CHANGE_ALL")
  void ofInterrupts(EveryOperation operation) {
    bears(
        server.client(),
        TransportException.class,
        client -> {
          Thread.currentThread().interrupt();
          try {
            operation.call(client);
          } finally {
            assertThat(Thread.interrupted()).isTrue();
          }
        });
  }

  @Test
  void ofAnOpenCircuit() {
    restart(AltinnHttp.builder().circuitBreaker(CircuitBreakerOptions.defaults().withWindow(1, 1)));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    DialogportenClient client = server.client();
    assertThat(catchThrowable(() -> client.parties().list())).isNotNull();
    bears(client, CircuitOpenException.class, each -> each.parties().list());
  }

  @Test
  void ofATurnThatComesTooLate() {
    restart(AltinnHttp.builder().rateLimit(RateLimitOptions.perMinute(1)));
    server.answers(EveryOperation.PARTIES_LIST.answer());
    DialogportenClient client = server.client();
    client.parties().list();
    bears(
        client.with(o -> o.withTimeout(Duration.ofSeconds(5))),
        OwnRateLimitException.class,
        each -> each.parties().list());
  }

  // ---- of tokens

  @Test
  void ofAProviderThatFails() {
    TokenProvider broken =
        TokenProvider.ofSupplier(
            () -> {
              throw new IllegalStateException("the vault is sealed");
            });
    for (TokenProvider each : List.of(broken, new CachingTokenProvider(broken, server.time()))) {
      bears(server.client(each), TokenException.class, client -> client.parties().list());
      bears(
          server.client(each),
          TokenException.class,
          client -> client.parties().withAccess(AccessQuery.defaults()));
    }
    assertThat(server.requests()).isEmpty();
  }

  /** One failure, which is kept for a moment and told to each that asks, by the name of each. */
  @Test
  void ofAFailureThatIsTheSameForAll() {
    AtomicInteger asked = new AtomicInteger();
    TokenProvider down =
        new CachingTokenProvider(
            request -> {
              asked.incrementAndGet();
              throw new TokenException(TokenRefusal.by("own source", "token"), "refused", null);
            },
            server.time());
    bears(server.client(down), TokenException.class, client -> client.parties().list());
    assertThat(asked).hasValue(1);
  }

  @Test
  void ofAnExchangeThatIsRefused() {
    server
        .wire()
        .stubFor(
            any(urlPathMatching("/authentication/.*")).willReturn(aResponse().withStatus(403)));
    TokenProvider source =
        TokenProvider.ofToken(Jwts.of("{\"iss\":\"" + server.environment().maskinporten() + "\"}"));
    bears(
        server.client(source),
        TokenException.class,
        client -> client.parties().withAccess(AccessQuery.defaults()));
    bears(
        server.client(TokenProvider.ofToken("opaque")),
        TokenException.class,
        client -> client.parties().withAccess(AccessQuery.defaults()));
  }

  // ---- of searches

  private static DialogQuery query(int parties) {
    return DialogQuery.forParty(
            IntStream.range(0, parties)
                .mapToObj(i -> PartyUrn.selfIdentified("user" + i))
                .toArray(PartyUrn[]::new))
        .build();
  }

  private static String more(String cursor) {
    return EveryOperation.DIALOGS_SEARCH
        .answer()
        .replace("\"hasNextPage\":false", "\"hasNextPage\":true" + cursor);
  }

  @Test
  void ofAWalkThatTheServerLeadsAstray() {
    for (String cursor : List.of("", ",\"continuationToken\":\"t_1\"")) {
      server.answers(more(cursor));
      bears(
          server.client(),
          PagingException.class,
          client -> client.dialogs().search(query(1)).forEach(each -> {}));
      bears(
          server.client(),
          PagingException.class,
          client ->
              client.dialogs().search(query(1)).prefetching(Runnable::run).forEach(each -> {}));
    }
  }

  @Test
  void ofAListOfPartiesThatTheServerLeadsAstray() {
    server.answers(
        EveryOperation.PARTIES_WITH_ACCESS
            .answer()
            .replace("\"next\":null", "\"next\":\"" + server.uri("/elsewhere") + "\""));
    bears(
        server.client(),
        PagingException.class,
        client -> client.parties().withAccess(AccessQuery.defaults()));
  }

  @Test
  void ofAPageThatIsRefused() {
    server.answers(more(",\"continuationToken\":\"t_1\""));
    bears(
        server.client(),
        ApiException.class,
        client -> {
          var page = client.dialogs().search(query(1)).firstPage();
          server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
          try {
            page.next();
          } finally {
            server.answers(more(",\"continuationToken\":\"t_1\""));
          }
        });
  }

  /** Of the limits, too, which a search of many parties reads by itself. */
  @Test
  void ofASearchThatIsInterruptedBeforeItsFirstPage() {
    for (int parties : new int[] {1, 150}) {
      bears(
          server.client(),
          TransportException.class,
          client -> {
            DialogSearch search = client.dialogs().search(query(parties));
            Thread.currentThread().interrupt();
            try {
              search.firstPage();
            } finally {
              assertThat(Thread.interrupted()).isTrue();
            }
          });
    }
  }

  // ---- of changes to many dialogs

  private static List<LabelTarget> targets(int count) {
    return Stream.generate(() -> LabelTarget.of(UUID.randomUUID())).limit(count).toList();
  }

  @Test
  void ofEachPartAndOfTheWhole() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
    bears(
        server.client(),
        BulkFailedException.class,
        client -> client.labels().changeAll(targets(1), LabelChange.ARCHIVE).throwIfAnyFailed());
    BulkLabelResult result =
        server
            .client()
            .with(o -> o.withCorrelationId(NAME))
            .labels()
            .changeAll(targets(2 * Labels.PART_SIZE), LabelChange.ARCHIVE);
    assertThat(result.parts())
        .hasSize(2)
        .allSatisfy(
            part -> assertThat(part.failure().orElseThrow().callCorrelationId()).contains(NAME));
  }

  @Test
  void ofWhatStoppedIt() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    DialogportenClient client = server.client().with(o -> o.withCorrelationId(NAME));
    BulkLabelResult refused =
        client.labels().changeAll(targets(2 * Labels.PART_SIZE), LabelChange.ARCHIVE);
    assertThat(refused.stop().orElseThrow().callCorrelationId()).contains(NAME);
    server.answers("");
    BulkLabelResult interrupted =
        client
            .labels()
            .changeAll(
                targets(2 * Labels.PART_SIZE),
                LabelChange.ARCHIVE,
                part -> Thread.currentThread().interrupt());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.stop().orElseThrow().callCorrelationId()).contains(NAME);
    BulkLabelResult closed =
        client
            .labels()
            .changeAll(
                targets(2 * Labels.PART_SIZE),
                LabelChange.ARCHIVE,
                part -> server.connection().close());
    assertThat(closed.parts().get(1).failure().orElseThrow().callCorrelationId()).contains(NAME);
  }

  // ---- of what a dialog points to

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000401");

  private static Dialog dialog(ServiceOwner owner, boolean authorized, String url) {
    return owner.dialog(
        """
        "content":{"mainContentReference":{"mediaType":
        "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
        "isAuthorized":%3$s,"value":[{"languageCode":"nb","value":"%2$s"}]}},
        "attachments":[{"id":"%1$s","displayName":[],"urls":[{"id":"%1$s","url":"%2$s",
        "mediaType":"application/pdf","consumerType":"Api"}]}],
        "guiActions":[{"id":"%1$s","action":"read","url":"%2$s","isAuthorized":%3$s,
        "httpMethod":"POST","priority":"Primary","title":[]}]
        """
            .formatted(ID, url, authorized));
  }

  private static void bearEach(
      ServiceOwner owner,
      Dialog dialog,
      Path directory,
      Class<? extends DialogportenException> ofContent,
      Class<? extends DialogportenException> ofActions) {
    bears(owner.client, ofContent, client -> client.content().main(dialog));
    bears(
        owner.client,
        ofContent,
        client -> client.content().save(dialog, dialog.attachments().get(0), directory));
    bears(
        owner.client,
        ofContent,
        client -> client.content().download(dialog, dialog.attachments().get(0)));
    bears(
        owner.client,
        ofActions,
        client ->
            client.actions().perform(dialog, dialog.guiActions().get(0), Confirmation.given()));
  }

  @Test
  void ofContentThatIsRefused(@TempDir Path directory) {
    try (ServiceOwner owner = new ServiceOwner()) {
      bearEach(
          owner,
          dialog(owner, true, "https://localhost/elsewhere"),
          directory,
          ContentException.class,
          ActionException.class);
      owner.answers("/x", aResponse().withStatus(404));
      bearEach(
          owner,
          dialog(owner, true, owner.url("/x")),
          directory,
          ApiException.class,
          ApiException.class);
      owner.answers("/x", aResponse().withHeader("Content-Type", "text/html").withBody("<html>"));
      Dialog login = dialog(owner, true, owner.url("/x"));
      bears(owner.client, ContentException.class, client -> client.content().main(login));
      bears(
          owner.client,
          ContentException.class,
          client -> client.content().save(login, login.attachments().get(0), directory));
      owner.answers("/x", aResponse().withFault(Fault.EMPTY_RESPONSE));
      bearEach(
          owner,
          dialog(owner, true, owner.url("/x")),
          directory,
          TransportException.class,
          ActionOutcomeUnknownException.class);
      Dialog forbidden = dialog(owner, false, owner.url("/x"));
      bears(owner.client, ContentException.class, client -> client.content().main(forbidden));
      bears(
          owner.client,
          ActionException.class,
          client ->
              client
                  .actions()
                  .perform(forbidden, forbidden.guiActions().get(0), Confirmation.given()));
      owner.time.advance(Duration.ofMinutes(11)); // longer than the dialog's token lives
      bearEach(
          owner,
          dialog(owner, true, owner.url("/x")),
          directory,
          ContentException.class,
          ActionException.class);
    }
  }

  /** A client that looks at dialog tokens, and a dialog whose token nobody has signed. */
  private void notGenuine(Consumer<StubServer> keys, Class<? extends DialogportenException> type) {
    String unsigned = Jwts.of("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"k1\"}", claims());
    String embed =
        ServiceOwner.embed(
            "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
            "nb",
            server.uri("/x").toString());
    server.answers(
        ServiceOwner.dialogJson("\"content\":{\"mainContentReference\":" + embed + "}")
            .replace(ServiceOwner.DIALOG_TOKEN, unsigned));
    DialogportenClient careful =
        DialogportenClient.builder(server.connection())
            .tokenProvider(server.altinnToken())
            .verifyDialogTokens()
            .build();
    Dialog dialog = careful.dialogs().open(ID);
    server.wire().resetAll();
    keys.accept(server);
    bears(careful, type, client -> client.content().main(dialog));
  }

  private String claims() {
    long now = server.time().now().getEpochSecond();
    return "{\"iss\":\"%s\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}"
        .formatted(server.uri("/api/v1"), now, now, now + 600);
  }

  @Test
  void ofADialogTokenThatIsNotGenuine() {
    notGenuine(
        issuer ->
            issuer.answers(
                """
                {"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"k1",
                "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
                """),
        DialogTokenException.class);
  }

  @Test
  void ofKeysOfDialogTokensThatCannotBeRead() {
    notGenuine(issuer -> {}, ApiException.class);
  }
}
