package io.github.dialogporten.sdk.tokens;

import io.github.dialogporten.sdk.internal.http.Claims;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a token is, and at which level, by the rules of the services that take it. */
final class Users {

  private static final String EMAIL = "selfregistered-email";
  private static final int SYSTEM_USERS_LEVEL = 3;

  private Users() {}

  static UserKind kind(Claims claims, SystemUserClaim systemUser) {
    if (claims.has("p") && claims.has("i")) {
      return UserKind.DIALOG_TOKEN;
    }
    if (claims.has("pid") || claims.has("urn:altinn:pid")) {
      return UserKind.PERSON;
    }
    if (systemUser.present()) {
      return UserKind.SYSTEM_USER;
    }
    boolean byEmail =
        claims.texts("amr").equals(List.of("Selfregistered-email"))
            || EMAIL.equals(claims.text("acr"));
    if (claims.has("email") && byEmail) {
      return UserKind.EMAIL_USER;
    }
    return claims.has("consumer") ? UserKind.ORGANISATION : UserKind.OTHER;
  }

  static @Nullable Integer level(Claims claims, SystemUserClaim systemUser) {
    @Nullable Integer altinns = number(claims.get("urn:altinn:authlevel"));
    if (altinns != null) {
      return altinns;
    }
    @Nullable String acr = claims.text("acr");
    if (acr == null) {
      return systemUser.present() ? SYSTEM_USERS_LEVEL : null;
    }
    return switch (acr) {
      case "idporten-loa-low", EMAIL -> 0;
      case "idporten-loa-substantial" -> 3;
      case "idporten-loa-high" -> 4;
      default -> null;
    };
  }

  /** As a number or as a text. */
  private static @Nullable Integer number(@Nullable Object value) {
    boolean level = value instanceof Number || value instanceof String;
    String text = level ? String.valueOf(value) : "";
    return text.matches("[0-9]") ? Integer.valueOf(text) : null;
  }
}
