package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has done its work ends, whether or not it has closed anything. */
class ProgramEndsTest {

  /** Well under the minute that idle threads of other libraries live. */
  private static final int SECONDS = 45;

  @TempDir Path directory;

  @Test
  void nothingKeepsAFinishedProgramAlive() throws Exception {
    Path said = directory.resolve("said.txt");
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process program =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ProgramThatClosesNothing.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(new File(File.separator.equals("/") ? "/dev/null" : "NUL"))
            .start();
    try {
      assertThat(program.waitFor(SECONDS, TimeUnit.SECONDS))
          .as("the program ends by itself; it said: %s", Files.readString(said))
          .isTrue();
      assertThat(program.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      program.destroyForcibly();
    }
  }
}
