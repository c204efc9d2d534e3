package io.github.dialogporten.sdk.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older OkHttp that stands before the SDK's own on the class path. */
class OlderOkHttpTest {

  private static final Map<String, String> VERSION_4 =
      Map.of(
          "OkHttp", "public class OkHttp { public static final String VERSION = \"4.12.0\"; }",
          "OkHttpClient", "public class OkHttpClient { public static class Builder {} }",
          "ConnectionPool", "public class ConnectionPool {}",
          "Interceptor", "public interface Interceptor { interface Chain {} }");

  @TempDir Path directory;

  /** What matters of it, compiled and packed. */
  private URL older() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("okhttp3"));
    for (Map.Entry<String, String> each : VERSION_4.entrySet()) {
      Files.writeString(
          sources.resolve(each.getKey() + ".java"), "package okhttp3; " + each.getValue());
    }
    try (Stream<Path> files = Files.list(sources)) {
      String[] all = files.map(Path::toString).toArray(String[]::new);
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all)).isZero();
    }
    Path jar = directory.resolve("okhttp-4.12.0.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.list(sources)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        packed.putNextEntry(new JarEntry("okhttp3/" + each.getFileName()));
        packed.write(Files.readAllBytes(each));
      }
    }
    return jar.toUri().toURL();
  }

  private static URL where(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Makes a connection with the classes of these places only. */
  private static void connect(List<URL> classPath) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> environment = loader.loadClass(AltinnEnvironment.class.getName());
      Object tt02 = environment.getField("TT02").get(null);
      loader
          .loadClass(AltinnConnection.class.getName())
          .getMethod("to", environment)
          .invoke(null, tt02);
    }
  }

  @Test
  void makingAConnectionNamesTheJarAndTheRemedy() throws Exception {
    List<URL> olderFirst =
        List.of(
            older(),
            where(AltinnConnection.class),
            where(okhttp3.OkHttpClient.class),
            where(kotlin.Unit.class));
    Throwable failure =
        catchThrowableOfType(InvocationTargetException.class, () -> connect(olderFirst)).getCause();
    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "OkHttp 4.12.0 (okhttp-4.12.0.jar) is first on the class path, and the SDK needs 5.4 or"
                + " later: exclude com.squareup.okhttp3:okhttp from the dependency that brings it,"
                + " or raise it, so that com.squareup.okhttp3:okhttp-jvm is the only one");
  }

  @Test
  void theSdksOwnIsNewEnough() {
    assertThatCode(OkHttpAccess::check).doesNotThrowAnyException();
  }
}
