package io.github.dialogporten.sdk.idporten.desktop;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways to a browser that the operating system has, tried one after the other. */
final class SystemBrowser implements BrowserLauncher {

  static final SystemBrowser INSTANCE =
      new SystemBrowser(ways(System.getProperty("os.name", ""), System.getenv()));

  private static final Logger LOG = LoggerFactory.getLogger(SystemBrowser.class);

  /** A way to a browser, with a name for the log. */
  record Way(String name, Predicate<String> open) {

    static Way command(String... command) {
      return new Way(command[0], address -> run(List.of(command), address));
    }

    static Way desktop() {
      // the class is first looked at when it is called: java.desktop may be missing
      return new Way("java.awt.Desktop", address -> DesktopBrowser.open(address));
    }
  }

  /** A command that has not ended by then has become the browser itself. */
  private static final int SECONDS = 10;

  private static final File NOTHING =
      new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"); // for reading, everywhere

  private final List<Way> ways;

  SystemBrowser(List<Way> ways) {
    this.ways = List.copyOf(ways);
  }

  /**
   * On macOS and Linux the command comes first: Java's desktop integration loads a whole window
   * toolkit, which puts a console program into the Dock, and which can stand still beside another
   * toolkit in the process.
   */
  static List<Way> ways(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of(Way.desktop(), Way.command("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (name.startsWith("mac")) {
      return List.of(Way.command("open"), Way.desktop());
    }
    boolean screen =
        List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER").stream()
            .anyMatch(each -> !environment.getOrDefault(each, "").isEmpty());
    // without a screen it would take over the terminal with a text browser
    return screen ? List.of(Way.command("xdg-open"), Way.desktop()) : List.of();
  }

  @Override
  public boolean open(URI address) {
    String scheme = address.getScheme();
    if (!("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
        || address.getHost() == null) {
      // anything else would start another program than a browser
      throw new IllegalArgumentException("address: an absolute http or https address");
    }
    String text = address.toASCIIString();
    for (Way way : ways) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      if (way.open.test(text)) {
        LOG.debug("browser opened with {}", way.name);
        return true;
      }
      LOG.debug("no browser with {}", way.name);
    }
    return false;
  }

  /** Runs a command of the operating system with the address as its last argument. */
  private static boolean run(List<String> command, String address) {
    List<String> line = new ArrayList<>(command);
    line.add(address);
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectInput(NOTHING)
              // it may say the address, and our streams are the program's
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      // there is no such command here; the message would quote the address
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public String toString() {
    return "BrowserLauncher.system()";
  }
}
