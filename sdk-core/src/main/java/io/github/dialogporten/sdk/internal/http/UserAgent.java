package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnHttp;
import org.jspecify.annotations.Nullable;

/** How the SDK names itself to servers. */
final class UserAgent {

  private static final String SDK = "dialogporten-sdk-java/" + version();

  private UserAgent() {}

  static String of(AltinnHttp settings) {
    return settings.userAgentSuffix().map(suffix -> SDK + " " + suffix).orElse(SDK);
  }

  private static String version() {
    @Nullable String version = UserAgent.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }
}
