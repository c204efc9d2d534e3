package io.github.dialogporten.sdk.idporten.desktop;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** Java's own way to a browser. The only class that knows {@code java.desktop}. */
final class DesktopBrowser {

  private DesktopBrowser() {}

  /** False where Java has no desktop: no module, no native library, no screen, or no support. */
  static boolean open(String address) {
    try {
      if (GraphicsEnvironment.isHeadless()
          || !Desktop.isDesktopSupported()
          || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        return false;
      }
      Desktop.getDesktop().browse(URI.create(address));
      return true;
    } catch (IOException | RuntimeException | Error e) {
      if (e instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      // an AWTError, a missing library, a refusing desktop: all of them mean the same here
      return false;
    }
  }
}
