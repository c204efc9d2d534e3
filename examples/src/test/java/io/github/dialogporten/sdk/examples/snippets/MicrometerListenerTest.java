package io.github.dialogporten.sdk.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter of the documents, over an Altinn in the process. */
class MicrometerListenerTest {

  @TempDir Path inbox;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();

  private interface Work {
    void with(DialogportenClient client) throws IOException;
  }

  private void watched(AltinnHttp.Builder settings, Work work) throws IOException {
    try (altinn) {
      var connection =
          AltinnConnection.builder(altinn.environment())
              .http(settings.listener(new MicrometerListener(registry)).build())
              .timeSource(altinn.clock())
              .build();
      var maskinporten =
          MaskinportenClient.builder(connection)
              .clientId(altinn.world().clientId())
              .signingKey(SigningKey.jwk(altinn.world().keyFile()))
              .scopes("digdir:dialogporten")
              .build();
      work.with(
          DialogportenClient.builder(connection)
              .tokenProvider(maskinporten.systemUser(altinn.world().customer().number()))
              .build());
    }
  }

  @Test
  void everyStepIsMeteredAndNoTagHoldsAValue() throws IOException {
    Set<String> values = new TreeSet<>();
    watched(
        AltinnHttp.builder(),
        client -> {
          altinn.faults().next("/parties", Fault.status(503).header("Retry-After", "2"));
          var parties = client.parties().list().searchable();
          client.dialogs().search(DialogQuery.forParties(parties).build()).firstPage();
          Dialog dialog = client.dialogs().open(SeededWorld.MESSAGE);
          client.content().main(dialog);
          for (var attachment : dialog.attachments()) {
            client.content().save(dialog, attachment, inbox);
            try (Download download = client.content().download(dialog, attachment);
                InputStream in = download.stream()) {
              in.readAllBytes();
            }
            values.add(attachment.id().toString());
            attachment.urls().forEach(url -> values.add(url.link().raw()));
          }
          values.add(dialog.id().toString());
          values.add(altinn.world().clientId());
          parties.forEach(
              party -> {
                values.add(party.party());
                values.add(party.party().substring(party.party().lastIndexOf(':') + 1));
                values.add(party.partyUuid().toString());
                values.add(party.name());
              });
          for (var request : altinn.requests().all()) {
            request
                .header("Authorization")
                .ifPresent(header -> values.add(header.replace("Bearer ", "")));
          }
        });
    assertThat(count("dialogporten.attempts", "operation", "parties.list", "status", "503"))
        .isEqualTo(1);
    assertThat(count("dialogporten.attempts", "operation", "parties.list", "status", "200"))
        .isEqualTo(1);
    assertThat(count("dialogporten.calls", "operation", "parties.list", "failure", "none"))
        .isEqualTo(1);
    assertThat(registry.get("dialogporten.waits").tag("reason", "RETRY_AFTER").timer().count())
        .isEqualTo(1);
    assertThat(names("operation"))
        .contains(
            "maskinporten.token",
            "parties.list",
            "dialogs.search",
            "dialogs.open",
            "content.main",
            "content.save",
            "content.download");
    assertThat(names("destination")).containsExactly("DIALOGPORTEN", "DIALOG_LINK", "ISSUER");
    assertThat(names("path")).contains("/api/v1/enduser/dialogs/{dialogId}", "{link}", "{issuer}");
    assertThat(received("content.download")).isEqualTo(received("content.save")).isPositive();
    assertThat(values).hasSizeGreaterThan(8);
    List<String> tags = new ArrayList<>();
    for (Meter meter : registry.getMeters()) {
      tags.add(meter.getId().getName());
      meter.getId().getTags().forEach(tag -> tags.add(tag.getKey() + "=" + tag.getValue()));
    }
    for (String value : values) {
      assertThat(value).isNotBlank();
      assertThat(tags).noneMatch(tag -> tag.contains(value));
    }
    assertThat(tags).noneMatch(tag -> tag.contains("127.0.0.1") || tag.contains("localhost"));
  }

  @Test
  void refusalsAreCountedWithTheirReason() throws IOException {
    watched(
        AltinnHttp.builder()
            .circuitBreaker(
                CircuitBreakerOptions.defaults()
                    .withWindow(3, 3)
                    .withOpenFor(Duration.ofMinutes(1)))
            .rateLimit(RateLimitOptions.perMinute(60)),
        client -> {
          DialogportenClient once = client.with(o -> o.withoutRetry());
          once.parties().list();
          altinn.faults().next("/parties", 2, Fault.status(500));
          for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> once.parties().list()).isInstanceOf(ServerException.class);
          }
          assertThatThrownBy(() -> once.parties().list()).isInstanceOf(CircuitOpenException.class);
        });
    assertThat(
            registry.get("dialogporten.refusals").tag("reason", "CIRCUIT_OPEN").counter().count())
        .isEqualTo(1);
    assertThat(count("dialogporten.waits", "operation", "parties.list", "reason", "RATE_LIMIT"))
        .isEqualTo(2);
    assertThat(
            count("dialogporten.waits", "operation", "maskinporten.token", "reason", "RATE_LIMIT"))
        .isEqualTo(1);
  }

  @Test
  void theClientOfTheDocumentsWorks() {
    try (LocalAltinn running = LocalAltinn.start()) {
      assertThat(
              Watched.parties(
                  registry,
                  running.environment(),
                  running.world().clientId(),
                  SigningKey.jwk(running.world().keyFile())))
          .isPositive();
    }
    altinn.close();
    assertThat(names("operation"))
        .containsExactly("maskinporten.metadata", "maskinporten.token", "parties.list");
  }

  private long count(String name, String... tags) {
    return registry.get(name).tags(tags).timer().count();
  }

  private double received(String operation) {
    return registry
        .get("dialogporten.bytes.received")
        .tag("operation", operation)
        .counter()
        .count();
  }

  private Set<String> names(String tag) {
    return registry.getMeters().stream()
        .flatMap(meter -> meter.getId().getTags().stream())
        .filter(each -> each.getKey().equals(tag))
        .map(Tag::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
