package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerPage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in the seeded world, seen from outside. */
class SeededWorldTest {

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void listsParties() {
    Response response = http.get("enduser/parties");

    assertThat(response.status()).isEqualTo(200);
    JsonNode parties = response.json().path("authorizedParties");
    assertThat(parties).hasSize(4);
    assertThat(parties.get(0).path("party").asText())
        .isEqualTo("urn:altinn:organization:identifier-no:310923044");
    assertThat(parties.get(0).path("subParties")).hasSize(2);
    assertThat(parties.get(2).path("isDeleted").asBoolean()).isTrue();
    assertThat(parties.get(3).path("hasOnlyAccessToSubParties").asBoolean()).isTrue();
  }

  @Test
  void pagesThrough250Dialogs() {
    Set<String> ids = new HashSet<>();
    String token = "";
    int pages = 0;
    boolean more = true;
    while (more) {
      Map<String, String> parameters =
          token.isEmpty()
              ? Map.of("party", world.largeCustomer().urn())
              : Map.of("party", world.largeCustomer().urn(), "continuationToken", token);
      JsonNode page = http.search(parameters).json();
      page.path("items").forEach(item -> assertThat(ids.add(item.path("id").asText())).isTrue());
      token = page.path("continuationToken").asText();
      more = page.path("hasNextPage").asBoolean();
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(SeededWorld.LARGE_CUSTOMER_DIALOGS);
  }

  @Test
  void walksFromDialogToContentAndAction() {
    JsonNode dialog = http.open(SeededWorld.TAX_CARD).json();
    Http owner = new Http(altinn, dialog.path("dialogToken").asText());

    JsonNode embeds = dialog.path("content").path("mainContentReference").path("value");
    assertThat(embeds).hasSize(3);
    Response embed = owner.send("GET", embeds.get(1).path("value").asText(), null);
    assertThat(embed.status()).isEqualTo(200);
    assertThat(embed.body()).contains("34 %");

    String submit = dialog.path("guiActions").get(0).path("url").asText();
    assertThat(owner.send("POST", submit, null).status()).isEqualTo(202);
    assertThat(altinn.dialogs().get(SeededWorld.TAX_CARD).status()).isEqualTo("Awaiting");
    assertThat(http.send("POST", submit, null).status()).isEqualTo(401);
    ServiceOwnerPage page =
        altinn.content().at("POST", "skattetest", "skattekort/handling/send-inn");
    assertThat(page.carriedOut()).isEqualTo(1);
    assertThat(page.refused()).isEqualTo(1);
  }

  @Test
  void keyFileGoesWhenTheInstanceCloses() {
    assertThat(world.keyFile()).isRegularFile();
    altinn.close();
    assertThat(world.keyFile()).doesNotExist();
  }

  @Test
  void systemUserWithoutPartiesHasAnEmptyListAndAPersonWithoutPartiesA502() {
    String nobody = altinn.tokens().systemUser(world.systemUserWithoutParties());
    assertThat(new Http(altinn, nobody).get("enduser/parties").body())
        .isEqualTo("{\"authorizedParties\":[]}");
    String person = altinn.tokens().person(world.personWithoutParties());
    assertThat(new Http(altinn, person).get("enduser/parties").status()).isEqualTo(502);
  }
}
