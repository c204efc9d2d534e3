package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads small JSON objects, and quotes nothing of those that are none. */
final class JsonObjects {

  private JsonObjects() {}

  /** The members; empty when the text is something else than one JSON object. */
  static Optional<Map<String, Object>> in(String text) {
    if (!text.stripLeading().startsWith("{")) {
      // nothing, and an empty array, are objects without members to the parser
      return Optional.empty();
    }
    try {
      @Nullable Map<String, Object> members = JSONObjectUtils.parse(text);
      return Optional.ofNullable(members);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  static String write(Map<String, ?> members) {
    return JSONObjectUtils.toJSONString(members);
  }
}
