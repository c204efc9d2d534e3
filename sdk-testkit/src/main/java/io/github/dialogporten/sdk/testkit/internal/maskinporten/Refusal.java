package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import java.util.UUID;

/** A grant that gets no token: the description has a code in front and a trace behind. */
final class Refusal extends OAuthRefusal {

  private static final long serialVersionUID = 1L;

  /** With an empty code for the few that have none. */
  Refusal(int status, String error, String code, String description) {
    super(status, error, (code.isEmpty() ? "" : code + ": ") + description + trace());
  }

  private static String trace() {
    return " (trace_id: " + UUID.randomUUID().toString().replace("-", "") + ")";
  }

  /** The assertion is not taken. */
  static Refusal notTaken(String code, String description) {
    return new Refusal(400, "invalid_grant", code, "Invalid assertion: " + description);
  }

  /** The assertion cannot be understood. */
  static Refusal malformed(String description) {
    return new Refusal(400, "invalid_request", "MP-011", "Invalid assertion: " + description);
  }
}
