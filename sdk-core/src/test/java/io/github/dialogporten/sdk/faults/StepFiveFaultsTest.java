package io.github.dialogporten.sdk.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults at the hosts that a dialog refers to, on everything that goes there. */
@Tag("exhaustive")
class StepFiveFaultsTest {

  /** What goes to a service owner's host. */
  enum Visit {
    MAIN(3),
    TRANSMISSION(3),
    SAVE(3),
    DOWNLOAD(3),
    POST(1),
    DELETE(1);

    /** How often it is tried when it was sent and no good answer came. */
    private final int attempts;

    Visit(int attempts) {
      this.attempts = attempts;
    }

    boolean isAction() {
      return attempts == 1;
    }
  }

  private static final String ID = OddAnswers.ID.toString();

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final FakeTime time = new FakeTime();

  /** Keeps no connection: one that was kept and is dead costs a request, but no attempt. */
  private final ConnectionPool pool = new ConnectionPool(0, 1, TimeUnit.NANOSECONDS);

  private AltinnHttp http = http(Duration.ofSeconds(30));
  @TempDir private Path directory;

  /** Impatient with the service owner only: a dialog is opened first, and may take its time. */
  private AltinnHttp http(Duration readTimeout) {
    int millis = (int) readTimeout.toMillis();
    Interceptor impatient =
        chain ->
            chain.request().url().encodedPath().equals("/etat")
                ? chain.withReadTimeout(millis, TimeUnit.MILLISECONDS).proceed(chain.request())
                : chain.proceed(chain.request());
    return AltinnHttp.builder()
        .customizer(builder -> builder.connectionPool(pool).addInterceptor(impatient))
        .build();
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    assertThat(pool.connectionCount()).as("leaked").isEqualTo(pool.idleConnectionCount());
    try (var left = Files.list(directory)) {
      assertThat(left).as("half-written").isEmpty();
    }
    pool.evictAll();
    server.stop();
  }

  private Throwable fails(Visit visit, int contentPort) {
    URI base = URI.create("http://127.0.0.1:" + server.port());
    String content = "http://127.0.0.1:" + contentPort + "/etat";
    server.stubFor(
        get(urlPathMatching("/dialogporten/.*")).willReturn(aResponse().withBody(dialog(content))));
    AltinnEnvironment environment =
        AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base)
            .contentOrigin(URI.create("http://127.0.0.1:" + contentPort))
            .build();
    AltinnConnection connection =
        AltinnConnection.builder(environment).http(http).timeSource(time).build();
    DialogportenClient client =
        DialogportenClient.builder(connection)
            .tokenProvider(TokenProvider.ofToken("token"))
            .build();
    Dialog dialog = client.dialogs().open(OddAnswers.ID);
    return catchThrowable(() -> go(visit, client, dialog));
  }

  private void go(Visit visit, DialogportenClient client, Dialog dialog) throws IOException {
    switch (visit) {
      case MAIN -> client.content().main(dialog);
      case TRANSMISSION -> client.content().transmission(dialog, dialog.transmissions().get(0));
      case SAVE -> client.content().save(dialog, dialog.attachments().get(0), directory);
      case DOWNLOAD -> {
        try (Download file = client.content().download(dialog, dialog.attachments().get(0))) {
          file.stream().readAllBytes();
        }
      }
      case POST, DELETE ->
          client
              .actions()
              .perform(
                  dialog,
                  dialog.guiActions().get(visit == Visit.POST ? 0 : 1),
                  Confirmation.given());
    }
  }

  private static String dialog(String content) {
    String embed =
        "{'mediaType':'application/vnd.dialogporten.frontchannelembed-url;type=text/markdown',"
            + "'isAuthorized':true,'value':[{'languageCode':'nb','value':'$LINK'}]}";
    String action =
        "{'id':'$ACTION','action':'read','url':'$LINK','httpMethod':'$METHOD','isAuthorized':true}";
    return ("{'id':'$ID','revision':'$ID','party':'p','org':'o','serviceResource':'r',"
            + "'serviceResourceType':'t','status':'InProgress','createdAt':'$TIME',"
            + "'updatedAt':'$TIME','contentUpdatedAt':'$TIME','dialogToken':'dialog-token',"
            + "'endUserContext':{'revision':'$ID'},'content':{'mainContentReference':$EMBED},"
            + "'attachments':[{'id':'$ID','urls':[{'id':'$ID','url':'$LINK','consumerType':'Api',"
            + "'mediaType':'application/pdf'}]}],"
            + "'transmissions':[{'id':'$ID','createdAt':'$TIME','type':'Information',"
            + "'isAuthorized':true,'sender':{'actorType':'ServiceOwner'},"
            + "'content':{'contentReference':$EMBED}}],"
            + "'guiActions':["
            + action
                .replace("$ACTION", "0198c2a1-0000-7000-8000-00000000000a")
                .replace("$METHOD", "POST")
            + ","
            + action
                .replace("$ACTION", "0198c2a1-0000-7000-8000-00000000000b")
                .replace("$METHOD", "DELETE")
            + "]}")
        .replace("$EMBED", embed)
        .replace("$LINK", content)
        .replace("$TIME", "2026-03-01T10:00:00.1234567Z")
        .replace("$ID", ID)
        .replace('\'', '"');
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(urlPathEqualTo("/etat")).willReturn(response));
  }

  private void sent(int times) {
    server.verify(times, anyRequestedFor(urlPathEqualTo("/etat")));
  }

  private void isLost(Visit visit, Throwable thrown, TransportException.Kind kind) {
    if (visit.isAction()) {
      assertThat(thrown).isInstanceOf(ActionOutcomeUnknownException.class);
      assertThat(((DialogportenException) thrown).mayHaveBeenCarriedOut()).isTrue();
      assertThat(((TransportException) thrown.getCause()).kind()).isEqualTo(kind);
    } else {
      assertThat(thrown).isInstanceOf(TransportException.class);
      assertThat(((TransportException) thrown).kind()).isEqualTo(kind);
    }
    assertThat(((DialogportenException) thrown).attempts()).isEqualTo(visit.attempts);
    // on a busy machine an attempt can be given up before it reaches the server
    boolean anyMayBeGivenUp = kind == TransportException.Kind.TIMEOUT;
    server.verify(
        anyMayBeGivenUp ? lessThanOrExactly(visit.attempts) : exactly(visit.attempts),
        anyRequestedFor(urlPathEqualTo("/etat")));
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnectionIsNoUnknownOutcome(Visit visit) throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    Throwable thrown = fails(visit, nobody);
    assertThat(thrown).isInstanceOf(TransportException.class);
    assertThat(((TransportException) thrown).kind()).isEqualTo(TransportException.Kind.CONNECT);
    assertThat(((TransportException) thrown).mayHaveBeenCarriedOut()).isFalse();
    assertThat(((TransportException) thrown).attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void resetBeforeTheAnswer(Visit visit) {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    isLost(visit, fails(visit, server.port()), TransportException.Kind.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIN", "TRANSMISSION", "SAVE"})
  void resetInTheBody(Visit visit) {
    answer(
        aResponse()
            .withHeader("Content-Type", visit == Visit.SAVE ? "application/pdf" : "text/markdown")
            .withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    isLost(visit, fails(visit, server.port()), TransportException.Kind.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void slowHeaders(Visit visit) {
    http = http(Duration.ofMillis(150));
    answer(aResponse().withFixedDelay(500));
    isLost(visit, fails(visit, server.port()), TransportException.Kind.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIN", "TRANSMISSION", "SAVE"})
  void slowBody(Visit visit) {
    http = http(Duration.ofMillis(150));
    answer(
        aResponse()
            .withHeader("Content-Type", visit == Visit.SAVE ? "application/pdf" : "text/markdown")
            .withBody("# Skattekort".repeat(10))
            .withChunkedDribbleDelay(2, 1_000));
    isLost(visit, fails(visit, server.port()), TransportException.Kind.TIMEOUT);
  }

  private void isRefused(Visit visit, Class<?> type) {
    refused(visit, type, fails(visit, server.port()));
  }

  /** An action may have been performed by whoever answers like this. */
  private void isRefusedOrUnknown(Visit visit, Class<?> type) {
    Throwable thrown = fails(visit, server.port());
    if (visit.isAction()) {
      assertThat(thrown.getCause()).isInstanceOf(type);
      assertThat(((DialogportenException) thrown).isTransient()).isFalse();
    }
    refused(visit, visit.isAction() ? ActionOutcomeUnknownException.class : type, thrown);
  }

  private void refused(Visit visit, Class<?> type, Throwable thrown) {
    assertThat(thrown).isInstanceOf(type);
    assertThat(((DialogportenException) thrown).attempts()).isEqualTo(visit.attempts);
    sent(visit.attempts);
    assertThat(time.sleeps()).hasSize(visit.attempts - 1);
  }

  @ParameterizedTest
  @EnumSource
  void tooManyRequests(Visit visit) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "2"));
    isRefused(visit, RateLimitedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void unavailableUntilADate(Visit visit) {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "Mon, 02 Mar 2026 08:00:02 GMT"));
    isRefused(visit, ServiceUnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource
  void unavailableWithRetryAfterZero(Visit visit) {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));
    isRefused(visit, ServiceUnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource
  void gatewayWithHtml(Visit visit) {
    answer(aResponse().withStatus(502).withHeader("Content-Type", "text/html").withBody("<html>"));
    isRefusedOrUnknown(visit, ServerException.class);
  }

  @ParameterizedTest
  @EnumSource
  void unavailableWithoutAnEnd(Visit visit) {
    answer(aResponse().withStatus(503));
    isRefusedOrUnknown(visit, ServiceUnavailableException.class);
  }
}
