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
  private final @Nullable URI idporten;
  private final boolean login;

  private Environments(Settings settings, boolean login) {
    this.settings = settings;
    this.login = login;
    this.dialogporten = uriOrNull("--dialogporten-url", settings.dialogportenUrl());
    this.platform = uriOrNull("--platform-url", settings.platformUrl());
    this.maskinporten = uriOrNull("--maskinporten-url", settings.maskinportenUrl());
    this.idporten = uriOrNull("--idporten-url", settings.idportenUrl());
  }

  /**
   * The environment to talk to.
   *
   * @param settings the options
   * @param login whether a person logs in, so that Maskinporten is not asked
   * @return the environment; empty for an Altinn in this process
   * @throws UsageException when the options contradict each other, or say too little
   */
  static Optional<AltinnEnvironment> choose(Settings settings, boolean login) {
    return new Environments(settings, login).chosen();
  }

  private Optional<AltinnEnvironment> chosen() {
    String name = settings.env() == null ? null : settings.env().toLowerCase(Locale.ROOT);
    if (settings.hasUrls()) {
      return Optional.of(elsewhere(name));
    }
    boolean real = name != null && !name.equals(LOCAL);
    if (idporten != null && !real) {
      throw new UsageException(
          "--idporten-url alone is enough for login, logout and the token of a session. Add --env tt02,"
              + " prod, at23 or yt01, or --dialogporten-url; an Altinn in this process has an ID-porten"
              + " of its own.");
    }
    if (name != null && real) {
      return Optional.of(filled(preset(name).toBuilder(), null, null, null));
    }
    if (name == null && !login && settings.source() == Settings.Source.PLATFORM) {
      return Optional.of(MaskinportenCredentials.platformEnvironment(settings));
    }
    if (name == null && settings.hasCredentials()) {
      throw new UsageException(
          "Credentials were given, and no environment to use them in. Add --env tt02, prod, at23 or"
              + " yt01, or addresses, or --env local for an Altinn in this process.");
    }
    return Optional.empty();
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
    return filled(AltinnEnvironment.local(dialogporten(), platform(), issuer()), null, null, null);
  }

  private AltinnEnvironment filled(
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
    if (idporten != null) {
      builder.idporten(idporten);
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
    if (!login && !hasTokensFromElsewhere()) {
      throw new UsageException(
          "Where does the token come from? Add --token, or --maskinporten-url and a client, or"
              + " --session-file.");
    }
    return platform(); // never asked
  }

  private boolean hasTokensFromElsewhere() {
    return switch (settings.source()) {
      case TOKEN, SESSION -> true;
      case TEST_TOKEN -> settings.testUser() != null;
      default -> false;
    };
  }

  /** An issuer alone: it stands for all addresses, since nothing else is asked. */
  static AltinnEnvironment ofIssuer(String issuer) {
    URI uri = uri("--idporten-url", issuer);
    return Arguments.named(
        "--idporten-url",
        () ->
            isLoopback(uri)
                ? AltinnEnvironment.local(uri, uri, uri).idporten(uri).build()
                : AltinnEnvironment.builder("issuer")
                    .dialogporten(uri)
                    .platform(uri)
                    .maskinporten(uri)
                    .idporten(uri)
                    .build());
  }

  private static AltinnEnvironment preset(String name) {
    try {
      return AltinnEnvironment.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--env takes local, tt02, prod, at23 or yt01.");
    }
  }

  private static @Nullable URI uriOrNull(String option, @Nullable String text) {
    return text == null ? null : uri(option, text);
  }

  /** An address, as an option gave it. */
  static URI uri(String option, String text) {
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() != null && uri.getScheme() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new UsageException(option + " takes an address such as https://example.no");
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
