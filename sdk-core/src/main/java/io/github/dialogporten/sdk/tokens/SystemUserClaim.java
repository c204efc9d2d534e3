package io.github.dialogporten.sdk.tokens;

import io.github.dialogporten.sdk.internal.http.Claims;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system user in {@code authorization_details}: a list as Maskinporten writes it, one object
 * after Altinn's exchange. Nothing in it where a token has none.
 */
record SystemUserClaim(
    boolean present,
    @Nullable TokenOrganisation owner,
    List<String> ids,
    @Nullable String systemId) {

  private static final String TYPE = "urn:altinn:systemuser";

  static SystemUserClaim of(Claims claims) {
    for (Map<?, ?> details : claims.objects("authorization_details")) {
      if (TYPE.equals(details.get("type"))) {
        return new SystemUserClaim(
            true,
            TokenOrganisation.of(details.get("systemuser_org")),
            Shown.all(Claims.texts(details.get("systemuser_id"))),
            details.get("system_id") instanceof String id && !id.isBlank()
                ? Shown.plain(id)
                : null);
      }
    }
    return new SystemUserClaim(false, null, List.of(), null);
  }
}
