package io.github.dialogporten.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may say of calls, and where it goes. */
class CallOptionsTest {

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "Proxy-Anything",
        "Cookie",
        "Set-Cookie",
        "Ocp-Apim-Subscription-Key",
        "X-Api-Key",
        "ApiKey",
        "api_key",
        "x-api_key",
        "subscription_key",
        "X-Functions-Key",
        "X-Jwt",
        "X-Auth-Token",
        "Client-Secret",
        "Host",
        "Content-Length",
        "Content-Type",
        "content-encoding",
        "Transfer-Encoding",
        "Connection",
        "Accept",
        "Accept-Language",
        "Accept-Encoding",
        "If-Match",
        "If-None-Match",
        "User-Agent",
        "Range",
        "Upgrade",
        "Expect",
        "TE",
        "DPoP",
        "X-HTTP-Method-Override",
        "X-Dialogporten-Sdk-Retry-After",
        "X-Correlation-Id",
        "",
        " ",
        "no space",
        "line\nend",
        "colon:",
        "æ"
      })
  void namesThatAreNotTheCallers(String name) {
    assertThatThrownBy(() -> CallOptions.none().withHeader(name, "quoted-value"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name: ")
        .hasMessageNotContaining("quoted-value")
        .satisfies(
            failure ->
                assertThat(name.strip().length() > 10 && failure.getMessage().contains(name))
                    .isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " leading",
        "trailing ",
        "two\r\nX-Other: lines",
        "tab\tinside",
        "blåbær",
        "Bearer abc",
        "basic YTpi",
        "of eyJhbGciOiJub25lIn0.e30."
      })
  void valuesThatAreRefused(String value) {
    assertThatThrownBy(() -> CallOptions.none().withHeader("X-Tenant", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value: ")
        .satisfies(
            failure ->
                assertThat(value.length() > 6 && failure.getMessage().contains(value)).isFalse());
  }

  @Test
  void lengthsAreBounded() {
    CallOptions options = CallOptions.none().withHeader("X-Long", "v".repeat(1024));
    assertThatThrownBy(() -> options.withHeader("X-Longer", "v".repeat(1025)))
        .hasMessageStartingWith("value: ");
    assertThatThrownBy(() -> options.withHeader("n".repeat(65), "v"))
        .hasMessageStartingWith("name: ");
    CallOptions many = CallOptions.none();
    for (int i = 0; i < 20; i++) {
      many = many.withHeader("X-Header-" + i, "v");
    }
    CallOptions full = many.withHeader("x-header-19", "w");
    assertThat(full.headers()).hasSize(20).containsEntry("x-header-19", "w");
    assertThatThrownBy(() -> full.withHeader("X-Header-20", "v"))
        .hasMessageStartingWith("name: at most 20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "two words", "line\nend", "blå", "01820012345", "run:01820012345", "a;b"})
  void correlationIdsThatAreRefused(String value) {
    assertThatThrownBy(() -> CallOptions.none().withCorrelationId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("correlationId: ")
        .hasMessageNotContaining("01820012345");
  }

  @Test
  void correlationIdsThatAreTaken() {
    String longest = "a".repeat(128);
    assertThat(CallOptions.none().withCorrelationId(longest).correlationId()).contains(longest);
    assertThatThrownBy(() -> CallOptions.none().withCorrelationId(longest + "a"))
        .hasMessageStartingWith("correlationId: ");
    assertThat(CallOptions.none().withCorrelationId(ID.toString()).correlationId())
        .contains(ID.toString());
    assertThat(CallOptions.none().correlationId()).isEmpty();
  }

  @Test
  void eachIsAValue() {
    CallOptions one = all();
    assertThat(one).isEqualTo(all()).hasSameHashCodeAs(all());
    assertThat(one.withHeader("traceparent", "other")).isNotEqualTo(one);
    assertThat(one.withCorrelationId("other")).isNotEqualTo(one);
    assertThat(one.withHeader("Traceparent", PARENT)).isEqualTo(one);
    assertThat(CallOptions.none().headers()).isEmpty();
    assertThat(one.timeout()).contains(Duration.ofSeconds(9));
    assertThat(one.languages()).containsExactly("nb");
    assertThat(one.retries()).isFalse();
    assertThat(one.keepsRawJson()).isTrue();
    assertThat(one.toString()).contains("traceparent", "run-7").doesNotContain(PARENT);
    assertThatThrownBy(() -> one.headers().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /** In another order than the getters, so that no step loses what another has set. */
  private static CallOptions all() {
    return CallOptions.none()
        .withCorrelationId("run-7")
        .withHeader("Traceparent", PARENT)
        .withTimeout(Duration.ofSeconds(9))
        .withLanguages("nb")
        .withRawJson()
        .withoutRetry();
  }

  @Test
  void eachHasAWayBack() {
    CallOptions none = CallOptions.none();
    assertThat(none.withTimeout(Duration.ofSeconds(9)).withDefaultTimeout()).isEqualTo(none);
    assertThat(none.withLanguages("nb", "en").withLanguages()).isEqualTo(none);
    assertThat(none.withLanguages("nb").withLanguages(List.of())).isEqualTo(none);
    assertThat(none.withRawJson().withoutRawJson()).isEqualTo(none);
    assertThat(none.withoutRetry().withRetry()).isEqualTo(none);
    assertThat(none.withHeader("traceparent", PARENT).withoutHeaders()).isEqualTo(none);
    assertThat(none.withCorrelationId("run-7").withoutCorrelationId()).isEqualTo(none);
    assertThat(
            all()
                .withDefaultTimeout()
                .withLanguages()
                .withoutRawJson()
                .withRetry()
                .withoutHeaders()
                .withoutCorrelationId())
        .isEqualTo(none)
        .hasSameHashCodeAs(none);
  }

  /** No way back takes more than its own option. */
  @Test
  void aWayBackLeavesTheOthers() {
    CallOptions all = all();
    assertThat(all.withDefaultTimeout().withTimeout(Duration.ofSeconds(9))).isEqualTo(all);
    assertThat(all.withLanguages().withLanguages("nb")).isEqualTo(all);
    assertThat(all.withoutRawJson().withRawJson()).isEqualTo(all);
    assertThat(all.withRetry().withoutRetry()).isEqualTo(all);
    assertThat(all.withoutHeaders().withHeader("Traceparent", PARENT)).isEqualTo(all);
    assertThat(all.withoutCorrelationId().withCorrelationId("run-7")).isEqualTo(all);
  }

  @Test
  void headersGoToAltinn() {
    try (StubServer server = new StubServer().answers("[]")) {
      client(server).with(options -> all()).dialogs().seenLog(ID);
      LoggedRequest request = server.request();
      assertThat(request.getHeader("traceparent")).isEqualTo(PARENT);
      assertThat(request.getHeader("X-Correlation-Id")).isEqualTo("run-7");
      assertThat(request.getHeader("Accept")).isEqualTo("application/json");
      assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token");
    }
  }

  @Test
  void failuresBearTheCorrelationId() {
    try (StubServer server = new StubServer()) {
      DialogportenClient client = client(server);
      DialogportenClient named = client.with(options -> all());
      assertThat(failure(() -> named.dialogs().seenLog(ID)).callCorrelationId()).contains("run-7");
      assertThat(failure(() -> client.dialogs().seenLog(ID)).callCorrelationId()).isEmpty();
    }
  }

  @Test
  void theFirstNameStays() {
    TokenException failure = ErrorsAccess.source(new IllegalStateException());
    DialogportenException told =
        ErrorsAccess.correlated(ErrorsAccess.correlated(failure, "run-7"), "outer");
    assertThat(told).isSameAs(failure);
    assertThat(told.callCorrelationId()).contains("run-7");
  }

  @Test
  void serviceOwnersGetNeitherHeadersNorTheCorrelationId() {
    try (ServiceOwner owner = new ServiceOwner()) {
      Dialog dialog =
          owner.dialogWithContent(
              "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
              "nb",
              owner.url("/text"));
      owner.answers("/text", WireMock.aResponse().withStatus(404));
      Content content = owner.client.with(options -> all()).content();
      DialogportenException failure = failure(() -> content.main(dialog));
      assertThat(failure).isInstanceOf(ApiException.class);
      assertThat(failure.callCorrelationId()).contains("run-7");
      owner.host.verify(
          1,
          WireMock.getRequestedFor(WireMock.anyUrl())
              .withoutHeader("traceparent")
              .withoutHeader("X-Correlation-Id"));
    }
  }

  @Test
  void whatIsRefusedBeforeItIsSentBearsItToo() {
    try (ServiceOwner owner = new ServiceOwner()) {
      Dialog dialog =
          owner.dialog(
              """
              "attachments":[{"id":"%s","displayName":[],"urls":[],"expiresAt":
              "2026-03-01T00:00:00Z"}],"guiActions":[{"id":"%s","action":"read",
              "url":"%s","isAuthorized":false,"httpMethod":"POST","priority":"Primary","title":[]}]
              """
                  .formatted(ID, ID, owner.url("/do")));
      DialogportenClient client = owner.client.with(options -> all());
      assertThat(failure(() -> client.content().download(dialog, dialog.attachments().get(0))))
          .isInstanceOf(ContentException.class)
          .extracting(DialogportenException::callCorrelationId)
          .hasToString("Optional[run-7]");
      assertThat(
              failure(
                      () ->
                          client
                              .actions()
                              .perform(dialog, dialog.guiActions().get(0), Confirmation.given()))
                  .callCorrelationId())
          .contains("run-7");
    }
  }

  private static DialogportenClient client(StubServer server) {
    return server.client(TokenProvider.ofToken("token"));
  }

  private static DialogportenException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(DialogportenException.class, call);
  }
}
