package io.github.dialogporten.sdk.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

  @TempDir Path directory;

  @Test
  void withoutLinksTheNameIsTakenFirst() throws IOException {
    try (PendingFile file = pending("new")) {
      assertThat(file.placeWithoutLinks(directory.resolve("letter"))).hasContent("new");
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void withoutLinksNothingIsReplacedEither() throws IOException {
    Files.writeString(directory.resolve("letter"), "old");
    try (PendingFile file = pending("new")) {
      assertThatThrownBy(() -> file.placeWithoutLinks(directory.resolve("letter")))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(directory.resolve("letter")).hasContent("old");
  }

  @Test
  void aNameThatWasTakenForNothingIsGivenBack() throws IOException {
    PendingFile file = pending("new");
    file.close(); // the move has nothing to move
    assertThatThrownBy(() -> file.placeWithoutLinks(directory.resolve("letter")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aLinkThatLeadsNowhereIsATakenName() throws IOException {
    Files.createSymbolicLink(directory.resolve("letter"), directory.resolve("elsewhere"));
    try (PendingFile file = pending("new")) {
      assertThat(file.publish("letter")).isEqualTo(directory.resolve("letter (2)"));
    }
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aNameThatTheFileSystemCannotHoldIsWrittenInAscii() throws IOException {
    // no file system takes the first character; without a UTF-8 locale the others are no better
    String name = "\u0000sp\u00f8rsm\u00e5l.pdf";
    try (PendingFile file = pending("first")) {
      assertThat(file.publish(name)).isEqualTo(directory.resolve("_sp_rsmal.pdf"));
    }
    try (PendingFile file = pending("second")) {
      assertThat(file.publish(name)).isEqualTo(directory.resolve("_sp_rsmal (2).pdf"));
    }
  }

  @Test
  void whatIsNotPublishedIsRemoved() throws IOException {
    pending("half").close();
    assertThat(directory).isEmptyDirectory();
  }

  private PendingFile pending(String text) throws IOException {
    PendingFile file = PendingFile.in(directory, false);
    byte[] bytes = text.getBytes(UTF_8);
    file.write(bytes, bytes.length);
    return file;
  }
}
