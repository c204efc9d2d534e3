package io.github.dialogporten.sdk.parties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.RawServer;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 parties, 36 MB of JSON in one answer, in a program with a heap of 256 MiB. */
@Tag("exhaustive")
class ManyPartiesMemoryTest {

  private static final int PARTIES = 100_000;

  /** As long as an entry is on the average. */
  private static final int ENTRY = 364;

  private static final int MINUTES = 2;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"list", "withAccess"})
  void areRead(String operation) throws Exception {
    boolean list = operation.equals("list");
    String before = list ? "{\"authorizedParties\":[" : "{\"data\":[";
    String after = list ? "]}" : "],\"links\":{\"next\":null}}";
    try (RawServer server = new RawServer(out -> answer(out, list, before, after))) {
      List<String> said = run(operation, server.origin().toString());
      assertThat(said.get(0)).isEqualTo(PARTIES + " parties, " + PARTIES + " to search for");
      // what is kept of them, and a record of each; 36 MB more would be a copy of the bytes
      assertThat(Integer.parseInt(said.get(1))).isBetween(1, 180);
    }
  }

  private static void answer(OutputStream to, boolean list, String before, String after)
      throws IOException {
    OutputStream out = new BufferedOutputStream(to, 1 << 16);
    long length = before.length() + after.length() + (ENTRY + 1L) * PARTIES - 1;
    assertThat(length).isBetween(36_000_000L, 37_000_000L);
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    out.write((head + "Content-Length: " + length + "\r\n\r\n" + before).getBytes(UTF_8));
    for (int i = 0; i < PARTIES; i++) {
      out.write(((i == 0 ? "" : ",") + entry(list, i)).getBytes(UTF_8));
    }
    out.write(after.getBytes(UTF_8));
    out.flush();
  }

  /** Users known by their mail addresses: any number of them is valid. */
  private static String entry(boolean list, int i) {
    UUID uuid = new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | i);
    String address = "syntetisk" + i + "@eksempel.invalid";
    String text =
        list
            ? "{'party':'urn:altinn:person:idporten-email:%s','partyUuid':'%s','partyId':%d,"
                    .formatted(address, uuid, 50_000_000 + i)
                + "'partyType':'Person','isDeleted':false,'hasKeyRole':false,"
                + "'isCurrentEndUser':false,'isMainAdministrator':false,'isAccessManager':false,"
            : "{'emailId':'%s','partyUuid':'%s','partyId':%d,"
                    .formatted(address, uuid, 50_000_000 + i)
                + "'type':'Person','authorizedRoles':['DAGL'],'authorizedAccessPackages':[],";
    String name = text + "'name':'SYNTETISK ";
    return (name + "X".repeat(ENTRY - name.length() - 2) + "'}").replace('\'', '"');
  }

  private List<String> run(String... arguments) throws Exception {
    Path said = directory.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            ManyPartiesProgram.class.getName());
    builder.command().addAll(List.of(arguments));
    Process program =
        builder
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(new File(File.separator.equals("/") ? "/dev/null" : "NUL"))
            .start();
    try {
      assertThat(program.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(program.exitValue()).as(Files.readString(said)).isZero();
      return Files.readAllLines(said);
    } finally {
      program.destroyForcibly();
    }
  }
}
