package io.github.dialogporten.sdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A browser's request. */
final class Call {

  private static final int LONGEST_FORM = 32 * 1024;

  private final HttpExchange exchange;
  private final List<String> path;
  private final Parameters query;
  private final Parameters form;

  private Call(HttpExchange exchange, Parameters form) {
    this.exchange = exchange;
    this.path = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
    this.query = Parameters.parse(rawQuery());
    this.form = form;
  }

  /**
   * Reads a request, its form included.
   *
   * @throws IllegalArgumentException when it cannot be understood, or the form is too long
   */
  static Call read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
    if (body.length > LONGEST_FORM) {
      throw new IllegalArgumentException("form: too long");
    }
    return new Call(exchange, Parameters.parse(new String(body, StandardCharsets.UTF_8)));
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** The parts of the path, at least one. */
  List<String> path() {
    return path;
  }

  /** A part of the path that is an id, which {@link Routes} has seen to. */
  UUID id(int part) {
    return UUID.fromString(path.get(part));
  }

  Parameters query() {
    return query;
  }

  /** The query as it came, which the SDK reads itself. */
  String rawQuery() {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
  }

  Parameters form() {
    return form;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** A cookie by its name. */
  Optional<String> cookie(String name) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";")).stream())
        .map(String::strip)
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.substring(name.length() + 1))
        .findFirst();
  }

  /** A browser that only fetches ahead: nobody has clicked. */
  boolean isPrefetch() {
    return header("Sec-Purpose").or(() -> header("Purpose")).orElse("").contains("prefetch");
  }

  @Override
  public String toString() {
    return "Call[" + method() + "]";
  }
}
