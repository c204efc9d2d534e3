package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import java.util.List;
import java.util.Map;

/** An answer that ends the handling of a request early. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refused(Answer answer) {
    super(null, null, false, false);
    this.answer = answer;
  }

  Refused(int status, String instance, String key, String message) {
    this(Problem.of(status, instance, key, message));
  }

  Refused(int status, String instance, Map<String, List<String>> errors) {
    this(Problem.of(status, instance, errors));
  }

  Answer answer() {
    return answer;
  }
}
