package io.github.dialogporten.sdk.idporten;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brought back from the issuer. Nothing of it is trusted before {@link
 * IdPortenClient#finishLogin} has compared it with the pending login. Making one never fails over
 * what the browser sent; finishing does.
 *
 * <p>Immutable and thread-safe. Its {@code toString} holds nothing of it.
 */
public final class Callback {

  private final @Nullable Map<String, List<String>> parameters;

  private Callback(@Nullable Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the address that the browser asked for.
   *
   * @param uri the whole address, or path and query
   * @return the callback
   */
  public static Callback ofUri(URI uri) {
    return ofQuery(uri.getRawQuery());
  }

  /**
   * Reads the query of the address that the browser asked for, or the form that it posted.
   *
   * @param rawQuery still encoded, with or without the question mark; null for none, as servlets
   *     give it
   * @return the callback
   */
  public static Callback ofQuery(@Nullable String rawQuery) {
    return new Callback(QueryText.parse(rawQuery == null ? "" : rawQuery).orElse(null));
  }

  /**
   * Takes the parameters as a web framework has read them.
   *
   * @param parameters decoded; every value of each
   * @return the callback
   */
  public static Callback ofParameters(Map<String, List<String>> parameters) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return new Callback(copy);
  }

  /**
   * Returns the state, which finds the pending login in its store.
   *
   * @return what came with the browser; empty when there is none, or more than one
   */
  public Optional<String> state() {
    return one("state");
  }

  /** Whether it could be read, and names no parameter of the protocol twice. */
  boolean isWellFormed() {
    return parameters != null
        && List.of("state", "code", "iss", "error", "error_description", "error_uri").stream()
            .allMatch(name -> parameters.getOrDefault(name, List.of()).size() <= 1);
  }

  /** A parameter that is there once, and not empty. */
  Optional<String> one(String name) {
    if (parameters == null) {
      return Optional.empty();
    }
    List<String> values = parameters.getOrDefault(Objects.requireNonNull(name), List.of());
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Callback[]";
  }
}
