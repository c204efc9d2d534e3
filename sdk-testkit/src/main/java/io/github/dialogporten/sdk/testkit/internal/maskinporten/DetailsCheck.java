package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Claims;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of {@code authorization_details}: which system user is meant. */
final class DetailsCheck {

  private static final String INVALID = "invalid_authorization_details";
  private static final String CONFIGURATION = "invalid_altinn_customer_configuration";
  private static final String SYSTEM_USER = "urn:altinn:systemuser";
  private static final String CONSENT = "urn:altinn:consent";
  private static final Set<String> FIELDS = Set.of("type", "systemuser_org", "externalRef");

  private final World world;

  DetailsCheck(World world) {
    this.world = world;
  }

  /** What the token will say; null when nothing was asked. */
  @Nullable JsonNode check(JsonNode details, ClientState client) {
    if (details.isMissingNode()) {
      return null;
    }
    if (!details.isArray() || details.size() != 1 || !details.get(0).isObject()) {
      throw refusal("MP-303", "authorization_details must be an array of one object");
    }
    JsonNode detail = details.get(0);
    String type = detail.path("type").asText();
    if (type.equals(CONSENT)) {
      throw refusal("MP-303", "there is no such consent");
    } else if (!type.equals(SYSTEM_USER)) {
      throw refusal("MP-301", "unknown type");
    }
    detail
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw refusal("MP-302", "unknown field " + name);
              }
            });
    JsonNode reference = detail.path("externalRef");
    if (!reference.isMissingNode() && !reference.isTextual()) {
      throw refusal("MP-303", "externalRef has an invalid value");
    }
    String owner = owner(detail.path("systemuser_org"));
    return granted(find(client, owner, reference.asText(owner)), owner);
  }

  private static Refusal refusal(String code, String description) {
    return new Refusal(400, INVALID, code, description);
  }

  private static String owner(JsonNode organisation) {
    String id = organisation.path("ID").asText();
    if (!organisation.path("authority").asText().equals(Claims.AUTHORITY)
        || !id.matches("0192:\\d{9}")) {
      throw refusal("MP-303", "systemuser_org has an invalid value");
    }
    return id.substring("0192:".length());
  }

  private PrincipalState find(ClientState client, String owner, String reference) {
    return world.principals.values().stream()
        .filter(
            principal ->
                client.clientId.equals(principal.clientId)
                    && owner.equals(principal.owner)
                    && reference.equals(principal.externalRef))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    400,
                    CONFIGURATION,
                    "MP-303",
                    "no system user for this client, organisation and external reference"));
  }

  private static ObjectNode granted(PrincipalState user, String owner) {
    String id = user.urn.substring(user.urn.lastIndexOf(':') + 1);
    return Claims.systemUser(id, owner, user.systemId);
  }
}
