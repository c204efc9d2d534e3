package io.github.dialogporten.sdk.idporten.desktop;

import java.net.URI;

/** A machine without a browser. */
enum NoBrowser implements BrowserLauncher {
  INSTANCE;

  @Override
  public boolean open(URI address) {
    return false;
  }

  @Override
  public String toString() {
    return "BrowserLauncher.none()";
  }
}
