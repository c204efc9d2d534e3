package io.github.dialogporten.sdk.idporten.desktop;

import java.net.URI;

/**
 * Opens the person's browser at an address. {@link DesktopLogin} calls it on a thread of its own,
 * so it may take its time; that thread is interrupted when the login ends first.
 *
 * <p>The address belongs to one login: it is for the person's own eyes, and for no log.
 */
@FunctionalInterface
public interface BrowserLauncher {

  /**
   * Opens the browser that the person has chosen in the operating system: through {@code open} on
   * macOS, {@code xdg-open} on Linux and other Unixes, the desktop integration of Java on Windows
   * ({@code rundll32} where that is missing). No shell is involved. On Unix the other users of the
   * machine can see the address in the list of processes while the command runs; it holds no secret
   * that completes a login, for that the verifier is needed, which stays in this process.
   *
   * <p>It says false, and starts nothing, where there is no screen: {@code xdg-open} is not tried
   * without {@code DISPLAY}, {@code WAYLAND_DISPLAY} or {@code BROWSER} in the environment.
   *
   * @return a shared launcher, thread-safe; it takes {@code http} and {@code https} addresses only
   *     and throws an {@link IllegalArgumentException} for others
   */
  static BrowserLauncher system() {
    return SystemBrowser.INSTANCE;
  }

  /**
   * Opens no browser: the address is only announced.
   *
   * @return a shared launcher that always says false
   */
  static BrowserLauncher none() {
    return NoBrowser.INSTANCE;
  }

  /**
   * Opens a browser.
   *
   * @param address where to send the browser
   * @return true when a browser was started; false when there is none here
   */
  boolean open(URI address);
}
