package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenAction;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenClaims;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found out about a dialog token, in words. */
final class VerifiedToken {

  private static final String ORGANISATION = "urn:altinn:organization:identifier-no:";
  private static final String HIDDEN = "(hidden: --show shows it)";

  private final DialogTokenResult result;
  private final boolean show;

  VerifiedToken(DialogTokenResult result, boolean show) {
    this.result = result;
    this.show = show;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(result.isValid() ? "valid" : "NOT VALID");
    for (DialogTokenFailure failure : result.failures()) {
      lines.add("  " + Text.padded(failure.name(), 18) + meaning(failure));
    }
    Map<String, String> claims = claims();
    if (claims.isEmpty()) {
      return lines;
    }
    lines.add("");
    lines.add(
        result.claims().isPresent()
            ? "What Dialogporten says in it:"
            : "What it says; nobody knows whether Dialogporten wrote that:");
    claims.forEach((name, value) -> lines.add("  " + Text.padded(name, 22) + value));
    return lines;
  }

  String json() throws JsonProcessingException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("valid", result.isValid());
    json.put("failures", result.failures());
    json.put("genuine", result.claims().isPresent());
    json.put("claims", claims());
    return new JsonMapper().writeValueAsString(json);
  }

  /** Where a token of another environment belongs. */
  Optional<String> hint() {
    if (!result.failures().contains(DialogTokenFailure.ISSUER)) {
      return Optional.empty();
    }
    String issuer = result.unverifiedClaims().flatMap(DialogTokenClaims::issuer).orElse("");
    return List.of("prod", "tt02", "at23", "yt01").stream()
        .filter(name -> issuer.equals(AltinnEnvironment.of(name).dialogporten() + "/api/v1"))
        .findFirst()
        .map(name -> "It says that it is from another environment: --env " + name + ".");
  }

  private Map<String, String> claims() {
    Map<String, String> told = new LinkedHashMap<>();
    result
        .unverifiedClaims()
        .ifPresent(
            claims -> {
              put(told, "dialog", claims.dialogId());
              put(told, "party", claims.party().map(this::party));
              put(told, "serviceResource", claims.serviceResource());
              put(told, "actions", Optional.of(actions(claims)));
              claims
                  .authenticationLevel()
                  .ifPresent(level -> told.put("authenticationLevel", Integer.toString(level)));
              put(told, "authenticatedParty", claims.authenticatedParty().map(this::party));
              put(told, "supplier", claims.supplier().map(this::party));
              put(told, "systemUser", claims.systemUser());
              put(told, "systemUserOwner", claims.systemUserOwner().map(this::party));
              put(told, "issuer", claims.issuer());
              put(told, "issuedAt", claims.issuedAt());
              put(told, "notBefore", claims.notBefore());
              put(told, "expiresAt", claims.expiresAt());
              put(told, "id", claims.id());
            });
    return told;
  }

  private static String actions(DialogTokenClaims claims) {
    return claims.actions().stream().map(DialogTokenAction::entry).collect(Collectors.joining(";"));
  }

  private static void put(Map<String, String> told, String name, Optional<?> value) {
    value.ifPresent(known -> told.put(name, known.toString()));
  }

  private String party(String urn) {
    return show || urn.startsWith(ORGANISATION) ? urn : HIDDEN;
  }

  private static String meaning(DialogTokenFailure failure) {
    return switch (failure) {
      case FORMAT -> "no JWT that Dialogporten would make";
      case ALGORITHM -> "signed in another way than EdDSA, or not at all";
      case TYPE -> "a token of another type";
      case CRITICAL_HEADER -> "it wants extensions that nobody here understands";
      case KEY_UNKNOWN -> "its key is none of those that Dialogporten publishes";
      case SIGNATURE -> "the signature is wrong: it was changed, or made by somebody else";
      case ISSUER -> "issued by somebody else, or in another environment";
      case NOT_YET_VALID -> "not valid yet";
      case EXPIRED -> "not valid any more";
      case DIALOG -> "for another dialog";
      case PARTY -> "for another party's dialog";
      case SERVICE_RESOURCE -> "for another service";
      case ACTION -> "it does not allow what was asked for";
      case LEVEL -> "the user was authenticated at a lower level";
    };
  }

  @Override
  public String toString() {
    return "VerifiedToken[]";
  }
}
