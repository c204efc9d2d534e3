package io.github.dialogporten.sdk.internal.http;

import java.util.Map;

/**
 * One operation of an API: a constant of the package that offers it.
 *
 * @param kind its name, method and path, what it does on the server and what its refusals may mean
 * @param api where it is, and what it gets
 * @param localized whether it takes {@code Accept-Language}
 * @param decoder makes the value
 * @param <T> the value
 */
public record Operation<T>(CallKind kind, Api api, boolean localized, Decoder<T> decoder) {

  private Operation(
      String name,
      String method,
      String path,
      Semantics semantics,
      Api api,
      boolean localized,
      Decoder<T> decoder) {
    this(
        new CallKind(
            name, method, path, api.destination(), semantics, api.scope(), Map.of(), null, false),
        api,
        localized,
        decoder);
  }

  /**
   * An operation of Dialogporten.
   *
   * @param name as it stands in exceptions and logs, such as {@code dialogs.open}
   * @param method the HTTP method
   * @param path the path after the base address, with {@code {names}} to fill in
   * @param semantics what it does on the server
   * @param decoder makes the value
   * @param <T> the value
   * @return the operation
   */
  public static <T> Operation<T> of(
      String name, String method, String path, Semantics semantics, Decoder<T> decoder) {
    return new Operation<>(name, method, path, semantics, Api.DIALOGPORTEN, false, decoder);
  }

  /**
   * An operation of Dialogporten that reads.
   *
   * @param name as it stands in exceptions and logs
   * @param path the path after the base address
   * @param decoder makes the value
   * @param <T> the value
   * @return the operation
   */
  public static <T> Operation<T> get(String name, String path, Decoder<T> decoder) {
    return of(name, "GET", path, Semantics.SAFE, decoder);
  }

  /**
   * The same, at another API.
   *
   * @param other the API
   * @return the operation
   */
  public Operation<T> at(Api other) {
    return new Operation<>(
        name(), kind.method(), path(), kind.semantics(), other, localized, decoder);
  }

  /**
   * The same, taking the languages of the call.
   *
   * @return the operation
   */
  public Operation<T> inLanguages() {
    return new Operation<>(kind, api, true, decoder);
  }

  /**
   * The same, needing another scope than Dialogporten's.
   *
   * @param scope the scope
   * @return the operation
   */
  public Operation<T> needing(String scope) {
    return new Operation<>(kind.needing(scope), api, localized, decoder);
  }

  /**
   * The same, knowing what else an answer can mean.
   *
   * @param status the answer's status
   * @param words what it can mean, without values; follows the usual meaning after a semicolon
   * @return the operation
   */
  public Operation<T> hinting(int status, String words) {
    return new Operation<>(kind.hinting(status, words), api, localized, decoder);
  }

  /**
   * The same, where a 500 that comes again will come each time.
   *
   * @param words what it means then, without values
   * @return the operation
   */
  public Operation<T> failingForGood(String words) {
    return new Operation<>(kind.failingForGood(words), api, localized, decoder);
  }

  /**
   * The same, as a search: the server has a limit of its own, whose answer is waited for, and a
   * second request that times out is the last.
   *
   * @return the operation
   */
  public Operation<T> searching() {
    return new Operation<>(kind.searching(true), api, localized, decoder);
  }

  /** As it stands in exceptions and logs. */
  public String name() {
    return kind.name();
  }

  /** The path after the API's base address. */
  public String path() {
    return kind.path();
  }
}
