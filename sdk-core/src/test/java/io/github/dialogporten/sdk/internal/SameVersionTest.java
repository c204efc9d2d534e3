package io.github.dialogporten.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameVersionTest {

  @TempDir Path directory;

  /** The entry class of a module whose artifact is dialogporten-sdk-internal. */
  static final class Entry {
    static {
      SameVersion.check(Entry.class);
    }
  }

  @Test
  void refusesJarsOfTwoVersionsAndNamesBoth() throws Exception {
    URL core = jar("dialogporten-sdk-core-1.0.0.jar", SameVersion.class, "core", "1.0.0\n");
    URL other = jar("renamed.jar", Entry.class, "internal", "1.1.0\n");

    assertThat(catchThrowable(() -> load(core, other)))
        .isInstanceOf(LinkageError.class)
        .hasMessage(
            "the class path mixes versions of the SDK: dialogporten-sdk-internal 1.1.0 (renamed.jar)"
                + " and dialogporten-sdk-core 1.0.0 (dialogporten-sdk-core-1.0.0.jar); use one version"
                + " of all");
  }

  @Test
  void refusesDirectoriesOfTwoVersionsWithoutTheirPaths() throws Exception {
    URL core = classes("one", SameVersion.class, "core", "1.0.0");
    URL other = classes("two", Entry.class, "internal", "1.0.0-SNAPSHOT");

    assertThatThrownBy(() -> load(core, other))
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("1.0.0-SNAPSHOT (not a jar)")
        .hasMessageContaining("1.0.0 (not a jar)")
        .hasMessageNotContaining(directory.getFileName().toString());
  }

  @Test
  void letsOneVersionPass() throws Exception {
    assertThat(
            load(
                jar("core.jar", SameVersion.class, "core", "1.0.0"),
                classes("classes", Entry.class, "internal", "1.0.0\n")))
        .isEqualTo(Entry.class.getName());
  }

  /** As in a jar that holds everything, where each class finds both. */
  @Test
  void comparesWithinOneJar() throws Exception {
    URL shaded = classes("shaded", SameVersion.class, "core", "1.0.0");
    classes("shaded", Entry.class, "internal", "1.1.0");

    assertThatThrownBy(() -> load(shaded)).isInstanceOf(LinkageError.class);
    classes("shaded", Entry.class, "internal", "1.0.0");
    assertThat(load(shaded)).isEqualTo(Entry.class.getName());
  }

  @Test
  void comparesNothingThatCannotBeTold() throws Exception {
    URL core = classes("one", SameVersion.class, "core", "1.0.0");
    String entry = Entry.class.getName();

    assertThat(load(core, classes("two", Entry.class, "internal", null))).isEqualTo(entry);
    assertThat(load(core, classes("three", Entry.class, "internal", "${project.version}")))
        .isEqualTo(entry);
    assertThat(
            load(
                classes("four", SameVersion.class, "core", ""),
                classes("two", Entry.class, "internal", "2")))
        .isEqualTo(entry);
  }

  /** Found by {@link SameVersion}, or it would compare nothing. */
  @Test
  void theCoreHasAVersion() throws IOException {
    try (InputStream in =
        SameVersion.class.getResourceAsStream(
            "/META-INF/dialogporten/dialogporten-sdk-core.version")) {
      assertThat(in).isNotNull();
    }
  }

  /** Initialises the entry class with nothing else in reach. */
  private static String load(URL... places) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(places, null)) {
      return Class.forName(Entry.class.getName(), true, loader).getName();
    }
  }

  private URL classes(String name, Class<?> type, String artifact, @Nullable String version)
      throws IOException {
    for (Map.Entry<String, byte[]> each : content(type, artifact, version).entrySet()) {
      Path file = directory.resolve(name).resolve(each.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, each.getValue());
    }
    return directory.resolve(name).toUri().toURL();
  }

  private URL jar(String name, Class<?> type, String artifact, String version) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : content(type, artifact, version).entrySet()) {
        jar.putNextEntry(new ZipEntry(each.getKey()));
        jar.write(each.getValue());
      }
    }
    return file.toUri().toURL();
  }

  private static Map<String, byte[]> content(
      Class<?> type, String artifact, @Nullable String version) throws IOException {
    String classFile = type.getName().replace('.', '/') + ".class";
    try (InputStream in =
        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(classFile))) {
      byte[] bytes = in.readAllBytes();
      String resource = "META-INF/dialogporten/dialogporten-sdk-" + artifact + ".version";
      return version == null
          ? Map.of(classFile, bytes)
          : Map.of(classFile, bytes, resource, version.getBytes());
    }
  }
}
