package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.okhttp.OkHttpCustomizer;
import io.github.dialogporten.sdk.text.Link;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Interceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the escape hatch cannot do, however hard it tries. */
class HostileCustomizerTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Pipeline pipeline(OkHttpCustomizer customizer) {
    URI base = URI.create("http://127.0.0.1:" + server.port());
    return pipeline(
        AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build(),
        customizer);
  }

  private static Pipeline pipeline(AltinnEnvironment environment, OkHttpCustomizer customizer) {
    return Pipeline.to(
            AltinnConnection.builder(environment)
                .http(AltinnHttp.builder().customizer(customizer).build())
                .timeSource(new FakeTime())
                .build())
        .actingAs(TokenProvider.ofToken("token"));
  }

  private Throwable post(OkHttpCustomizer customizer) {
    Operation<Integer> once =
        Operation.of("test.once", "POST", "/api/v1/x", Semantics.ONCE, Answer::status);
    return catchThrowable(() -> pipeline(customizer).call(once, Parameters.none()));
  }

  private static final OkHttpCustomizer EVERYTHING_ON =
      builder ->
          builder
              .followRedirects(true)
              .followSslRedirects(true)
              .retryOnConnectionFailure(true)
              .authenticator(
                  (route, response) ->
                      response.request().newBuilder().header("Authorization", "again").build());

  @Test
  void redirectsStayOff() {
    server.stubFor(any(anyUrl()).willReturn(temporaryRedirect("/elsewhere")));
    post(EVERYTHING_ON);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void replaysStayOff() {
    for (int status : new int[] {408, 401, 503}) {
      server.resetAll();
      server.stubFor(
          any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "0")));
      post(EVERYTHING_ON);
      server.verify(1, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void interceptorThatSendsTwiceSendsOnce() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    Interceptor twice =
        chain -> {
          chain.proceed(chain.request()).close();
          return chain.proceed(chain.request());
        };
    assertThat(post(builder -> builder.addInterceptor(twice))).isNotNull();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void interceptorThatBringsTheReplayBackSendsOnce() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    Interceptor again =
        chain ->
            chain
                .withRetryOnConnectionFailure(true)
                .proceed(chain.request())
                .newBuilder()
                .header("Retry-After", "0")
                .build();
    Interceptor network =
        chain -> chain.proceed(chain.request()).newBuilder().header("Retry-After", "0").build();
    post(builder -> builder.addInterceptor(again).addNetworkInterceptor(network));
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void interceptorThatChangesTheHostSendsNothing() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    Interceptor elsewhere =
        chain ->
            chain.proceed(
                chain
                    .request()
                    .newBuilder()
                    .url("http://localhost:" + server.port() + "/stolen")
                    .build());
    assertThat(post(builder -> builder.addInterceptor(elsewhere))).isNotNull();
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void whatIsSentOnceKeepsAConnectionOfItsOwn() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    ConnectionPool shared = new ConnectionPool();
    Interceptor sharing = chain -> chain.withConnectionPool(shared).proceed(chain.request());
    post(builder -> builder.connectionPool(shared).addInterceptor(sharing));
    server.verify(1, anyRequestedFor(anyUrl()));
    assertThat(shared.connectionCount()).isZero();
  }

  @Test
  void addressGuardStaysOn() {
    Dns lies = host -> List.of(InetAddress.getByAddress("etat.example", new byte[] {127, 0, 0, 1}));
    Interceptor unguarded = chain -> chain.withDns(lies).proceed(chain.request());
    Pipeline pipeline =
        pipeline(AltinnEnvironment.TT02, builder -> builder.dns(lies).addInterceptor(unguarded));
    LinkCall<Integer> call =
        new LinkCall<>(
            "test.link",
            "GET",
            Semantics.SAFE,
            Link.of("https://etat.example:" + server.port() + "/x"),
            null,
            BodyKind.TEXT,
            Answer::status);
    Throwable thrown =
        catchThrowable(
            () ->
                pipeline.follow(
                    call, DialogCredential.opened("dialog", ServerClock.of(pipeline.time()))));
    assertThat(thrown).isInstanceOf(RefusedLinkException.class);
    server.verify(0, anyRequestedFor(anyUrl()));
  }
}
