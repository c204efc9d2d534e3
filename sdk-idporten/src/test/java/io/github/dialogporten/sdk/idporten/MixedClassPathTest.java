package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class path of this test, with another version of one module in front. */
class MixedClassPathTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"core", "keys", "idporten"})
  void isRefusedWhenTheFirstClientIsBuilt(String module) throws Exception {
    version(module, "99.0.0");

    assertThatThrownBy(this::load)
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("dialogporten-sdk-" + module + " 99.0.0 (");
  }

  @Test
  void isTakenWhenItIsOfOneVersion() throws Exception {
    assertThat(load()).isEqualTo(IdPortenClient.Builder.class.getName());
  }

  private void version(String module, String version) throws Exception {
    Path file = directory.resolve("META-INF/dialogporten/dialogporten-sdk-" + module + ".version");
    Files.createDirectories(file.getParent());
    Files.writeString(file, version);
  }

  private String load() throws Exception {
    List<URL> places = new ArrayList<>(List.of(directory.toUri().toURL()));
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
      places.add(Path.of(each).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      return Class.forName(IdPortenClient.Builder.class.getName(), true, loader).getName();
    }
  }
}
