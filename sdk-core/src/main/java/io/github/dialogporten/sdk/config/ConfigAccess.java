package io.github.dialogporten.sdk.config;

import io.github.dialogporten.sdk.internal.Internal;
import java.util.function.Function;

/** Opens this package to the rest of the SDK. */
@Internal
public final class ConfigAccess {

  private ConfigAccess() {}

  /**
   * The engine of a connection, made when first asked for and closed with it. It fails with an
   * {@link IllegalStateException} after {@link AltinnConnection#close()}.
   */
  public static <T extends AutoCloseable> T engine(
      AltinnConnection connection, Class<T> type, Function<AltinnConnection, T> factory) {
    return connection.engine(type, factory);
  }
}
