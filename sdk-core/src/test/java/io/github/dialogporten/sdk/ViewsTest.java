package io.github.dialogporten.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.OwnRateLimitException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.Clients;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Views of a client: other options or another identity, and the same of everything else. */
class ViewsTest {

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
  private static final String NAME = "run-7";

  private StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  // ---- the options

  @Test
  void aViewIsGivenThePresentOptionsSoNothingIsLost() {
    DialogportenClient client = server.client();
    List<CallOptions> given = new ArrayList<>();
    DialogportenClient view =
        client
            .with(o -> told(given, o).withTimeout(Duration.ofSeconds(5)))
            .with(o -> told(given, o).withLanguages("nb"))
            .with(o -> told(given, o).withoutRetry());
    assertThat(view.options())
        .isEqualTo(
            CallOptions.none()
                .withTimeout(Duration.ofSeconds(5))
                .withLanguages("nb")
                .withoutRetry());
    assertThat(given)
        .containsExactly(
            CallOptions.none(),
            CallOptions.none().withTimeout(Duration.ofSeconds(5)),
            CallOptions.none().withTimeout(Duration.ofSeconds(5)).withLanguages("nb"));
    assertThat(client.options()).as("of the first").isEqualTo(CallOptions.none());
    assertThat(view.with(o -> CallOptions.none()).options()).isEqualTo(CallOptions.none());
    assertThat(server.requests()).isEmpty();
  }

  private static CallOptions told(List<CallOptions> given, CallOptions options) {
    given.add(options);
    return options;
  }

  @Test
  void anotherIdentityHasTheSameOptions() {
    DialogportenClient view =
        server.client().with(o -> o.withLanguages("nb")).actingAs(TokenProvider.ofToken("other"));
    assertThat(view.options()).isEqualTo(CallOptions.none().withLanguages("nb"));
  }

  @Test
  void aBuilderHasDefaultsWhichAViewTakesBack() {
    DialogportenClient client =
        DialogportenClient.builder(server.connection())
            .tokenProvider(server.altinnToken())
            .options(o -> o.withLanguages("nn"))
            .options(o -> o.withHeader("X-Tenant", "one").withoutRetry())
            .build();
    assertThat(client.options())
        .isEqualTo(
            CallOptions.none().withLanguages("nn").withHeader("X-Tenant", "one").withoutRetry());
    server.answers(EveryOperation.RESOURCES.answer());
    client.resources().mine();
    client.with(o -> o.withLanguages().withoutHeaders().withRetry()).resources().mine();
    assertThat(server.requests())
        .extracting(each -> each.getHeader("Accept-Language"), each -> each.getHeader("X-Tenant"))
        .containsExactly(tuple("nn", "one"), tuple(null, null));
  }

  @Test
  void aBuilderRefusesTheNameOfOnePieceOfWork() {
    DialogportenClient.Builder builder = DialogportenClient.builder(server.connection());
    assertThatThrownBy(() -> builder.options(o -> o.withCorrelationId(NAME)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("correlation id")
        .hasMessageContaining("client.with(");
    builder.options(o -> o.withCorrelationId(NAME).withoutCorrelationId().withRawJson());
    assertThat(builder.build().options()).isEqualTo(CallOptions.none().withRawJson());
  }

  @Test
  void noOptionsAreAMistake() {
    UnaryOperator<CallOptions> nothing = options -> null;
    assertThatThrownBy(() -> server.client().with(nothing))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("options");
    assertThatThrownBy(() -> DialogportenClient.builder(server.connection()).options(nothing))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("options");
    IllegalStateException own = new IllegalStateException();
    assertThatThrownBy(
            () ->
                server
                    .client()
                    .with(
                        options -> {
                          throw own;
                        }))
        .isSameAs(own);
  }

  /** Whatever the operation: the header of the view is on its request, and not on another's. */
  @ParameterizedTest
  @EnumSource
  void eachOperationHasTheOptionsOfItsView(EveryOperation operation) {
    DialogportenClient client = server.client();
    DialogportenClient view = client.with(o -> o.withCorrelationId(NAME).withHeader("X-A", "b"));
    server.answers(operation.answer());
    operation.call(view);
    LoggedRequest request = server.request();
    assertThat(request.getHeader("X-Correlation-Id")).isEqualTo(NAME);
    assertThat(request.getHeader("X-A")).isEqualTo("b");
    server.wire().resetRequests();
    operation.call(client);
    assertThat(server.request().containsHeader("X-Correlation-Id")).isFalse();
    assertThat(server.request().containsHeader("X-A")).isFalse();
  }

  @Test
  void aTimeIsThatOfEachOperationAndCanBeTakenBack() {
    DialogportenClient quick = server.client().with(o -> o.withTimeout(Duration.ofSeconds(5)));
    server
        .wire()
        .stubFor(
            any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "4")));
    for (int call = 0; call < 3; call++) {
      assertThatThrownBy(() -> quick.parties().list())
          .isInstanceOfSatisfying(
              ServiceUnavailableException.class,
              failure -> assertThat(failure.attempts()).isEqualTo(2));
    }
    assertThatThrownBy(() -> quick.with(o -> o.withDefaultTimeout()).parties().list())
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class,
            failure -> assertThat(failure.attempts()).isEqualTo(3));
  }

  @Test
  void retriesAreTakenBackAndGivenBack() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    DialogportenClient once = server.client().with(o -> o.withoutRetry());
    assertThat(catchThrowable(() -> once.parties().list())).isNotNull();
    assertThat(server.requests()).hasSize(1);
    assertThat(catchThrowable(() -> once.with(o -> o.withRetry()).parties().list())).isNotNull();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void bytesAreKeptThroughAViewOnly() {
    server.answers(EveryOperation.PARTIES_LIST.answer());
    DialogportenClient keeping = server.client().with(o -> o.withRawJson());
    assertThat(keeping.parties().list().rawJson()).isPresent();
    assertThat(keeping.with(o -> o.withoutRawJson()).parties().list().rawJson()).isEmpty();
    assertThat(server.client().parties().list().rawJson()).isEmpty();
  }

  // ---- what was got through a view

  /** Ways to read a search to its end. */
  enum Walk {
    PAGES(search -> search.pages().forEach(page -> {})),
    NEXT(
        search -> {
          for (Page<?> page = search.firstPage(); page.hasNext(); ) {
            page = page.next();
          }
        }),
    ITERATOR(search -> search.forEach(each -> {})),
    STREAM(search -> assertThat(search.stream().count()).isEqualTo(3)),
    AHEAD(search -> search.prefetching(Runnable::run).forEach(each -> {}));

    private final Consumer<DialogSearch> way;

    Walk(Consumer<DialogSearch> way) {
      this.way = way;
    }
  }

  private void threePages() {
    page(null, 1, "t_1");
    page("t_1", 2, "t_2");
    page("t_2", 3, null);
  }

  private void page(String after, int number, String next) {
    String body =
        EveryOperation.DIALOGS_SEARCH
            .answer()
            .replace(
                "0198c2a1-0000-7000-8000-000000000001",
                "0198c2a1-0000-7000-8000-00000000000" + number);
    String more = "\"hasNextPage\":true,\"continuationToken\":\"" + next + "\"";
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .withQueryParam("continuationToken", after == null ? absent() : equalTo(after))
                .willReturn(
                    aResponse()
                        .withBody(
                            next == null ? body : body.replace("\"hasNextPage\":false", more))));
  }

  private static DialogQuery query() {
    return DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
  }

  private void assertAllNamed(int requests) {
    assertThat(server.requests())
        .hasSize(requests)
        .allMatch(each -> NAME.equals(each.getHeader("X-Correlation-Id")));
  }

  @ParameterizedTest
  @EnumSource
  void aSearchKeepsItsOptionsToItsEnd(Walk walk) {
    threePages();
    DialogportenClient view = server.client().with(o -> o.withCorrelationId(NAME));
    DialogSearch search = view.dialogs().search(query());
    view.with(o -> o.withoutCorrelationId()).dialogs().search(query()); // changes nothing of it
    walk.way.accept(search);
    assertAllNamed(3);
  }

  @Test
  void aSearchThatIsResumedHasTheOptionsOfTheViewThatResumesIt() {
    threePages();
    DialogportenClient client = server.client();
    Page<?> first = client.dialogs().search(query()).firstPage();
    server.wire().resetRequests();
    DialogportenClient view = client.with(o -> o.withCorrelationId(NAME));
    view.dialogs().search(query(), first.cursor().orElseThrow()).forEach(each -> {});
    assertAllNamed(2);
    server.wire().resetRequests();
    first.next();
    assertThat(server.request().containsHeader("X-Correlation-Id")).isFalse();
  }

  @Test
  void whatGoesInPartsHasThemInEachPart() {
    server.answers(EveryOperation.RESOURCES.answer());
    DialogportenClient view = server.client().with(o -> o.withCorrelationId(NAME));
    List<PartyUrn> parties =
        IntStream.range(0, 201).mapToObj(i -> PartyUrn.selfIdentified("user" + i)).toList();
    view.resources().mine(parties);
    assertAllNamed(3);
    server.wire().resetRequests();
    server.answers("");
    List<LabelTarget> targets =
        Stream.generate(() -> LabelTarget.of(UUID.randomUUID()))
            .limit(2 * Labels.PART_SIZE + 1)
            .toList();
    view.labels().changeAll(targets, LabelChange.ARCHIVE);
    assertAllNamed(3);
  }

  /** Also the limits that it reads by itself. */
  @Test
  void aSearchOfManyPartiesHasThemInEachRequest() {
    server.answers(EveryOperation.DIALOGS_SEARCH.answer());
    DialogportenClient view = server.client().with(o -> o.withCorrelationId(NAME));
    view.dialogs().search(manyParties()).firstPage();
    assertThat(server.requests())
        .extracting(LoggedRequest::getUrl)
        .anyMatch(u -> u.endsWith("/limits"));
    assertAllNamed(3);
  }

  private static DialogQuery manyParties() {
    return DialogQuery.forParty(
            IntStream.range(0, 150)
                .mapToObj(i -> PartyUrn.selfIdentified("user" + i))
                .toArray(PartyUrn[]::new))
        .build();
  }

  // ---- what views share

  @Test
  void viewsShareTheTokensAndTheExchange() {
    AtomicInteger asked = new AtomicInteger();
    TokenProvider provider =
        request -> {
          asked.incrementAndGet();
          return AccessToken.of(
              Jwts.of("{\"iss\":\"" + server.environment().maskinporten() + "\"}"));
        };
    server.answers(EveryOperation.PARTIES_WITH_ACCESS.answer());
    server
        .wire()
        .stubFor(
            any(urlPathMatching("/authentication/.*"))
                .willReturn(aResponse().withBody(altinnToken())));
    DialogportenClient client = server.client(provider);
    client.parties().withAccess(AccessQuery.defaults());
    client.with(o -> o.withoutRetry()).parties().withAccess(AccessQuery.defaults());
    client.actingAs(provider).parties().withAccess(AccessQuery.defaults());
    server.client(provider).with(o -> o.withRawJson()).parties().withAccess(AccessQuery.defaults());
    assertThat(server.requests())
        .filteredOn(each -> each.getUrl().contains("/exchange/"))
        .hasSize(1);
    assertThat(asked).hasValue(1);
  }

  private String altinnToken() {
    return Jwts.of(
        "{\"iss\":\""
            + server.environment().platform()
            + "/authentication/api/v1/openid/\",\"exp\":"
            + server.time().now().plusSeconds(1_800).getEpochSecond()
            + "}");
  }

  /** A token that was renewed a moment ago is not renewed by the next view. */
  @Test
  void viewsShareWhatIsKnownOfRefusedTokens() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    AtomicInteger given = new AtomicInteger();
    DialogportenClient client =
        server.client(TokenProvider.ofSupplier(() -> "token-" + given.incrementAndGet()));
    assertThat(catchThrowable(() -> client.parties().list())).isNotNull();
    assertThat(server.requests()).hasSize(2);
    assertThat(catchThrowable(() -> client.with(o -> o.withRawJson()).parties().list()))
        .isNotNull();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void limitsAreReadOnce() {
    server.answers(EveryOperation.DIALOGS_SEARCH.answer());
    DialogportenClient client = server.client();
    client.dialogs().search(manyParties()).firstPage();
    client.with(o -> o.withoutRetry()).dialogs().search(manyParties()).firstPage();
    client.actingAs(TokenProvider.ofToken("other")).dialogs().search(manyParties()).firstPage();
    server.client().dialogs().search(manyParties()).firstPage();
    assertThat(server.requests()).filteredOn(each -> each.getUrl().endsWith("/limits")).hasSize(1);
  }

  @Test
  void keysOfDialogTokensAreReadOnce() {
    server.answers(
        """
        {"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"k1",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
        """);
    DialogportenClient client = server.client();
    for (DialogportenClient each :
        List.of(
            client,
            client.with(o -> o.withoutRetry()),
            client.actingAs(TokenProvider.ofToken("other")),
            server.nobody())) {
      each.dialogTokens().validator().loadKeys();
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void viewsShareTheCircuit() {
    restart(AltinnHttp.builder().circuitBreaker(CircuitBreakerOptions.defaults().withWindow(2, 2)));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    DialogportenClient once = server.client().with(o -> o.withoutRetry());
    assertThat(catchThrowable(() -> once.parties().list()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(catchThrowable(() -> once.with(o -> o.withRawJson()).parties().list()))
        .isInstanceOf(ServiceUnavailableException.class);
    for (DialogportenClient each :
        List.of(
            once.with(o -> o.withRetry()), once.actingAs(server.altinnToken()), server.client())) {
      assertThat(catchThrowable(() -> each.parties().list()))
          .isInstanceOf(CircuitOpenException.class);
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void viewsShareTheTurns() {
    restart(AltinnHttp.builder().rateLimit(RateLimitOptions.perMinute(1)));
    server.answers(EveryOperation.PARTIES_LIST.answer());
    DialogportenClient client = server.client();
    client.parties().list();
    assertThat(
            catchThrowable(
                () -> client.with(o -> o.withTimeout(Duration.ofSeconds(5))).parties().list()))
        .isInstanceOf(OwnRateLimitException.class);
  }

  private void restart(AltinnHttp.Builder http) {
    server.close();
    server = new StubServer(http.build());
  }

  // ---- one identity, whatever the order

  static Stream<List<Integer>> orders() {
    return Stream.of(
        List.of(0, 1, 2),
        List.of(0, 2, 1),
        List.of(1, 0, 2),
        List.of(1, 2, 0),
        List.of(2, 0, 1),
        List.of(2, 1, 0));
  }

  private static DialogportenClient view(
      DialogportenClient client, List<Integer> order, TokenProvider provider) {
    DialogportenClient view = client;
    for (int step : order) {
      DialogportenClient before = view;
      view =
          switch (step) {
            case 0 -> before.with(o -> o.withLanguages("nb"));
            case 1 -> before.actingAs(provider);
            default -> before.async(Runnable::run).call(each -> each).join();
          };
    }
    return view;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void optionsIdentityAndFuturesGiveTheSameInAnyOrder(List<Integer> order) {
    TokenProvider provider = TokenProvider.ofToken("another");
    server.answers(EveryOperation.DIALOGS_OPEN.answer().replace("\"attachments\":[null],", ""));
    DialogportenClient view = view(server.client(), order, provider);
    Dialog dialog = view.dialogs().open(ID);
    assertThat(server.request().getHeader("Authorization")).isEqualTo("Bearer another");
    assertThat(server.request().getHeader("Accept-Language")).isEqualTo("nb");
    assertThat(view.options()).isEqualTo(CallOptions.none().withLanguages("nb"));
    for (List<Integer> other : orders().toList()) {
      assertThat(view(server.nobody(), other, provider).content().main(dialog)).isEmpty();
    }
    assertThatThrownBy(() -> server.client().content().main(dialog))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- what a client is

  static Stream<Method> accessors() {
    return Clients.accessors();
  }

  @ParameterizedTest
  @MethodSource("accessors")
  void eachStepIsTheSameObjectEachTimeAndTakesNoOptions(Method accessor) throws Exception {
    DialogportenClient client = server.client();
    for (DialogportenClient each : List.of(client, client.with(o -> o.withoutRetry()))) {
      assertThat(accessor.invoke(each)).isNotNull().isSameAs(accessor.invoke(each));
    }
    assertThat(accessor.invoke(client)).isNotSameAs(accessor.invoke(client.with(o -> o)));
    assertThat(Clients.operations(accessor.getReturnType()))
        .isNotEmpty()
        .allSatisfy(
            operation ->
                assertThat(operation.getParameterTypes()).doesNotContain(CallOptions.class));
  }

  @Test
  void nothingOfAClientHasToBeClosed() {
    assertThat(accessors()).hasSize(8);
    assertThat(
            Stream.concat(
                Stream.of(DialogportenClient.class), accessors().map(Method::getReturnType)))
        .noneMatch(AutoCloseable.class::isAssignableFrom);
  }

  @Test
  void aViewShowsNothingButTheEnvironment() {
    assertThat(server.client().with(o -> o.withHeader("X-Tenant", "one").withCorrelationId(NAME)))
        .hasToString("DialogportenClient[local]");
  }

  /** A broken request is that of the view it was made through. */
  @Test
  void aFailureBearsTheNameOfItsView() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    DialogportenClient client = server.client().with(o -> o.withoutRetry());
    assertThatThrownBy(() -> client.with(o -> o.withCorrelationId(NAME)).parties().list())
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.callCorrelationId()).contains(NAME));
    assertThatThrownBy(() -> client.parties().list())
        .isInstanceOfSatisfying(
            TransportException.class, failure -> assertThat(failure.callCorrelationId()).isEmpty());
  }
}
