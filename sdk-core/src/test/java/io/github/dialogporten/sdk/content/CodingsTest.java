package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.Gzip;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are coded: what is asked for, what is unpacked, and what is refused. */
class CodingsTest extends SavingAttachments {

  private static final String MARKDOWN =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";
  private static final String PARTIES = "{\"authorizedParties\":[]}";
  private static final int MEGABYTE = 1024 * 1024;

  private static ResponseDefinitionBuilder coded(String coding, byte[] body) {
    return aResponse()
        .withHeader("Content-Type", "text/plain")
        .withHeader("Content-Encoding", coding)
        .withBody(body);
  }

  private Dialog letter() {
    return owner.dialogWithContent(MARKDOWN, "nb", owner.url("/letter"));
  }

  private String text() {
    return content.main(letter()).orElseThrow().text();
  }

  private static void everything(StubServer server, ResponseDefinitionBuilder response) {
    server.wire().stubFor(any(anyUrl()).willReturn(response));
  }

  @Test
  void jsonAndTextsAreAskedForCompressedAndFilesAsTheyAre() {
    owner.answers("/letter", aResponse().withHeader("Content-Type", "text/plain").withBody("x"));
    owner.answers("/file", pdf());
    text();
    save(dialog());
    content.download(dialog(), dialog().attachments().get(0)).close();
    owner.host.verify(
        getRequestedFor(urlEqualTo("/letter")).withHeader("Accept-Encoding", equalTo("gzip")));
    owner.host.verify(
        2, getRequestedFor(urlEqualTo("/file")).withHeader("Accept-Encoding", equalTo("identity")));
    try (StubServer server = new StubServer()) {
      server.answers(PARTIES).client().parties().list();
      assertThat(server.request().getHeader("Accept-Encoding")).isEqualTo("gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity, gzip"})
  void gzipIsReadWithAnyNumberOfMembers(String coding) {
    byte[] letter = Gzip.members("# Br", "", "ev", " til deg");
    owner.answers("/letter", coded(coding, letter));
    assertThat(text()).isEqualTo("# Brev til deg");
    owner.answers("/file", coded(coding, letter));
    assertThat(save(dialog())).hasContent("# Brev til deg");
    try (StubServer server = new StubServer()) {
      everything(
          server, coded(coding, Gzip.members(PARTIES.substring(0, 9), PARTIES.substring(9))));
      assertThat(server.client().parties().list()).isEmpty();
    }
  }

  @Test
  void aHeadMayHoldMoreThanItMust() throws IOException {
    byte[] plain = Gzip.members("brev");
    ByteArrayOutputStream full = new ByteArrayOutputStream();
    full.write(plain, 0, 3);
    full.write(2 | 4 | 8 | 16); // checksum, extra field, name, comment
    full.write(plain, 4, 6);
    full.write(new byte[] {3, 0, 'a', 'b', 'c'});
    full.write("letter.txt\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
    full.write(new byte[] {1, 2});
    full.write(plain, 10, plain.length - 10);
    owner.answers("/letter", coded("gzip", full.toByteArray()));
    assertThat(text()).isEqualTo("brev");
  }

  @Test
  void whatIsCodedThoughNotAskedForIsUnpacked() throws IOException {
    owner.answers("/file", coded("gzip", Gzip.members("brev")));
    try (Download download = content.download(dialog(), dialog().attachments().get(0))) {
      assertThat(download.length()).isEmpty();
      assertThat(download.isLengthKnown()).isTrue();
      assertThat(download.stream().readAllBytes()).asString().isEqualTo("brev");
    }
  }

  @Test
  void anEmptyBodyIsNotCoded() {
    owner.answers("/letter", coded("gzip", new byte[0]));
    assertThat(text()).isEmpty();
    owner.answers("/letter", aResponse().withStatus(204).withHeader("Content-Encoding", "br"));
    assertThat(text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "br, gzip", "aes128gcm"})
  void anyOtherCodingIsFinal(String coding) {
    byte[] body = {0x1b, 0x03, 0x00, 0x00, 0x24, 0x00, 0x1a, 0x18};
    owner.answers("/letter", coded(coding, body));
    owner.answers("/file", coded(coding, body));
    refused(coding, this::text);
    refused(coding, () -> save(dialog()));
    refused(coding, () -> content.download(dialog(), dialog().attachments().get(0)));
    owner.gotRequests(3);
    assertThat(directory).isEmptyDirectory();
    try (StubServer server = new StubServer()) {
      everything(server, coded(coding, body));
      refused(coding, () -> server.client().parties().list());
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static void refused(String coding, Callable<?> call) {
    ContentException failure = catchThrowableOfType(ContentException.class, call::call);
    assertThat(failure.reason()).isEqualTo(Reason.ENCODING);
    assertThat(failure).hasMessageEndingWith("coded in a way that was not asked for: " + coding);
    assertThat(failure.isTransient()).isFalse();
  }

  @Test
  void anOddNameOfACodingIsNotQuoted() {
    owner.answers("/letter", coded("\"Kari Nordmann\"", new byte[] {1}));
    assertThatThrownBy(this::text)
        .isInstanceOf(ContentException.class)
        .hasMessageEndingWith("not asked for: one with an odd name");
  }

  @Test
  void aTransferCodingIsNoContent() {
    RawServer.Script coded =
        RawServer.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n");
    try (RawServer server = new RawServer(coded);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      refused(
          "gzip, chunked",
          () -> near.client.content().save(dialog, dialog.attachments().get(0), directory));
      assertThat(server.requests()).hasSize(1);
      near.assertQuiet();
    }
  }

  /** Gzip that is not what it should be. */
  static Stream<byte[]> broken() {
    byte[] whole = Gzip.members("brev til deg");
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 8] ^= 1;
    byte[] wrongLength = whole.clone();
    wrongLength[whole.length - 1] ^= 1;
    byte[] wrongBits = whole.clone();
    Arrays.fill(wrongBits, 11, 20, (byte) 0xff);
    byte[] trailing = Arrays.copyOf(whole, whole.length + 3);
    byte[] cutSecond = Gzip.members("brev", "til deg");
    return Stream.of(
        Arrays.copyOf(whole, 5),
        Arrays.copyOf(whole, 15),
        Arrays.copyOf(whole, whole.length - 8),
        Arrays.copyOf(whole, whole.length - 1),
        Arrays.copyOf(cutSecond, cutSecond.length - 6),
        wrongSum,
        wrongLength,
        wrongBits,
        trailing,
        "brev til deg".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatDoesNotUnpackIsABrokenConnection(byte[] body) {
    owner.answers("/letter", coded("gzip", body));
    owner.answers("/file", coded("gzip", body));
    for (Callable<?> call : Arrays.<Callable<?>>asList(this::text, () -> save(dialog()))) {
      TransportException failure = catchThrowableOfType(TransportException.class, call::call);
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(failure.attempts()).isEqualTo(3);
    }
    assertThat(directory).isEmptyDirectory();
  }

  // limits

  @Test
  void aFileThatGrowsTooMuchIsRefused() throws IOException {
    owner.answers("/file", coded("gzip", Gzip.member(new byte[10 * MEGABYTE])));
    assertThat(Files.size(save(dialog()))).isEqualTo(10L * MEGABYTE); // as small as that is fine
    Files.delete(directory.resolve("Vedtak.txt"));
    owner.answers("/file", coded("gzip", Gzip.member(new byte[12 * MEGABYTE])));
    String limit = "200 times its bytes on the wire (AltinnHttp.Builder.maxExpansion)";
    ContentException failure = failure(dialog());
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(failure).hasMessageEndingWith("a body of at most " + limit);
    owner.gotRequests(2);
    try (Download download = content.download(dialog(), dialog().attachments().get(0))) {
      assertThatThrownBy(() -> download.stream().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("content.download: larger than the limit: ")
          .hasMessageEndingWith(limit);
    }
  }

  @Test
  void howMuchAFileMayGrowIsASetting() throws IOException {
    try (ServiceOwner generous = new ServiceOwner(settings -> settings.maxExpansion(2_000))) {
      generous.answers("/file", coded("gzip", Gzip.member(new byte[12 * MEGABYTE])));
      Dialog dialog = generous.dialog(Attachments.one("Vedtak", generous.url("/file")));
      assertThat(
              Files.size(
                  generous.client.content().save(dialog, dialog.attachments().get(0), directory)))
          .isEqualTo(12L * MEGABYTE);
    }
    assertThatThrownBy(() -> AltinnHttp.builder().maxExpansion(0))
        .hasMessage("maxExpansion must be 1 or more");
  }

  @Test
  void jsonIsLimitedAsItIsUnpacked() {
    String long1 = "{\"authorizedParties\":[]," + "\"x\":\"" + "y".repeat(5_000) + "\"}";
    try (StubServer server = new StubServer(AltinnHttp.builder().maxJson(5_000).build())) {
      everything(server, coded("gzip", Gzip.members(long1)));
      assertThatThrownBy(() -> server.client().parties().list())
          .isInstanceOf(ResponseFormatException.class)
          .hasMessageEndingWith("a body of at most 5000 bytes (AltinnHttp.Builder.maxJson)");
      assertThat(server.requests()).hasSize(1);
    }
    try (StubServer server = new StubServer()) {
      everything(server, coded("gzip", Gzip.members(long1)));
      assertThat(server.client().parties().list()).isEmpty();
    }
  }

  @Test
  void aProblemIsReadAsLongAsItIsNotTooLong() {
    assertThat(titleOf(AltinnHttp.defaults(), 200_000)).isEqualTo("Odd");
    assertThat(titleOf(AltinnHttp.defaults(), 300_000)).isNull();
    assertThat(titleOf(AltinnHttp.builder().maxErrorBody(400_000).build(), 300_000))
        .isEqualTo("Odd");
    assertThat(titleOf(AltinnHttp.builder().maxErrorBody(1_000).build(), 2_000)).isNull();
  }

  private static @Nullable String titleOf(AltinnHttp settings, int length) {
    String problem = "{\"title\":\"Odd\",\"detail\":\"" + "x".repeat(length) + "\"}";
    try (StubServer server = new StubServer(settings)) {
      everything(server, coded("gzip", Gzip.members(problem)).withStatus(400));
      ApiException failure = (ApiException) catchThrowable(() -> server.client().parties().list());
      return failure.problem().title().orElse(null);
    }
  }

  @Test
  void aProblemInAnotherCodingIsNone() {
    try (StubServer server = new StubServer()) {
      everything(
          server,
          coded("br", "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8)).withStatus(403));
      assertThatThrownBy(() -> server.client().parties().list())
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(403));
    }
  }

  @Test
  void anInterceptorThatTakesTheHeaderAwayChangesNothing() {
    AltinnHttp settings =
        AltinnHttp.builder()
            .customizer(
                builder ->
                    builder.addInterceptor(
                        chain ->
                            chain.proceed(
                                chain
                                    .request()
                                    .newBuilder()
                                    .removeHeader("Accept-Encoding")
                                    .build())))
            .build();
    try (StubServer server = new StubServer(settings)) {
      everything(server, coded("gzip", Gzip.members(PARTIES, "")));
      assertThat(server.client().parties().list()).isEmpty();
      assertThat(server.request().getHeader("Accept-Encoding")).isEqualTo("gzip");
    }
  }
}
