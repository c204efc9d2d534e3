package io.github.dialogporten.sdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides of a row do the same. */
class SameWorkTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final URI LINK = URI.create("http://127.0.0.1:9/file");

  @ParameterizedTest
  @EnumSource(names = {"PAGE", "OPEN", "OPEN_200"})
  void bothSidesReadAsMany(Row row) throws Exception {
    try (Answers answers = new Answers();
        Work ours = row.start(Row.Side.OURS).at(answers.address());
        Work floor = row.start(Row.Side.FLOOR).at(answers.address())) {
      assertThat(ours.once()).isPositive().isEqualTo(floor.once());
    }
  }

  @Test
  void theFloorReadsEveryFieldAndNoOther() throws Exception {
    Set<String> missed = new TreeSet<>();
    compare(MAPPER.readTree(Bodies.page(1)), FloorModel.Page.class, "page", missed);
    compare(
        MAPPER.readTree(Bodies.dialog(Bodies.SMALL, 1, LINK)),
        FloorModel.Dialog.class,
        "dialog",
        missed);
    // plain texts say nothing of rights
    missed.removeIf(path -> path.endsWith(".isAuthorized"));
    assertThat(missed).isEmpty();
  }

  @Test
  void theAnswersAreAsLongAsTheTitlesSay() {
    assertThat(Bodies.page(100).length).isCloseTo(230_000, withinPercentage(3));
    assertThat(Bodies.dialog(Bodies.SMALL, 3, LINK).length).isCloseTo(15_000, withinPercentage(3));
    assertThat(Bodies.dialog(Bodies.LARGE, 200, LINK).length)
        .isCloseTo(295_000, withinPercentage(3));
  }

  private static void compare(JsonNode json, Class<?> type, String path, Set<String> missed) {
    Set<String> fields = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(component.getName());
      JsonNode value = json.path(component.getName());
      String within = path + "." + component.getName();
      if (value.isMissingNode()) {
        missed.add(within);
      } else {
        compare(value, component.getGenericType(), within, missed);
      }
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        missed.add(path + "." + name);
      }
    }
  }

  private static void compare(JsonNode json, Type type, String path, Set<String> missed) {
    if (type instanceof ParameterizedType list) {
      Type item = list.getActualTypeArguments()[0];
      compare(json.get(0), item, path + "[]", missed);
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      compare(json, plain, path, missed);
    }
  }
}
