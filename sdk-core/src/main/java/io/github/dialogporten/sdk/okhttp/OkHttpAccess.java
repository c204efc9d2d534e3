package io.github.dialogporten.sdk.okhttp;

import io.github.dialogporten.sdk.internal.Internal;
import java.net.URL;
import java.security.CodeSource;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Opens this package to the rest of the SDK: the check of OkHttp itself. */
@Internal
public final class OkHttpAccess {

  private OkHttpAccess() {}

  /**
   * Fails when the OkHttp that was loaded is too old. An older one is another artifact ({@code
   * okhttp}, where the SDK depends on {@code okhttp-jvm}), so a build tool puts both on the class
   * path, and the first one wins.
   *
   * @throws IllegalStateException with the jar that was found, and what to do
   */
  public static void check() {
    try {
      Interceptor.Chain.class.getMethod("withConnectionPool", ConnectionPool.class); // since 5.4
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(
          "OkHttp "
              + version()
              + " ("
              + jar()
              + ") is first on the class path, and the SDK needs 5.4 or later: exclude"
              + " com.squareup.okhttp3:okhttp from the dependency that brings it, or raise it, so"
              + " that com.squareup.okhttp3:okhttp-jvm is the only one",
          e);
    }
  }

  /** Not by the constant itself: the compiler would copy that of the version that it sees. */
  private static String version() {
    try {
      return String.valueOf(Class.forName("okhttp3.OkHttp").getField("VERSION").get(null));
    } catch (ReflectiveOperationException e) {
      return "before 4.7";
    }
  }

  private static String jar() {
    @Nullable CodeSource source = OkHttpClient.class.getProtectionDomain().getCodeSource();
    @Nullable URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return "of unknown origin";
    }
    String path = location.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
