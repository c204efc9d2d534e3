package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import org.jspecify.annotations.Nullable;

/** Claims that several issuers write alike. */
public final class Claims {

  /** The register of organisations, as tokens name it. */
  public static final String AUTHORITY = "iso6523-actorid-upis";

  private Claims() {}

  /** An organisation, as {@code consumer} and others have it. */
  public static ObjectNode organisation(String number) {
    return Json.object().put("authority", AUTHORITY).put("ID", "0192:" + number);
  }

  /** The element of {@code authorization_details} for a system user. */
  public static ObjectNode systemUser(String id, String owner, @Nullable String systemId) {
    ObjectNode node = Json.object().put("type", "urn:altinn:systemuser");
    node.putArray("systemuser_id").add(id);
    node.set("systemuser_org", organisation(owner));
    Json.put(node, "system_id", systemId);
    return node;
  }
}
