package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemBrowserTest {

  private static final URI ADDRESS =
      URI.create("https://issuer.example/authorize?a=$(id)&b=;%20'x'&redirect_uri=http%3A%2F%2F1");

  @TempDir Path directory;

  private static List<String> names(String system, Map<String, String> environment) {
    return SystemBrowser.ways(system, environment).stream().map(SystemBrowser.Way::name).toList();
  }

  @Test
  void everySystemHasItsWays() {
    assertThat(names("Linux", Map.of("DISPLAY", ":0")))
        .containsExactly("xdg-open", "java.awt.Desktop");
    assertThat(names("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).hasSize(2);
    assertThat(names("FreeBSD", Map.of("BROWSER", "firefox"))).hasSize(2);
    assertThat(names("Mac OS X", Map.of())).containsExactly("open", "java.awt.Desktop");
    assertThat(names("Windows 11", Map.of())).containsExactly("java.awt.Desktop", "rundll32");
  }

  @Test
  void withoutAScreenNothingIsStarted() {
    assertThat(names("Linux", Map.of("DISPLAY", ""))).isEmpty();
    assertThat(new SystemBrowser(List.of()).open(ADDRESS)).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it starts a script of the shell")
  void theAddressIsOneArgumentAndNoShellReadsIt() throws Exception {
    Path said = directory.resolve("said.txt");
    Path command = script("printf '%s\\n' \"$#\" \"$@\" > '" + said + "'");
    SystemBrowser browser =
        new SystemBrowser(List.of(SystemBrowser.Way.command(command.toString(), "first")));
    assertThat(browser.open(ADDRESS)).isTrue();
    assertThat(Files.readAllLines(said)).containsExactly("2", "first", ADDRESS.toString());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it starts a script of the shell")
  void theNextWayIsTriedWhenOneFails() throws Exception {
    List<String> tried = new ArrayList<>();
    SystemBrowser browser =
        new SystemBrowser(
            List.of(
                SystemBrowser.Way.command(directory.resolve("missing").toString()),
                SystemBrowser.Way.command(script("exit 3").toString()),
                new SystemBrowser.Way("last", tried::add)));
    assertThat(browser.open(ADDRESS)).isTrue();
    assertThat(tried).containsExactly(ADDRESS.toString());
  }

  @Test
  void whenAllFailThereIsNone() {
    SystemBrowser.Way no = new SystemBrowser.Way("no", address -> false);
    assertThat(new SystemBrowser(List.of(no, no)).open(ADDRESS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "mailto:a@b.example",
        "/relative",
        "https:opaque",
        "ssh://x"
      })
  void onlyWebAddressesAreOpened(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrowserLauncher.system().open(URI.create(address)))
        .withMessageStartingWith("address: ");
  }

  @Test
  void theySayWhatTheyAre() {
    assertThat(BrowserLauncher.system()).hasToString("BrowserLauncher.system()");
    assertThat(BrowserLauncher.none()).hasToString("BrowserLauncher.none()");
    assertThat(BrowserLauncher.none().open(ADDRESS)).isFalse();
  }

  private Path script(String line) throws Exception {
    Path script =
        Files.createTempFile(
            directory,
            "command",
            ".sh",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(script, "#!/bin/sh\n" + line + "\n");
  }
}
