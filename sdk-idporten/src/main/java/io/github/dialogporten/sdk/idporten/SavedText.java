package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values as one line of text: a prefix with the version, then JSON in base64url. Neither hidden nor
 * signed. What reads it quotes nothing of it.
 */
final class SavedText {

  private final Map<String, Object> members;

  private SavedText(Map<String, Object> members) {
    this.members = members;
  }

  static SavedText empty() {
    return new SavedText(new LinkedHashMap<>());
  }

  static SavedText read(String prefix, String text) {
    Objects.requireNonNull(text, "text");
    if (!text.startsWith(prefix)) {
      throw damaged();
    }
    try {
      @Nullable Map<String, Object> members =
          JSONObjectUtils.parse(new Base64URL(text.substring(prefix.length())).decodeToString());
      if (members == null) {
        throw damaged();
      }
      return new SavedText(members);
    } catch (ParseException e) {
      throw damaged(); // without the cause: its message can quote
    }
  }

  static IllegalArgumentException damaged() {
    return new IllegalArgumentException(
        "text: what toText() gave, whole and unchanged, from this version or an older one");
  }

  SavedText put(String name, @Nullable Object value) {
    if (value instanceof Instant time) {
      members.put(name, time.getEpochSecond());
    } else if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  String text(String name) {
    @Nullable String value = textOrNull(name);
    if (value == null) {
      throw damaged();
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    return members.get(name) instanceof String value ? value : null;
  }

  @Nullable Instant timeOrNull(String name) {
    return members.get(name) instanceof Number value
        ? Instant.ofEpochSecond(Math.max(0, Math.min(value.longValue(), 253_402_300_799L)))
        : null;
  }

  Instant time(String name) {
    @Nullable Instant value = timeOrNull(name);
    if (value == null) {
      throw damaged();
    }
    return value;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (members.get(name) instanceof List<?> values) {
      for (Object value : values) {
        if (!(value instanceof String text)) {
          throw damaged();
        }
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  String write(String prefix) {
    return prefix + Base64URL.encode(JSONObjectUtils.toJSONString(members));
  }
}
