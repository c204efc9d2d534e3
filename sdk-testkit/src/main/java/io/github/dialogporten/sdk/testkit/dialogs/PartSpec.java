package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A part of a dialog, kept as the JSON that a reader with every right is shown.
 *
 * @param <S> the specification itself
 */
abstract class PartSpec<S extends PartSpec<S>> {

  final ObjectNode json = Json.object().put("id", Ids.next().toString());

  PartSpec() {}

  abstract S self();

  /** Sets a text, a time, an id or a whole node. */
  final S set(String name, Object value) {
    Objects.requireNonNull(value, name);
    JsonNode node =
        value instanceof JsonNode whole
            ? whole
            : value instanceof Text text
                ? text.json()
                : TextNode.valueOf(value instanceof Instant at ? Json.date(at) : value.toString());
    json.set(name, node);
    return self();
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public S id(UUID id) {
    return set("id", id);
  }
}
