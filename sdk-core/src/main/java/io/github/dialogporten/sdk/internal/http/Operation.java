package io.github.dialogporten.sdk.internal.http;

/**
 * One operation of an API: a constant of the package that offers it.
 *
 * @param name as it stands in exceptions and logs, such as {@code dialogs.open}
 * @param method the HTTP method
 * @param api where it is, and what it gets
 * @param path the path after the API's base address, with {@code {names}} to fill in
 * @param semantics what it does on the server
 * @param localized whether it takes {@code Accept-Language}
 * @param decoder makes the value
 * @param advice what its refusals may mean
 * @param <T> the value
 */
public record Operation<T>(
    String name,
    String method,
    Api api,
    String path,
    Semantics semantics,
    boolean localized,
    Decoder<T> decoder,
    Advice advice) {

  private static final String DIALOGPORTEN_SCOPE = "digdir:dialogporten";

  /**
   * An operation whose refusals mean what they say.
   *
   * @param name as it stands in exceptions and logs
   * @param method the HTTP method
   * @param api where it is, and what it gets
   * @param path the path after the API's base address
   * @param semantics what it does on the server
   * @param localized whether it takes {@code Accept-Language}
   * @param decoder makes the value
   */
  public Operation(
      String name,
      String method,
      Api api,
      String path,
      Semantics semantics,
      boolean localized,
      Decoder<T> decoder) {
    this(name, method, api, path, semantics, localized, decoder, usual(api));
  }

  private static Advice usual(Api api) {
    return api == Api.DIALOGPORTEN ? Advice.NONE.needing(DIALOGPORTEN_SCOPE) : Advice.NONE;
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
    return new Operation<>(name, "GET", Api.DIALOGPORTEN, path, Semantics.SAFE, false, decoder);
  }

  /**
   * An operation of Dialogporten that writes, and that may be done twice.
   *
   * @param name as it stands in exceptions and logs
   * @param method the HTTP method
   * @param path the path after the base address
   * @param decoder makes the value
   * @param <T> the value
   * @return the operation
   */
  public static <T> Operation<T> idempotent(
      String name, String method, String path, Decoder<T> decoder) {
    return new Operation<>(
        name, method, Api.DIALOGPORTEN, path, Semantics.IDEMPOTENT, false, decoder);
  }

  /**
   * The same, at another API.
   *
   * @param other the API
   * @return the operation
   */
  public Operation<T> at(Api other) {
    return new Operation<>(name, method, other, path, semantics, localized, decoder);
  }

  /**
   * The same, taking the languages of the call.
   *
   * @return the operation
   */
  public Operation<T> inLanguages() {
    return new Operation<>(name, method, api, path, semantics, true, decoder, advice);
  }

  /**
   * The same, with other semantics.
   *
   * @param other what it does on the server
   * @return the operation
   */
  public Operation<T> that(Semantics other) {
    return new Operation<>(name, method, api, path, other, localized, decoder, advice);
  }

  /**
   * The same, needing another scope than Dialogporten's.
   *
   * @param scope the scope
   * @return the operation
   */
  public Operation<T> needing(String scope) {
    return advised(advice.needing(scope));
  }

  /**
   * The same, knowing what else an answer can mean.
   *
   * @param status the answer's status
   * @param words what it can mean, without values; follows the usual meaning after a semicolon
   * @return the operation
   */
  public Operation<T> hinting(int status, String words) {
    return advised(advice.hinting(status, words));
  }

  /** What its calls have in common. */
  CallKind kind() {
    return new CallKind(name, method, path, api.destination(), semantics, advice);
  }

  private Operation<T> advised(Advice other) {
    return new Operation<>(name, method, api, path, semantics, localized, decoder, other);
  }
}
