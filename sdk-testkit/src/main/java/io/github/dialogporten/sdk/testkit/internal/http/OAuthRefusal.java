package io.github.dialogporten.sdk.testkit.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;

/** A request that is refused with one of OAuth's errors. */
public class OAuthRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  public OAuthRefusal(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  public static OAuthRefusal invalidRequest(String description) {
    return new OAuthRefusal(400, "invalid_request", description);
  }

  public static OAuthRefusal invalidGrant(String description) {
    return new OAuthRefusal(400, "invalid_grant", description);
  }

  public static OAuthRefusal invalidClient(String description) {
    return new OAuthRefusal(401, "invalid_client", description);
  }

  public final String error() {
    return error;
  }

  public final String description() {
    return String.valueOf(getMessage());
  }

  public final Answer answer() {
    ObjectNode body = Json.object();
    body.put("error", error);
    body.put("error_description", description());
    Answer answer = Answer.json(status, body).with("Cache-Control", "no-store");
    return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"idporten\"") : answer;
  }
}
