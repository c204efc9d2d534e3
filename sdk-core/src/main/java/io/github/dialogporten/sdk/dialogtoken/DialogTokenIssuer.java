package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who issues dialog tokens, as Dialogporten publishes it.
 *
 * <p>Immutable.
 */
public final class DialogTokenIssuer {

  private final @Nullable String issuer;
  private final @Nullable String keys;
  private final byte @Nullable [] rawJson;

  DialogTokenIssuer(WireTokenIssuer wire, byte @Nullable [] rawJson) {
    this.issuer = wire.issuer();
    this.keys = wire.jwksUri();
    this.rawJson = rawJson;
  }

  /**
   * The {@code iss} of dialog tokens.
   *
   * @return the issuer
   */
  public Optional<String> issuer() {
    return Optional.ofNullable(issuer);
  }

  /**
   * Where the keys are published ({@code jwks_uri}). The SDK does not go there: it asks the
   * environment that it was built for.
   *
   * @return the address
   */
  public Optional<String> keys() {
    return Optional.ofNullable(keys);
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "DialogTokenIssuer[]";
  }
}
