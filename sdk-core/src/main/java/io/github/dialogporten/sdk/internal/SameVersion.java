package io.github.dialogporten.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a class path with modules of different versions: they use each other's internals. Each
 * module's jar tells its version in {@code META-INF/dialogporten}.
 */
public final class SameVersion {

  private static final String ARTIFACT = "dialogporten-sdk-";

  private SameVersion() {}

  /**
   * Compares a module's version with the core's. A module calls it for its entry class, in a static
   * initialiser. A version that cannot be told (repackaged without the resource, or compiled by an
   * IDE that does not fill it in) is not compared.
   *
   * @param entry a class of the module's main package, whose last name is the artifact's
   * @throws LinkageError when the versions differ
   */
  public static void check(Class<?> entry) {
    String packageName = entry.getPackageName();
    String artifact = ARTIFACT + packageName.substring(packageName.lastIndexOf('.') + 1);
    String core = ARTIFACT + "core";
    @Nullable String theirs = version(entry, artifact);
    @Nullable String ours = version(SameVersion.class, core);
    if (theirs != null && ours != null && !theirs.equals(ours)) {
      throw new LinkageError(
          "the class path mixes versions of the SDK: %s %s (%s) and %s %s (%s); use one version of all"
              .formatted(artifact, theirs, file(entry), core, ours, file(SameVersion.class)));
    }
  }

  private static @Nullable String version(Class<?> type, String artifact) {
    try (InputStream in =
        type.getResourceAsStream("/META-INF/dialogporten/" + artifact + ".version")) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() || text.startsWith("$") ? null : text;
    } catch (IOException e) {
      return null;
    }
  }

  /** The jar's name without its path, which can hold the name of a user. */
  private static String file(Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    // a jar within a jar ends with an exclamation mark and a slash
    String place =
        source == null ? "" : String.valueOf(source.getLocation()).replaceAll("[!/]+$", "");
    String name = place.substring(place.lastIndexOf('/') + 1);
    return name.endsWith(".jar") ? name : "not a jar";
  }
}
