package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/**
 * The rules of Dialogporten's end-user API that a program meets, one by one, in an Altinn that
 * holds nothing else. The numbers are those of the sections of the project's notes on Dialogporten,
 * as of 30 November 2026.
 */
abstract class PublishedRules {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  final TestClock clock = TestClock.standingAt(NOW);
  final LocalAltinn altinn = LocalAltinn.builder().empty().clock(clock).start();
  final TestParty party = altinn.parties().organisation("310923044", "SYNTETISK AS");
  final TestSystemUser user = altinn.systemUsers().add(party, "client").represents(party);
  final Http http = new Http(altinn, altinn.tokens().systemUser(user));

  @AfterEach
  void close() {
    altinn.close();
  }

  DialogSpec spec() {
    return DialogSpec.of(party.urn(), "tjeneste", "Noe");
  }

  static GuiActionSpec action(String name, String attribute) {
    GuiActionSpec action =
        GuiActionSpec.of("POST", "https://x.example/" + name).action(name).title(Text.nb(name));
    return attribute == null ? action : action.authorizationAttribute(attribute);
  }

  UUID add(DialogSpec spec) {
    return altinn.dialogs().add(spec);
  }

  JsonNode found(String query) {
    Response response = http.get("enduser/dialogs?party=" + party.urn() + "&" + query);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  List<UUID> ids(String query) {
    List<UUID> ids = new ArrayList<>();
    found(query).path("items").forEach(item -> ids.add(UUID.fromString(item.path("id").asText())));
    return ids;
  }

  static List<String> keys(Response refused) {
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    List<String> keys = new ArrayList<>();
    refused.json().path("errors").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
