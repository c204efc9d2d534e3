package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.parties.HttpParties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Bodies that a real service has sent, in the directory that the property names: {@code
 * list-parties.json}, {@code search.json}, {@code get-dialog.json} and so on.
 */
@EnabledIfSystemProperty(named = "dialogporten.bodies", matches = ".+")
class ReferenceBodiesTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);
  private static final DialogQuery QUERY =
      DialogQuery.forServiceResource("urn:altinn:resource:syntetisk").build();

  private static final Map<String, BiFunction<StubServer, HttpDialogs, Object>> CALLS =
      Map.of(
          "list-parties", (server, dialogs) -> new HttpParties(server.pipeline()).list(),
          "search", (server, dialogs) -> dialogs.search(QUERY).firstPage(),
          "get-dialog", (server, dialogs) -> dialogs.open(ID),
          "list-transmissions", (server, dialogs) -> dialogs.transmissions(ID),
          "get-transmission", (server, dialogs) -> dialogs.transmission(ID, ID),
          "list-activities", (server, dialogs) -> dialogs.activities(ID),
          "get-activity", (server, dialogs) -> dialogs.activity(ID, ID),
          "list-seenlog", (server, dialogs) -> dialogs.seenLog(ID),
          "get-seenlog", (server, dialogs) -> dialogs.seenLogEntry(ID, ID),
          "list-labellog", (server, dialogs) -> dialogs.labelLog(ID));

  @Test
  void everyLeafIsReached() throws Exception {
    List<Path> bodies;
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("dialogporten.bodies")))) {
      bodies = all.filter(path -> CALLS.containsKey(name(path))).sorted().toList();
    }
    assertThat(bodies).isNotEmpty();
    for (Path body : bodies) {
      try (StubServer server = new StubServer()) {
        server.answers(Files.readString(body));
        Object read = CALLS.get(name(body)).apply(server, new HttpDialogs(server.pipeline()));
        assertThat(JsonLeaves.unreached(Files.readAllBytes(body), read)).as(name(body)).isEmpty();
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString().replace(".json", "");
  }
}
