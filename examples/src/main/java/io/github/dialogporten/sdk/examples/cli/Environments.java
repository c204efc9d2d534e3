package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Altinn the options mean. */
final class Environments {

  private static final String LOCAL = "local";
  private static final String PATH = "/dialogporten";

  private final Settings settings;
  private final @Nullable URI dialogporten;
  private final @Nullable URI platform;
  private final @Nullable URI maskinporten;

  private Environments(Settings settings) {
    this.settings = settings;
    this.dialogporten = uri("--dialogporten-url", settings.dialogportenUrl());
    this.platform = uri("--platform-url", settings.platformUrl());
    this.maskinporten = uri("--maskinporten-url", settings.maskinportenUrl());
  }

  /**
   * The environment to talk to.
   *
   * @param settings the options
   * @return the environment; empty for an Altinn in this process
   * @throws UsageException when the options contradict each other, or say too little
   */
  static Optional<AltinnEnvironment> choose(Settings settings) {
    Environments choice = new Environments(settings);
    String name = settings.env() == null ? null : settings.env().toLowerCase(Locale.ROOT);
    if (settings.hasUrls()) {
      return Optional.of(choice.elsewhere(name));
    }
    if (name == null && settings.hasCredentials()) {
      throw new UsageException(
          "Credentials were given, and no environment to use them in. Add --env tt02, prod, at23 or"
              + " yt01, or addresses, or --env local for an Altinn in this process.");
    }
    return name == null || name.equals(LOCAL) ? Optional.empty() : Optional.of(preset(name));
  }

  private AltinnEnvironment elsewhere(@Nullable String name) {
    boolean allHere =
        Stream.of(dialogporten, platform, maskinporten)
            .filter(Objects::nonNull)
            .allMatch(Environments::isLoopback);
    if (allHere) {
      // with addresses on this machine no other of a real environment could go along
      return onThisMachine();
    }
    if (LOCAL.equals(name)) {
      throw new UsageException("--env local goes with addresses of this machine only.");
    }
    return name == null
        ? filled(AltinnEnvironment.builder("custom"), dialogporten(), platform(), issuer())
        : filled(preset(name).toBuilder(), dialogporten, platform, maskinporten);
  }

  private AltinnEnvironment onThisMachine() {
    return AltinnEnvironment.local(dialogporten(), platform(), issuer()).build();
  }

  private static AltinnEnvironment filled(
      AltinnEnvironment.Builder builder,
      @Nullable URI dialogporten,
      @Nullable URI platform,
      @Nullable URI maskinporten) {
    if (dialogporten != null) {
      builder.dialogporten(dialogporten);
    }
    if (platform != null) {
      builder.platform(platform);
    }
    if (maskinporten != null) {
      builder.maskinporten(maskinporten);
    }
    return builder.build();
  }

  private URI dialogporten() {
    if (dialogporten == null && platform == null) {
      throw new UsageException("Where is Dialogporten? Add --dialogporten-url or --env.");
    }
    return dialogporten == null ? URI.create(text(platform()) + PATH) : dialogporten;
  }

  private URI platform() {
    if (platform != null) {
      return platform;
    }
    String address = text(dialogporten());
    return address.endsWith(PATH)
        ? URI.create(address.substring(0, address.length() - PATH.length()))
        : dialogporten().resolve("/");
  }

  private URI issuer() {
    if (maskinporten != null) {
      return maskinporten;
    }
    if (settings.token() == null) {
      throw new UsageException(
          "Where does the token come from? Add --token, or --maskinporten-url and a client.");
    }
    return platform(); // never asked: there is a token already
  }

  private static AltinnEnvironment preset(String name) {
    try {
      return AltinnEnvironment.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--env takes local, tt02, prod, at23 or yt01.");
    }
  }

  private static @Nullable URI uri(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() == null || uri.getScheme() == null) {
        throw new UsageException(option + " takes an address such as https://example.no");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new UsageException(option + " takes an address such as https://example.no");
    }
  }

  private static String text(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isLoopback(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
