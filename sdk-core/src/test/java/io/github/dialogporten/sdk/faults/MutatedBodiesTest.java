package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.CannedClient;
import io.github.dialogporten.sdk.fixtures.Getters;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever becomes of a body on its way, it ends in a value, all of which can be read, or in a
 * {@link ResponseFormatException} that quotes nothing of it, or, where only what it says of the
 * next page makes no sense, in a {@link PagingException} that does not either, or, where it is not
 * one whole document, in a {@link TransportException}.
 */
@Tag("exhaustive")
@StatisticsReport(onFailureOnly = true)
class MutatedBodiesTest {

  private static final int TRIES = 10_000;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamWriteConstraints(
                  StreamWriteConstraints.builder().maxNestingDepth(100_000).build())
              .build());
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000002");

  /** Shorter pieces of a body can stand in any text by chance. */
  private static final int SHORTEST = 6;

  private static final JsonNode PARTIES = WireJson.full(WirePartyList.class);
  private static final JsonNode PAGE = WireJson.full(WireDialogPage.class);
  private static final JsonNode DIALOG = WireJson.full(WireDialog.class);
  private static final JsonNode TRANSMISSION = WireJson.full(WireTransmission.class);
  private static final JsonNode ACTIVITY = WireJson.full(WireActivity.class);
  private static final JsonNode SEEN = WireJson.full(WireSeenLogEntry.class);
  private static final JsonNode LABEL = WireJson.full(WireLabelLogEntry.class);
  private static final JsonNode ACCESS = lastPage();
  private static final JsonNode LOOKUP = WireJson.full(WireDialogLookup.class);
  private static final JsonNode OWNERS_LOOKUP = WireJson.full(WireServiceOwnerDialogLookup.class);
  private static final JsonNode RESOURCES = WireJson.full(WireServiceResourceList.class);
  private static final JsonNode LIMITS = WireJson.full(WireLimits.class);
  private static final JsonNode KEYS = WireJson.full(WireKeySet.class);
  private static final JsonNode ISSUER = WireJson.full(WireTokenIssuer.class);

  private final CannedClient server = new CannedClient();

  @AfterProperty
  void close() {
    server.close();
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Combinators.combine(Arbitraries.of(Mutation.Kind.class), Arbitraries.longs())
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = TRIES)
  void parties(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(PARTIES, mutations, client -> client.parties().list());
  }

  @Property(tries = TRIES)
  void searchPage(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(PAGE, mutations, MutatedBodiesTest::search);
  }

  @Property(tries = TRIES)
  void dialog(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(DIALOG, mutations, client -> client.dialogs().open(ID));
  }

  @Property(tries = TRIES)
  void transmissions(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(list(TRANSMISSION), mutations, client -> client.dialogs().transmissions(ID));
  }

  @Property(tries = TRIES)
  void transmission(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(TRANSMISSION, mutations, client -> client.dialogs().transmission(ID, ID));
  }

  @Property(tries = TRIES)
  void activities(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(list(ACTIVITY), mutations, client -> client.dialogs().activities(ID));
  }

  @Property(tries = TRIES)
  void activity(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(ACTIVITY, mutations, client -> client.dialogs().activity(ID, ID));
  }

  @Property(tries = TRIES)
  void seenLog(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(list(SEEN), mutations, client -> client.dialogs().seenLog(ID));
  }

  @Property(tries = TRIES)
  void seenLogEntry(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(SEEN, mutations, client -> client.dialogs().seenLogEntry(ID, ID));
  }

  @Property(tries = TRIES)
  void labelLog(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(list(LABEL), mutations, client -> client.dialogs().labelLog(ID));
  }

  @Property(tries = TRIES)
  void partiesWithAccess(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(ACCESS, mutations, client -> client.parties().withAccess(AccessQuery.defaults()));
  }

  @Property(tries = TRIES)
  void lookup(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(LOOKUP, mutations, client -> client.lookup().find(InstanceRef.dialog(ID)));
  }

  @Property(tries = TRIES)
  void lookupAsServiceOwner(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(
        OWNERS_LOOKUP,
        mutations,
        client -> client.lookup().findAsServiceOwner(InstanceRef.dialog(ID)));
  }

  @Property(tries = TRIES)
  void resourcesOfMine(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(RESOURCES, mutations, client -> client.resources().mine());
  }

  @Property(tries = TRIES)
  void resourcesOfAll(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(RESOURCES, mutations, client -> client.resources().catalogue());
  }

  @Property(tries = TRIES)
  void limits(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(LIMITS, mutations, client -> client.dialogs().limits());
  }

  @Property(tries = TRIES)
  void dialogTokenKeys(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(KEYS, mutations, client -> client.dialogTokens().keys());
  }

  @Property(tries = TRIES)
  void dialogTokenIssuer(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    holds(ISSUER, mutations, client -> client.dialogTokens().issuer());
  }

  private static Object search(DialogportenClient client) {
    var query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    return client.dialogs().search(query).firstPage();
  }

  /** Every request gets the same body: a next page would never end. */
  private static JsonNode lastPage() {
    ObjectNode page = WireJson.full(WireAmPartyPage.class);
    page.putObject("links").putNull("next");
    return page;
  }

  private static JsonNode list(JsonNode item) {
    return JsonNodeFactory.instance.arrayNode().add(item).add(item);
  }

  private void holds(
      JsonNode whole, List<Mutation> mutations, Function<DialogportenClient, Object> call)
      throws IOException {
    JsonNode tree = whole.deepCopy();
    for (Mutation mutation : mutations) {
      tree = mutation.isOfTree() ? mutation.tree(tree) : tree;
    }
    byte[] body = MAPPER.writeValueAsBytes(tree);
    for (Mutation mutation : mutations) {
      body = mutation.isOfTree() ? body : mutation.bytes(body);
    }
    boolean readable = true;
    try {
      Getters.of(call.apply(server.answering(body).with(o -> o.withoutRetry())));
    } catch (ResponseFormatException | PagingException | TransportException e) {
      readable = false;
      assertThat(quoted(e, body, tree)).isEmpty();
    }
    // a property that only ever sees one of the two ends would prove nothing
    Statistics.label("ends in a value")
        .collect(readable)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 5);
              coverage.check(false).percentage(share -> share > 5);
            });
  }

  /** What an exception, and all that hangs on it, says of a body. */
  private static List<String> quoted(Throwable thrown, byte[] body, JsonNode tree) {
    StringBuilder said = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      said.append(each).append('\n').append(each.getMessage()).append('\n');
      for (Throwable suppressed : each.getSuppressed()) {
        said.append(suppressed).append('\n');
      }
    }
    List<String> quoted = new ArrayList<>();
    collect(tree, said.toString(), quoted);
    if (said.toString().contains("zq")) {
      quoted.add("a marked piece of the " + body.length + " bytes");
    }
    return quoted;
  }

  /** With a list of what is still to see: bodies can be nested deeper than the stack is. */
  private static void collect(JsonNode tree, String said, List<String> quoted) {
    Deque<JsonNode> unseen = new ArrayDeque<>(List.of(tree));
    while (!unseen.isEmpty()) {
      JsonNode node = unseen.pop();
      String text = node.isValueNode() ? node.asText() : "";
      if (text.length() >= SHORTEST && said.contains(text)) {
        quoted.add(text);
      }
      node.forEach(unseen::push);
    }
  }

  @Property(tries = 1)
  void whatAnExceptionQuotesIsFound() {
    JsonNode tree = JsonNodeFactory.instance.objectNode().put("name", "Syntetisk");
    byte[] body = tree.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(quoted(new IllegalStateException("at Syntetisk"), body, tree)).hasSize(1);
    assertThat(quoted(new IllegalStateException(new IllegalArgumentException("zq")), body, tree))
        .hasSize(1);
    assertThat(quoted(new IllegalStateException("somewhere"), body, tree)).isEmpty();
  }
}
