package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.keys.SigningKey;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a client authenticates to the issuer. Only the method that is registered on the client works.
 *
 * <p>Immutable and thread-safe. Neither a key nor a secret is in its {@code toString}.
 */
public final class ClientAuthentication {

  /** As RFC 7591 names them, {@code token_endpoint_auth_method}. */
  enum Method {
    PRIVATE_KEY_JWT("private_key_jwt"),
    CLIENT_SECRET_BASIC("client_secret_basic"),
    CLIENT_SECRET_POST("client_secret_post"),
    NONE("none");

    private final String value;

    Method(String value) {
      this.value = value;
    }
  }

  private static final ClientAuthentication PUBLIC =
      new ClientAuthentication(Method.NONE, null, null);

  private final Method method;
  private final @Nullable Supplier<SigningKey> keys;
  private final @Nullable String secret;

  private ClientAuthentication(
      Method method, @Nullable Supplier<SigningKey> keys, @Nullable String secret) {
    this.method = method;
    this.keys = keys;
    this.secret = secret;
  }

  /**
   * Authenticates with {@code private_key_jwt}: the client signs a short-lived statement, a new one
   * for each request. What ID-porten recommends for a back end.
   *
   * @param key the key whose public half is registered on the client
   * @return the way of authentication
   */
  public static ClientAuthentication privateKeyJwt(SigningKey key) {
    Objects.requireNonNull(key, "key");
    return new ClientAuthentication(Method.PRIVATE_KEY_JWT, () -> key, null);
  }

  /**
   * Authenticates with {@code private_key_jwt} and a key that can be replaced while the program
   * runs: a registered one works for a year at most.
   *
   * @param keys gives the key of the moment; asked for each statement, so it is fast, and
   *     thread-safe. {@link io.github.dialogporten.sdk.keys.KeyFile#reloading} is one
   * @return the way of authentication
   */
  public static ClientAuthentication privateKeyJwt(Supplier<SigningKey> keys) {
    return new ClientAuthentication(
        Method.PRIVATE_KEY_JWT, Objects.requireNonNull(keys, "keys"), null);
  }

  /**
   * Authenticates with {@code client_secret_basic}: a secret in the {@code Authorization} header.
   *
   * @param secret the client's secret, not empty
   * @return the way of authentication
   * @throws IllegalArgumentException when it is empty or holds a control character
   */
  public static ClientAuthentication secretBasic(String secret) {
    return new ClientAuthentication(Method.CLIENT_SECRET_BASIC, null, checked(secret));
  }

  /**
   * Authenticates with {@code client_secret_post}: a secret among the fields of the request.
   *
   * @param secret the client's secret, not empty
   * @return the way of authentication
   * @throws IllegalArgumentException when it is empty or holds a control character
   */
  public static ClientAuthentication secretPost(String secret) {
    return new ClientAuthentication(Method.CLIENT_SECRET_POST, null, checked(secret));
  }

  /**
   * Authenticates with {@code none}: a public client, which has no secret. For desktop
   * applications: what is installed on many machines keeps no secret.
   *
   * @return the way of authentication
   */
  public static ClientAuthentication none() {
    return PUBLIC;
  }

  private static String checked(String secret) {
    Objects.requireNonNull(secret, "secret");
    if (secret.isEmpty() || secret.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(
          "secret: one or more characters, without line ends or other control characters");
    }
    return secret;
  }

  Method method() {
    return method;
  }

  Optional<Supplier<SigningKey>> keys() {
    return Optional.ofNullable(keys);
  }

  Optional<String> secret() {
    return Optional.ofNullable(secret);
  }

  @Override
  public String toString() {
    return "ClientAuthentication[" + method.value + "]";
  }
}
