package io.github.dialogporten.sdk.idporten.desktop;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      BrowserCommand way = new BrowserCommand(List.of(command));
      return new Way(command[0], way::open);
    }

    static Way desktop() {
      // the class is first looked at when it is called: java.desktop may be missing
      return new Way("java.awt.Desktop", address -> DesktopBrowser.open(address));
    }
  }

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

  @Override
  public String toString() {
    return "BrowserLauncher.system()";
  }
}
