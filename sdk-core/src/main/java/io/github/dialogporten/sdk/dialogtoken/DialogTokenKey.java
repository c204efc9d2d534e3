package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.wire.WirePublicKey;
import java.util.Optional;

/**
 * A public key that dialog tokens are signed with, as it is published. Everybody may know it.
 *
 * <p>Immutable.
 */
public final class DialogTokenKey {

  private final WirePublicKey wire;

  DialogTokenKey(WirePublicKey wire) {
    this.wire = wire;
  }

  /**
   * Its id ({@code kid}), which the header of a token names.
   *
   * @return the id
   */
  public Optional<String> id() {
    return Optional.ofNullable(wire.kid());
  }

  /**
   * Its type ({@code kty}).
   *
   * @return {@code OKP}
   */
  public Optional<String> type() {
    return Optional.ofNullable(wire.kty());
  }

  /**
   * Its curve ({@code crv}).
   *
   * @return {@code Ed25519}
   */
  public Optional<String> curve() {
    return Optional.ofNullable(wire.crv());
  }

  /**
   * Its algorithm ({@code alg}).
   *
   * @return {@code EdDSA}
   */
  public Optional<String> algorithm() {
    return Optional.ofNullable(wire.alg());
  }

  /**
   * What it is for ({@code use}).
   *
   * @return {@code sig}
   */
  public Optional<String> use() {
    return Optional.ofNullable(wire.use());
  }

  /**
   * The key itself ({@code x}).
   *
   * @return 32 bytes in base64url
   */
  public Optional<String> x() {
    return Optional.ofNullable(wire.x());
  }

  @Override
  public String toString() {
    return "DialogTokenKey[]";
  }
}
