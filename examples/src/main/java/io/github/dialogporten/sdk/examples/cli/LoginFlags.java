package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.idporten.LoginOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What one login asks for, and how the browser gets there and back. */
final class LoginFlags {

  private static final int LONGEST = 3600;
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--acr",
      paramLabel = "LEVEL",
      description =
          "The level of authentication to ask for, such as idporten-loa-high; may be repeated, the"
              + " preferred first. The login fails when none is reached.")
  private List<String> acr = new ArrayList<>();

  @Option(
      names = "--redirect-port",
      paramLabel = "N",
      description =
          "The port of 127.0.0.1 that the browser comes back to. Default 0: a free one, which"
              + " ID-porten takes.")
  private int redirectPort;

  @Option(
      names = "--redirect-path",
      paramLabel = "PATH",
      description = "The path that the browser comes back to. Default /callback.")
  private @Nullable String redirectPath;

  @Option(
      names = "--no-browser",
      description =
          "Opens no browser: prints the address on standard error, on a line of its own, and waits.")
  private boolean noBrowser;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for the person, 1 to 3600. Default 300.")
  private int timeout = 300;

  @Option(
      names = "--ui-locale",
      paramLabel = "TAG",
      description = "The language of the issuer's pages: nb, nn, en or se; may be repeated.")
  private List<String> uiLocales = new ArrayList<>();

  @Option(
      names = "--prompt",
      paramLabel = "WORD",
      description =
          "login asks for the login again though the person is logged in; none shows no page;"
              + " consent, select_account, create. May be repeated.")
  private List<String> prompts = new ArrayList<>();

  /** What is asked for; the redirect address is the desktop login's. */
  LoginOptions options(Settings settings) {
    LoginOptions options =
        Arguments.named("--acr", () -> LoginOptions.defaults().acr(acr.toArray(String[]::new)));
    LoginOptions inLanguage =
        Arguments.named("--ui-locale", () -> options.uiLocales(uiLocales.toArray(String[]::new)));
    LoginOptions prompting =
        Arguments.named("--prompt", () -> inLanguage.prompt(prompts.toArray(String[]::new)));
    return Arguments.named("--resource", () -> prompting.resource(settings.resources()));
  }

  int port() {
    if (redirectPort < 0 || redirectPort > HIGHEST_PORT) {
      throw new UsageException("--redirect-port takes 1 to 65535, or 0 for a free one.");
    }
    return redirectPort;
  }

  String path() {
    return redirectPath == null ? "/callback" : redirectPath;
  }

  Duration timeLimit() {
    if (timeout < 1 || timeout > LONGEST) {
      throw new UsageException("--timeout takes 1 to 3600 seconds.");
    }
    return Duration.ofSeconds(timeout);
  }

  boolean opensBrowser() {
    return !noBrowser;
  }
}
