package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.json.Json;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JWT says of itself. Read, never trusted: nothing here checks a signature. A claim of
 * another shape than expected is as good as none.
 *
 * <p>Holds personal data where the token does.
 */
public final class Claims {

  private final String header;
  private final Map<String, @Nullable Object> claims;

  private Claims(String header, Map<String, @Nullable Object> claims) {
    this.header = header;
    this.claims = claims;
  }

  /**
   * The claims of a token.
   *
   * @param token the token
   * @return what it says; null when it is no JWT
   */
  public static @Nullable Claims of(String token) {
    String[] parts = token.split("\\.", -1);
    @Nullable Map<String, @Nullable Object> claims = parts.length == 3 ? object(parts[1]) : null;
    return claims == null ? null : new Claims(parts[0], claims);
  }

  private static @Nullable Map<String, @Nullable Object> object(String part) {
    try {
      return Json.readObject(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Who issued it.
   *
   * @return the issuer; null when it says none
   */
  public @Nullable String issuer() {
    return text("iss");
  }

  /**
   * When it ceases to work.
   *
   * @return the time; null when it says none, or one that is no time
   */
  public @Nullable Instant expiry() {
    return time("exp");
  }

  /** A person's token names the person, or how the person logged in; a system's does neither. */
  boolean isPerson() {
    return has("pid") || (has("acr") && !has("authorization_details"));
  }

  /**
   * Whether a claim is there, whatever its value.
   *
   * @param name the claim
   * @return whether it is there
   */
  public boolean has(String name) {
    return claims.containsKey(name);
  }

  /**
   * A claim as it is.
   *
   * @param name the claim
   * @return a string, number, boolean, list or map; null when it is not there
   */
  public @Nullable Object get(String name) {
    return claims.get(name);
  }

  /**
   * A text.
   *
   * @param name the claim
   * @return its value; null when it is not there, or no text
   */
  public @Nullable String text(String name) {
    return claims.get(name) instanceof String text ? text : null;
  }

  /**
   * A text of the header.
   *
   * @param name the header's member
   * @return its value; null when it is not there, or no text
   */
  public @Nullable String headerText(String name) {
    @Nullable Map<String, @Nullable Object> members = object(header); // hardly anybody asks
    return members != null && members.get(name) instanceof String text ? text : null;
  }

  /**
   * One text or several.
   *
   * @param name the claim
   * @return the texts, without what is none
   */
  public List<String> texts(String name) {
    return texts(claims.get(name));
  }

  /**
   * One text or several.
   *
   * @param value a claim's value, or a part of it
   * @return the texts, without what is none
   */
  public static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /**
   * One object or several: what is a list of one before Altinn's exchange is an object after it.
   *
   * @param name the claim
   * @return the objects, without what is none
   */
  public List<Map<?, ?>> objects(String name) {
    @Nullable Object value = claims.get(name);
    if (value instanceof Map<?, ?> one) {
      return List.of(one);
    }
    List<Map<?, ?>> objects = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> one) {
          objects.add(one);
        }
      }
    }
    return objects;
  }

  /**
   * A time, in seconds since 1970.
   *
   * @param name the claim
   * @return the time; null when it is not there, or no time
   */
  public @Nullable Instant time(String name) {
    @Nullable Object value = claims.get(name);
    boolean beyond = value instanceof BigInteger; // what is larger than a long
    try {
      return value instanceof Number seconds && !beyond
          ? Instant.ofEpochSecond(seconds.longValue())
          : null;
    } catch (DateTimeException beyondAllTime) {
      return null;
    }
  }
}
