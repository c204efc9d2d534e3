package io.github.dialogporten.sdk.errors;

import java.util.List;
import java.util.Map;

/**
 * 400, 406 or 413: the server does not accept the request as it is. What the SDK can check it
 * checks before sending, so this is mostly a rule that the server has and the SDK does not know.
 */
public class InvalidRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public InvalidRequestException(ApiError error) {
    super(error, "the request was not accepted (" + error.status() + ")");
  }

  /**
   * What the server said about single fields. The keys are not a stable contract: they can be a
   * field in either spelling, a header, or empty.
   *
   * @return texts by key, unmodifiable; empty when the server sent none
   */
  public Map<String, List<String>> fieldErrors() {
    return problem().errors();
  }
}
