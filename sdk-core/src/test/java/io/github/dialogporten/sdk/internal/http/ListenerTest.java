package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.CallStarted;
import io.github.dialogporten.sdk.observe.Destination;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.WaitReason;
import io.github.dialogporten.sdk.observe.WaitStarted;
import io.github.dialogporten.sdk.text.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener is told, over a real connection. */
class ListenerTest {

  private static final String OK = "{\"a\":1}";

  private final RecordingListener listener = new RecordingListener();
  private final StubServer server = new StubServer(AltinnHttp.builder().listener(listener).build());

  @AfterEach
  void close() {
    server.close();
  }

  private static Operation<String> operation(Semantics semantics, Api api) {
    return Operation.of(
            "test.call",
            semantics == Semantics.SAFE ? "GET" : "PUT",
            "/api/v1/things/{thingId}",
            semantics,
            answer -> new String(answer.bytes(1_000), StandardCharsets.UTF_8))
        .at(api);
  }

  private String call(Semantics semantics) {
    return call(server.pipeline(), semantics);
  }

  private static String call(Pipeline pipeline, Semantics semantics) {
    return pipeline.call(
        operation(semantics, Api.DIALOGPORTEN), Parameters.with().path("thingId", "marked-value"));
  }

  private void firstThen(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("next")
                .willReturn(first));
    server
        .wire()
        .stubFor(any(anyUrl()).inScenario("s").whenScenarioStateIs("next").willReturn(then));
  }

  private static ResponseDefinitionBuilder ok() {
    return aResponse().withBody(OK);
  }

  private List<String> kinds() {
    return listener.events().stream()
        .map(
            event ->
                event instanceof CallStarted
                    ? "started"
                    : event instanceof AttemptEnded
                        ? "attempt"
                        : event instanceof WaitStarted
                            ? "wait"
                            : event instanceof CallEnded ? "ended" : "other")
        .toList();
  }

  @Test
  void aCallHasABeginningAnAttemptAndAnEnd() {
    server.answers(OK);
    assertThat(call(Semantics.SAFE)).isEqualTo(OK);
    assertThat(kinds()).containsExactly("started", "attempt", "ended");
    for (CallEvent event : listener.events()) {
      assertThat(event.operation()).isEqualTo("test.call");
      assertThat(event.method()).isEqualTo("GET");
      assertThat(event.path()).isEqualTo("/api/v1/things/{thingId}");
      assertThat(event.destination()).isEqualTo(Destination.DIALOGPORTEN);
      assertThat(event.callNumber()).isEqualTo(listener.events().get(0).callNumber());
      assertThat(event.toString()).doesNotContain("marked-value", "127.0.0.1", "token");
    }
    assertThat(listener.event(CallStarted.class).timeout()).isEqualTo(Duration.ofSeconds(90));
    AttemptEnded attempt = listener.event(AttemptEnded.class);
    assertThat(attempt.attempt()).isEqualTo(1);
    assertThat(attempt.status()).hasValue(200);
    assertThat(attempt.failure()).isEmpty();
    assertThat(attempt.bytesSent()).isZero();
    assertThat(attempt.bytesReceived()).isEqualTo(OK.length());
    CallEnded ended = listener.event(CallEnded.class);
    assertThat(ended.attempts()).isEqualTo(1);
    assertThat(ended.failure()).isEmpty();
    assertThat(ended.bytesReceived()).isEqualTo(OK.length());
    long first = attempt.callNumber();
    listener.forget();
    call(Semantics.SAFE);
    assertThat(listener.event(CallEnded.class).callNumber()).isGreaterThan(first);
  }

  @Test
  void waitsAreToldWithTheirReason() {
    firstThen(
        aResponse().withStatus(503).withHeader("Retry-After", "2").withBody("busy"),
        ok().withHeader("Content-Type", "application/json"));
    call(Semantics.SAFE);
    assertThat(kinds()).containsExactly("started", "attempt", "wait", "attempt", "ended");
    WaitStarted wait = listener.event(WaitStarted.class);
    assertThat(wait.reason()).isEqualTo(WaitReason.RETRY_AFTER);
    assertThat(wait.duration()).isGreaterThan(Duration.ofSeconds(2));
    assertThat(server.time().sleeps()).containsExactly(wait.duration());
    AttemptEnded first = listener.events(AttemptEnded.class).get(0);
    assertThat(first.status()).hasValue(503);
    assertThat(first.failure()).contains("ServiceUnavailableException");
    assertThat(first.bytesReceived()).isEqualTo(4);
    assertThat(listener.events(AttemptEnded.class).get(1).attempt()).isEqualTo(2);
    CallEnded ended = listener.event(CallEnded.class);
    assertThat(ended.attempts()).isEqualTo(2);
    assertThat(ended.bytesReceived()).isEqualTo(4 + OK.length());
    assertThat(ended.duration()).isEqualTo(wait.duration()); // the clock stands still but for it
  }

  @Test
  void aFailureIsNamedAtTheAttemptsAndAtTheEnd() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    assertThatThrownBy(() -> call(Semantics.SAFE)).isInstanceOf(RuntimeException.class);
    assertThat(kinds()).containsExactly("started", "attempt", "wait", "attempt", "ended");
    assertThat(listener.event(WaitStarted.class).reason()).isEqualTo(WaitReason.RETRY);
    assertThat(listener.event(CallEnded.class).failure()).contains("ServerException");
  }

  @Test
  void aRenewedTokenMakesAnotherAttempt() {
    firstThen(
        aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer error=invalid_token"),
        ok());
    List<String> tokens = new ArrayList<>(List.of("one", "two", "three"));
    Pipeline pipeline = server.pipeline(TokenProvider.ofSupplier(() -> tokens.remove(0)));
    call(pipeline, Semantics.SAFE);
    assertThat(kinds()).containsExactly("started", "attempt", "attempt", "ended");
    assertThat(listener.events(AttemptEnded.class).get(0).failure())
        .contains("UnauthorizedException");
    assertThat(listener.event(CallEnded.class).failure()).isEmpty();
  }

  @Test
  void whatNeverLeftHasNoStatus() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    URI base = URI.create("http://127.0.0.1:" + closed);
    Pipeline pipeline =
        Pipeline.to(
                AltinnConnection.builder(AltinnEnvironment.local(base, base, base).build())
                    .http(server.http())
                    .timeSource(server.time())
                    .build())
            .actingAs(TokenProvider.ofToken("token"));
    assertThatThrownBy(() -> call(pipeline, Semantics.SAFE)).isInstanceOf(TransportException.class);
    assertThat(listener.events(AttemptEnded.class)).hasSize(3);
    AttemptEnded attempt = listener.events(AttemptEnded.class).get(0);
    assertThat(attempt.status()).isEmpty();
    assertThat(attempt.failure()).contains("TransportException.CONNECT");
    assertThat(listener.event(CallEnded.class).failure()).contains("TransportException.CONNECT");
  }

  @Test
  void anAnswerThatBreaksKeepsItsStatus() {
    server
        .wire()
        .stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
    assertThatThrownBy(() -> call(Semantics.ONCE)).isInstanceOf(TransportException.class);
    assertThat(listener.event(AttemptEnded.class).failure()).contains("TransportException.CLOSED");
    listener.forget();
    server.wire().stubFor(any(anyUrl()).willReturn(ok().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    assertThatThrownBy(() -> call(Semantics.ONCE)).isInstanceOf(TransportException.class);
    assertThat(listener.event(AttemptEnded.class).status()).hasValue(200);
  }

  @Test
  void noTokenIsNoAttempt() {
    Pipeline pipeline =
        server.pipeline(
            TokenProvider.ofSupplier(
                () -> {
                  throw new IllegalStateException("marked-value");
                }));
    assertThatThrownBy(() -> call(pipeline, Semantics.SAFE)).isInstanceOf(RuntimeException.class);
    assertThat(kinds()).containsExactly("started", "ended");
    assertThat(listener.event(CallEnded.class).attempts()).isZero();
    assertThat(listener.event(CallEnded.class).failure()).contains("TokenException");
  }

  @Test
  void bytesAreCountedAsTheyCome() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("x".repeat(900).getBytes(StandardCharsets.UTF_8));
    }
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed.toByteArray())));
    assertThat(call(Semantics.SAFE)).hasSize(900);
    assertThat(listener.event(AttemptEnded.class).bytesReceived()).isEqualTo(packed.size());
  }

  @Test
  void issuersAreSeenTooAndWhatIsSentIsCounted() {
    server.answers(OK);
    IssuerHttp issuers = new IssuerHttp(server.connection());
    issuers.send(
        IssuerRequest.post(
            "test.token",
            server.uri("/token?marked-value"),
            () -> Map.of("secret", "marked-value"),
            Duration.ofSeconds(30)));
    AttemptEnded attempt = listener.event(AttemptEnded.class);
    assertThat(attempt.operation()).isEqualTo("test.token");
    assertThat(attempt.destination()).isEqualTo(Destination.ISSUER);
    assertThat(attempt.path()).isEqualTo("{issuer}");
    assertThat(attempt.bytesSent()).isEqualTo("secret=marked-value".length());
    assertThat(listener.events().toString()).doesNotContain("marked-value");
  }

  @Test
  void theExchangeOfATokenIsACallOfItsOwn() {
    server.wire().stubFor(any(urlPathEqualTo("/api/v1/things/marked-value")).willReturn(ok()));
    server
        .wire()
        .stubFor(
            any(urlPathMatching("/authentication/.*"))
                .willReturn(aResponse().withBody(Jwts.of("{\"exp\":1772439000}"))));
    Pipeline pipeline =
        server.pipeline(TokenProvider.ofToken(Jwts.of("{\"exp\":1772439000,\"iss\":\"other\"}")));
    pipeline.call(
        operation(Semantics.SAFE, Api.PLATFORM), Parameters.with().path("thingId", "marked-value"));
    assertThat(listener.events(CallEnded.class))
        .extracting(CallEvent::operation)
        .containsExactly("altinn.exchange", "test.call");
    assertThat(listener.events(CallEnded.class))
        .extracting(CallEvent::destination)
        .containsOnly(Destination.PLATFORM);
  }

  private InputStream stream(String path) throws RefusedLinkException {
    return stream(server, path);
  }

  private static InputStream stream(StubServer server, String path) throws RefusedLinkException {
    return server
        .pipeline()
        .follow(
            new LinkCall<>(
                "test.open",
                "GET",
                Semantics.SAFE,
                Link.of(server.uri(path).toString()),
                null,
                BodyKind.STREAM,
                Answer::stream),
            DialogCredential.opened("dialog-token", ServerClock.of(server.time())));
  }

  @Test
  void aStreamEndsWhenItIsClosed() throws Exception {
    server.answers("x".repeat(200_000));
    InputStream whole = stream("/marked-value");
    CallEnded ended = listener.event(CallEnded.class);
    assertThat(ended.bytesReceived()).isLessThan(200_000);
    assertThat(ended.path()).isEqualTo("{link}");
    assertThat(ended.destination()).isEqualTo(Destination.DIALOG_LINK);
    assertThat(listener.events(BodyEnded.class)).isEmpty();
    server.time().advance(Duration.ofSeconds(7));
    assertThat(whole.readAllBytes()).hasSize(200_000);
    whole.close();
    whole.close();
    BodyEnded body = listener.event(BodyEnded.class);
    assertThat(body.bytesReceived()).isEqualTo(200_000 - ended.bytesReceived());
    assertThat(body.isWhole()).isTrue();
    assertThat(body.duration()).isEqualTo(Duration.ofSeconds(7));
    assertThat(body.callNumber()).isEqualTo(ended.callNumber());
    listener.forget();
    InputStream part = stream("/marked-value");
    assertThat(part.read()).isEqualTo('x');
    part.close();
    assertThat(listener.event(BodyEnded.class).isWhole()).isFalse();
    assertThat(listener.event(BodyEnded.class).bytesReceived()).isBetween(1L, 199_999L);
  }

  @Test
  void aRedirectIsPartOfItsAttempt() throws Exception {
    server
        .wire()
        .stubFor(
            any(urlPathEqualTo("/from"))
                .willReturn(
                    aResponse().withStatus(302).withHeader("Location", "/to").withBody("moved")));
    server.wire().stubFor(any(urlPathEqualTo("/to")).willReturn(ok()));
    try (InputStream in = stream("/from")) {
      assertThat(in.readAllBytes()).hasSize(OK.length());
    }
    assertThat(listener.event(AttemptEnded.class).status()).hasValue(200);
    assertThat(listener.event(BodyEnded.class).isWhole()).isTrue();
  }

  @Test
  void aRedirectThatIsRefusedIsNamedAsTheCallerSeesIt() {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse().withStatus(302).withHeader("Location", "http://example.com/")));
    assertThatThrownBy(() -> stream("/from")).isInstanceOf(RefusedLinkException.class);
    assertThat(listener.event(AttemptEnded.class).status()).hasValue(302);
    assertThat(listener.event(CallEnded.class).failure()).contains("ContentException");
  }

  /** Throws at every event. */
  private static final class Broken implements DialogportenListener {

    private final Supplier<? extends Throwable> failure;

    Broken(Supplier<? extends Throwable> failure) {
      this.failure = failure;
    }

    @Override
    public void callStarted(CallStarted event) {
      fail(failure.get());
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
      fail(failure.get());
    }

    @Override
    public void waitStarted(WaitStarted event) {
      fail(failure.get());
    }

    @Override
    public void callEnded(CallEnded event) {
      fail(failure.get());
    }

    @Override
    public void bodyEnded(BodyEnded event) {
      fail(failure.get());
    }

    /** As a listener in another language can, whatever it is. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void fail(Throwable failure) throws E {
      throw (E) failure;
    }
  }

  private static StubServer listened(DialogportenListener listener) {
    return new StubServer(AltinnHttp.builder().listener(listener).build());
  }

  /** What the SDK logs about listeners while something is done. */
  private static List<LogRecord> logged(ThrowingRunnable work) throws Exception {
    List<LogRecord> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("io.github.dialogporten.sdk.observe");
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return logged;
  }

  private interface ThrowingRunnable {
    void run() throws Exception;
  }

  static Stream<Arguments> anything() {
    return Stream.<Supplier<Throwable>>of(
            () -> new IllegalStateException("marked-value"),
            () -> new NoClassDefFoundError("marked-value"),
            () -> new ExceptionInInitializerError("marked-value"),
            () -> new AssertionError("marked-value"),
            () -> new IOException("marked-value"))
        .map(failure -> Arguments.of(failure, failure.get() instanceof Error));
  }

  @ParameterizedTest
  @MethodSource("anything")
  void whateverAListenerThrowsBreaksNoCallAndIsLoggedOnce(
      Supplier<Throwable> failure, boolean isError) throws Exception {
    List<LogRecord> logged =
        logged(
            () -> {
              try (StubServer other =
                  listened(DialogportenListener.all(new Broken(failure), listener))) {
                other.answers(OK);
                assertThat(call(other.pipeline(), Semantics.SAFE)).isEqualTo(OK);
                try (InputStream in = stream(other, "/from")) {
                  assertThat(in.readAllBytes()).hasSize(OK.length());
                }
                other.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
                assertThatThrownBy(() -> call(other.pipeline(), Semantics.SAFE))
                    .isInstanceOf(ServiceUnavailableException.class);
              }
            });
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0).getLevel()).isEqualTo(isError ? Level.SEVERE : Level.WARNING);
    assertThat(logged.get(0).getMessage())
        .contains(failure.get().getClass().getName(), ListenerTest.class.getName())
        .doesNotContain("marked-value");
    assertThat(logged.get(0).getThrown()).isNull();
    assertThat(listener.events(CallEnded.class)).hasSize(3); // the other one misses nothing
    assertThat(listener.events(BodyEnded.class)).hasSize(1);
  }

  @Test
  void everyClassOfFailureIsLoggedOfWhicheverListener() throws Exception {
    List<LogRecord> logged =
        logged(
            () -> {
              Broken first = new Broken(() -> new IllegalStateException("a"));
              Broken second = new Broken(() -> new NoClassDefFoundError("b"));
              try (StubServer other =
                  listened(
                      DialogportenListener.all(
                          first, DialogportenListener.all(second, listener)))) {
                other.answers(OK);
                call(other.pipeline(), Semantics.SAFE);
                call(other.pipeline(), Semantics.SAFE);
              }
            });
    assertThat(logged)
        .extracting(LogRecord::getLevel)
        .containsExactlyInAnyOrder(Level.WARNING, Level.SEVERE);
    assertThat(listener.events(CallEnded.class)).hasSize(2);
  }

  @Test
  void theEndOfTheMachineIsNotKeptFromTheCaller() {
    try (StubServer other = listened(new Broken(OutOfMemoryError::new))) {
      other.answers(OK);
      assertThatThrownBy(() -> call(other.pipeline(), Semantics.SAFE))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  /** Of a listener of the program's own that passes events on: it hears the first failure. */
  @Test
  void severalAsOneThrowWhatTheFirstThrew() {
    for (Throwable failure : List.of(new IllegalStateException(), new NoClassDefFoundError())) {
      DialogportenListener all =
          DialogportenListener.all(
              new Broken(() -> failure), new Broken(IllegalArgumentException::new), listener);
      assertThatThrownBy(() -> all.callEnded(null)).isSameAs(failure);
    }
    IOException checked = new IOException();
    assertThatThrownBy(() -> DialogportenListener.all(new Broken(() -> checked)).callEnded(null))
        .hasCause(checked);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 500, 503})
  void anActionOfUnknownOutcomeIsNamedAsTheCallerSeesIt(int status) {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    assertThatThrownBy(
            () ->
                server
                    .pipeline()
                    .follow(
                        new LinkCall<>(
                            "actions.perform",
                            "POST",
                            Semantics.ONCE,
                            Link.of(server.uri("/do").toString()),
                            null,
                            BodyKind.TEXT,
                            Answer::status),
                        DialogCredential.opened("dialog-token", ServerClock.of(server.time()))))
        .isInstanceOf(ApiException.class);
    assertThat(listener.event(AttemptEnded.class).failure())
        .contains("ActionOutcomeUnknownException");
    assertThat(listener.event(CallEnded.class).failure()).contains("ActionOutcomeUnknownException");
  }

  @Test
  void severalAreToldInOrder() {
    List<String> told = new ArrayList<>();
    DialogportenListener both =
        DialogportenListener.all(
            new DialogportenListener() {
              @Override
              public void callStarted(CallStarted event) {
                told.add("first");
              }
            },
            new DialogportenListener() {
              @Override
              public void callStarted(CallStarted event) {
                told.add("second");
              }
            });
    try (StubServer other = new StubServer(AltinnHttp.builder().listener(both).build())) {
      other.answers(OK);
      call(other.pipeline(), Semantics.SAFE);
    }
    assertThat(told).containsExactly("first", "second");
    assertThat(both).hasToString("DialogportenListener[2]");
  }
}
