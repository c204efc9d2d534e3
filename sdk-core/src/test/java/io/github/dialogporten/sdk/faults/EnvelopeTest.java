package io.github.dialogporten.sdk.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.fixtures.CannedClient;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.Envelope;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of success that is not what was asked for never looks like "nothing there". */
class EnvelopeTest {

  /** The documents that have marked members. */
  private static final Map<EveryOperation, Class<?>> MARKED =
      Map.of(
          EveryOperation.PARTIES_LIST, WirePartyList.class,
          EveryOperation.PARTIES_WITH_ACCESS, WireAmPartyPage.class,
          EveryOperation.DIALOGS_SEARCH, WireDialogPage.class,
          EveryOperation.RESOURCES, WireServiceResourceList.class,
          EveryOperation.CATALOGUE, WireServiceResourceList.class,
          EveryOperation.LIMITS, WireLimits.class,
          EveryOperation.DIALOG_TOKEN_KEYS, WireKeySet.class,
          EveryOperation.DIALOG_TOKEN_ISSUER, WireTokenIssuer.class);

  /** The lists that are arrays, without anything around them. */
  private static final Set<EveryOperation> ARRAYS =
      EnumSet.of(
          EveryOperation.TRANSMISSIONS,
          EveryOperation.ACTIVITIES,
          EveryOperation.SEEN_LOG,
          EveryOperation.LABEL_LOG);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CannedClient server = new CannedClient();

  @AfterEach
  void stop() {
    server.close();
  }

  private DialogportenClient answering(String json) {
    return server.answering(json.replace('\'', '"').getBytes(UTF_8));
  }

  private ResponseFormatException refused(EveryOperation operation, String json) {
    ResponseFormatException refused =
        catchThrowableOfType(ResponseFormatException.class, () -> operation.call(answering(json)));
    assertThat(refused).as("%s of %s", operation, json).isNotNull();
    assertThat(refused.attempts()).isEqualTo(1);
    return refused;
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LABELS_.*") // any body is refused there
  void whatIsSomethingElseIsRefused(EveryOperation operation) {
    for (String body :
        List.of(
            "{}",
            "{'error':'temporarily_unavailable'}",
            "{'statusCode':429,'message':'Rate limit is exceeded. Try again in 3 seconds.'}",
            "{'Items':[],'HasNextPage':false,'Data':[],'AuthorizedParties':[]}",
            "{'results':[]}",
            "null",
            "'OK'",
            "true")) {
      refused(operation, body);
    }
    if (!ARRAYS.contains(operation)) {
      refused(operation, "[]");
    }
  }

  @Test
  void aListUnderAnotherNameIsRefused() {
    assertThat(refused(EveryOperation.DIALOGS_SEARCH, "{'data':[],'hasNextPage':false}").jsonPath())
        .isEqualTo("$.items");
    assertThat(refused(EveryOperation.RESOURCES, "{'data':[]}").jsonPath()).isEqualTo("$.items");
    assertThat(refused(EveryOperation.PARTIES_LIST, "{'data':[]}").jsonPath())
        .isEqualTo("$.authorizedParties");
    assertThat(refused(EveryOperation.PARTIES_WITH_ACCESS, "{'items':[]}").jsonPath())
        .isEqualTo("$.data");
    for (EveryOperation array : ARRAYS) {
      assertThat(refused(array, "{'items':[]}").jsonPath()).isEqualTo("$");
    }
  }

  /** Missing, null, of another type or there twice: a failure that names it. */
  @TestFactory
  Stream<DynamicTest> eachMarkedMember() {
    List<DynamicTest> tests = new ArrayList<>();
    MARKED.forEach(
        (operation, type) ->
            marked(type, "$")
                .forEach(
                    path ->
                        tests.add(
                            DynamicTest.dynamicTest(
                                operation + " " + path, () -> isNeeded(operation, type, path)))));
    assertThat(tests).hasSize(14);
    return tests.stream();
  }

  private static List<String> marked(Class<?> type, String at) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(Envelope.class)) {
        String name = component.getAccessor().getAnnotation(JsonProperty.class).value();
        paths.add(at + "." + name);
        if (component.getType().isRecord()) {
          paths.addAll(marked(component.getType(), at + "." + name));
        }
      }
    }
    return paths;
  }

  private void isNeeded(EveryOperation operation, Class<?> type, String path) {
    ObjectNode whole = WireJson.full(type);
    if (type == WireAmPartyPage.class) {
      whole.putObject("links");
    }
    assertThat(operation.call(answering(whole.toString()))).isNotNull();

    String[] steps = path.substring(2).split("\\.");
    String name = steps[steps.length - 1];
    ObjectNode body = whole.deepCopy();
    ObjectNode parent = body;
    for (int i = 0; i < steps.length - 1; i++) {
      parent = (ObjectNode) parent.get(steps[i]);
    }
    JsonNode good = parent.get(name);
    List<JsonNode> wrong = new ArrayList<>();
    wrong.add(null);
    wrong.add(JSON.nullNode());
    wrong.add(good.isObject() ? JSON.arrayNode() : JSON.objectNode());
    if (!good.isTextual()) { // single values of other types are read as texts
      wrong.add(JSON.textNode("true"));
      wrong.add(good.isBoolean() ? JSON.numberNode(1) : JSON.booleanNode(true));
    }
    for (JsonNode other : wrong) {
      if (other == null) {
        parent.remove(name);
      } else {
        parent.set(name, other);
      }
      ResponseFormatException refused = refused(operation, body.toString());
      assertThat(refused.jsonPath()).isEqualTo(path);
      assertThat(refused).hasMessageContaining(path);
    }

    parent.set(name, good);
    parent.set("again", good);
    ResponseFormatException twice =
        refused(operation, body.toString().replace("\"again\":", "\"" + name + "\":"));
    assertThat(twice.jsonPath()).isEqualTo(path);
  }

  @Test
  void ofOtherMembersTheLastOneCounts() {
    Page<DialogSummary> page =
        search(answering("{'orderBy':'a','items':[],'orderBy':7,'hasNextPage':false,'new':[]}"));
    assertThat(page.items()).isEmpty();
    assertThat(page.hasNext()).isFalse();
  }

  @Test
  void theLastPageIsTheLastWhateverItsToken() {
    Page<DialogSummary> page =
        search(answering("{'items':[],'hasNextPage':false,'continuationToken':'t'}"));
    assertThat(page.hasNext()).isFalse();
    assertThat(page.cursor()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'error':'x'}", "{'items':[]}", "{'hasNextPage':false}"})
  void aLaterPageOfASearchIsRefusedToo(String body) {
    Page<DialogSummary> first =
        search(answering("{'items':[],'hasNextPage':true,'continuationToken':'t'}"));
    answering(body);
    assertThatThrownBy(first::next).isInstanceOf(ResponseFormatException.class);
    answering("{'items':[],'hasNextPage':false}");
    assertThat(first.next().hasNext()).as("the walk goes on from there").isFalse();
  }

  private static Page<DialogSummary> search(DialogportenClient client) {
    var query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    return client.dialogs().search(query).firstPage();
  }
}
