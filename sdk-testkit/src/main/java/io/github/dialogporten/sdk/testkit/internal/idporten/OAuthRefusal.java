package io.github.dialogporten.sdk.testkit.internal.idporten;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;

/** A request that is refused with one of OAuth's errors. */
final class OAuthRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  OAuthRefusal(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  static OAuthRefusal invalidRequest(String description) {
    return new OAuthRefusal(400, "invalid_request", description);
  }

  static OAuthRefusal invalidGrant(String description) {
    return new OAuthRefusal(400, "invalid_grant", description);
  }

  static OAuthRefusal invalidClient(String description) {
    return new OAuthRefusal(401, "invalid_client", description);
  }

  String error() {
    return error;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  Answer answer() {
    ObjectNode body = Json.object();
    body.put("error", error);
    body.put("error_description", description());
    Answer answer = Answer.json(status, body).with("Cache-Control", "no-store");
    return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"idporten\"") : answer;
  }
}
