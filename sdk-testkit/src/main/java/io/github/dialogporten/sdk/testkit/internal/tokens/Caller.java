package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who a token speaks for, as Dialogporten reads its claims. */
public record Caller(
    Kind kind,
    String urn,
    int level,
    List<String> scopes,
    @Nullable String consumer,
    @Nullable String systemUserOwner) {

  private static final String SYSTEM_USER = "urn:altinn:systemuser";
  private static final String SERVICE_PROVIDER = "digdir:dialogporten.serviceprovider";

  /** The kinds of callers. */
  public enum Kind {
    PERSON,
    SYSTEM_USER,
    EMAIL_USER,
    SERVICE_OWNER,
    SERVICE_OWNER_FOR_PERSON,
    UNKNOWN
  }

  public static Caller of(Jws token) {
    JsonNode claims = token.claims();
    List<String> scopes = token.scopes();
    String consumer = organisation(claims.path("consumer"));
    boolean serviceProvider = scopes.stream().anyMatch(s -> s.startsWith(SERVICE_PROVIDER));
    String pid = claims.path("pid").asText();
    JsonNode systemUser = systemUser(claims.path("authorization_details"));
    if (!pid.isEmpty()) {
      Kind kind = serviceProvider ? Kind.SERVICE_OWNER_FOR_PERSON : Kind.PERSON;
      String urn = "urn:altinn:person:identifier-no:" + pid;
      return new Caller(kind, urn, level(claims, kind), scopes, consumer, null);
    } else if (systemUser != null) {
      JsonNode id = systemUser.path("systemuser_id");
      String uuid = (id.isArray() ? id.path(0) : id).asText().toLowerCase(Locale.ROOT);
      return new Caller(
          Kind.SYSTEM_USER,
          "urn:altinn:systemuser:uuid:" + uuid,
          level(claims, Kind.SYSTEM_USER),
          scopes,
          consumer,
          organisation(systemUser.path("systemuser_org")));
    } else if (serviceProvider && consumer != null) {
      return new Caller(Kind.SERVICE_OWNER, "", 0, scopes, consumer, null);
    } else if (isEmailUser(claims)) {
      String urn =
          "urn:altinn:person:idporten-email:"
              + claims.path("email").asText().toLowerCase(Locale.ROOT);
      return new Caller(
          Kind.EMAIL_USER, urn, level(claims, Kind.EMAIL_USER), scopes, consumer, null);
    }
    return new Caller(Kind.UNKNOWN, "", 0, scopes, consumer, null);
  }

  /** The real service throws, and so answers 500, for a person whose level it cannot tell. */
  private static int level(JsonNode claims, Kind kind) {
    JsonNode level = claims.path("urn:altinn:authlevel");
    if (!level.isMissingNode()) {
      return level.asInt();
    }
    String acr = claims.path("acr").asText();
    return switch (acr) {
      case "selfregistered-email", "idporten-loa-low" -> 0;
      case "idporten-loa-substantial" -> 3;
      case "idporten-loa-high" -> 4;
      default -> {
        if (kind == Kind.SYSTEM_USER && acr.isEmpty()) {
          yield 3;
        }
        throw new IllegalArgumentException("acr");
      }
    };
  }

  private static boolean isEmailUser(JsonNode claims) {
    List<String> methods = new ArrayList<>();
    claims.path("amr").forEach(method -> methods.add(method.asText()));
    return claims.hasNonNull("email") && methods.equals(List.of("Selfregistered-email"));
  }

  /** An array of one in Maskinporten's token, the object itself after the exchange. */
  private static @Nullable JsonNode systemUser(JsonNode details) {
    if (details.isObject()) {
      return details.path("type").asText().equals(SYSTEM_USER) ? details : null;
    }
    for (JsonNode detail : details) {
      if (detail.path("type").asText().equals(SYSTEM_USER)) {
        return detail;
      }
    }
    return null;
  }

  private static @Nullable String organisation(JsonNode node) {
    String id = node.path("ID").asText();
    return id.isEmpty() ? null : id.substring(id.indexOf(':') + 1);
  }
}
