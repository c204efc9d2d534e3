package io.github.dialogporten.sdk.config;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of Altinn's environments: where Dialogporten, the Altinn platform, Maskinporten and ID-porten
 * are. An environment ties them together, so that a token from the test issuer cannot end up in
 * production.
 *
 * <p>Which credential goes where is decided by these addresses, see {@code docs/} and the README
 * ("what goes where").
 *
 * <p>Plain {@code http} is possible in a local environment only, for loopback addresses: {@link
 * #local}.
 *
 * <p>Immutable and thread-safe. Two environments are equal when their addresses are.
 */
public final class AltinnEnvironment {

  /** Production. */
  public static final AltinnEnvironment PRODUCTION = preset("prod", "altinn.no", "");

  /** TT02, the test environment for those who integrate with Altinn. */
  public static final AltinnEnvironment TT02 = preset("tt02", "tt02.altinn.no", "test.");

  /** AT23, an internal test environment. Maskinporten has no system users for it. */
  public static final AltinnEnvironment AT23 = preset("at23", "at23.altinn.cloud", "test.");

  /** YT01, the performance test environment. Maskinporten has no system users for it. */
  public static final AltinnEnvironment YT01 = preset("yt01", "yt01.altinn.cloud", "test.");

  private static final List<AltinnEnvironment> PRESETS = List.of(PRODUCTION, TT02, AT23, YT01);

  private final String name;
  private final URI dialogporten;
  private final URI platform;
  private final URI maskinporten;
  private final @Nullable URI idporten;
  private final @Nullable String appsDomain;
  private final Set<URI> loopbackOrigins;

  private AltinnEnvironment(Builder builder) {
    this.name = builder.name;
    this.dialogporten = present(builder.dialogporten, "dialogporten");
    this.platform = present(builder.platform, "platform");
    this.maskinporten = present(builder.maskinporten, "maskinporten");
    this.idporten = builder.idporten;
    this.appsDomain = builder.appsDomain;
    Set<URI> loopback = new LinkedHashSet<>();
    for (URI base : addresses()) {
      if (isLoopback(base)) {
        loopback.add(origin(base));
      }
    }
    if (!loopback.isEmpty() && loopback.size() < countOrigins()) {
      throw new IllegalArgumentException(
          "environment '"
              + name
              + "': either all addresses are loopback addresses, or none is: a token for a local"
              + " Altinn must not reach a real one");
    }
    if (loopback.isEmpty() && !builder.contentOrigins.isEmpty()) {
      throw new IllegalArgumentException(
          "environment '" + name + "': contentOrigin is for local environments only");
    }
    loopback.addAll(builder.contentOrigins);
    this.loopbackOrigins = Set.copyOf(loopback);
  }

  /** Where Altinn's hosts have their usual names below one domain, and so have the issuers'. */
  private static AltinnEnvironment preset(String name, String domain, String issuers) {
    return builder(name)
        .dialogporten(URI.create("https://platform." + domain + "/dialogporten"))
        .platform(URI.create("https://platform." + domain))
        .maskinporten(URI.create("https://" + issuers + "maskinporten.no/"))
        .idporten(URI.create("https://" + issuers + "idporten.no"))
        .appsDomain("apps." + domain)
        .build();
  }

  private List<URI> addresses() {
    return idporten == null
        ? List.of(dialogporten, platform, maskinporten)
        : List.of(dialogporten, platform, maskinporten, idporten);
  }

  private long countOrigins() {
    return addresses().stream().map(AltinnEnvironment::origin).distinct().count();
  }

  /**
   * The preset with this name: {@code prod}, {@code tt02}, {@code at23} or {@code yt01}, in any
   * case.
   *
   * @param name the name
   * @return the environment
   * @throws IllegalArgumentException when there is no such preset
   */
  public static AltinnEnvironment of(String name) {
    Objects.requireNonNull(name, "name");
    return PRESETS.stream()
        .filter(preset -> preset.name.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "name: no such environment; it takes prod, tt02, at23 or yt01"));
  }

  /**
   * A local environment on loopback addresses, such as the test kit's.
   *
   * @param dialogporten the part before {@code /api/v1}
   * @param platform the part before {@code /authentication}
   * @param maskinporten the issuer
   * @return a builder, to name an ID-porten with {@link Builder#idporten}, and more origins on this
   *     machine with {@link Builder#contentOrigin}
   */
  public static Builder local(URI dialogporten, URI platform, URI maskinporten) {
    return builder("local")
        .dialogporten(dialogporten)
        .platform(platform)
        .maskinporten(maskinporten);
  }

  /**
   * An environment with addresses of one's own, for instance behind a gateway.
   *
   * @param name a short name, for logs and messages
   * @return a builder that needs all three addresses
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * A builder that starts from this environment.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.dialogporten = dialogporten;
    builder.platform = platform;
    builder.maskinporten = maskinporten;
    builder.idporten = idporten;
    builder.appsDomain = appsDomain;
    if (isLocal()) {
      builder.contentOrigins.addAll(loopbackOrigins);
    }
    return builder;
  }

  /**
   * The name, such as {@code tt02}.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Dialogporten's base address, without {@code /api/v1} and without a slash at the end.
   *
   * @return the address
   */
  public URI dialogporten() {
    return dialogporten;
  }

  /**
   * The Altinn platform's base address, without {@code /authentication} and without a slash at the
   * end.
   *
   * @return the address
   */
  public URI platform() {
    return platform;
  }

  /**
   * Maskinporten's issuer, as Maskinporten writes it: with a slash at the end.
   *
   * @return the issuer
   */
  public URI maskinporten() {
    return maskinporten;
  }

  /**
   * ID-porten's issuer, as ID-porten writes it: without a slash at the end.
   *
   * @return the issuer; empty where nobody can log in
   */
  public Optional<URI> idporten() {
    return Optional.ofNullable(idporten);
  }

  /**
   * The domain below which each service owner's apps have one host, such as {@code apps.altinn.no}.
   *
   * @return the domain; empty where there are no apps
   */
  public Optional<String> appsDomain() {
    return Optional.ofNullable(appsDomain);
  }

  /**
   * Whether this environment is on this machine, which is where plain {@code http} is allowed.
   *
   * @return true when its addresses are loopback addresses
   */
  public boolean isLocal() {
    return !loopbackOrigins.isEmpty();
  }

  /**
   * The origins on this machine that may be talked to, over plain {@code http} too. Empty unless
   * the environment is local.
   *
   * @return scheme, host and port each, nothing after
   */
  public Set<URI> loopbackOrigins() {
    return loopbackOrigins;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AltinnEnvironment that
        && dialogporten.equals(that.dialogporten)
        && platform.equals(that.platform)
        && maskinporten.equals(that.maskinporten)
        && Objects.equals(idporten, that.idporten)
        && Objects.equals(appsDomain, that.appsDomain)
        && loopbackOrigins.equals(that.loopbackOrigins);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dialogporten, platform, maskinporten);
  }

  @Override
  public String toString() {
    return "AltinnEnvironment[" + name + "]";
  }

  private static URI present(@Nullable URI uri, String what) {
    if (uri == null) {
      throw new IllegalArgumentException(what + ": an environment needs this address");
    }
    return uri;
  }

  private static URI origin(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(lower(uri.getScheme()) + "://" + lower(uri.getHost()) + port);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Loopback by its spelling: no name is looked up. */
  private static boolean isLoopback(URI uri) {
    String host = lower(uri.getHost());
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Builds an {@link AltinnEnvironment}. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final Set<URI> contentOrigins = new LinkedHashSet<>();
    private @Nullable URI dialogporten;
    private @Nullable URI platform;
    private @Nullable URI maskinporten;
    private @Nullable URI idporten;
    private @Nullable String appsDomain;

    private Builder(String name) {
      Objects.requireNonNull(name, "name");
      if (!name.matches("[a-z0-9][a-z0-9-]{0,30}")) {
        throw new IllegalArgumentException(
            "name: 1 to 31 lower-case letters, digits and hyphens, beginning with no hyphen");
      }
      this.name = name;
    }

    /**
     * Dialogporten's base address.
     *
     * @param uri the part before {@code /api/v1}; https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address, and for one with {@code /api/v1}
     */
    public Builder dialogporten(URI uri) {
      this.dialogporten = without("/api/v1", "(/.*)?", base(uri, "dialogporten"), "dialogporten");
      return this;
    }

    /**
     * The Altinn platform's base address.
     *
     * @param uri the part before {@code /authentication}; https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address
     */
    public Builder platform(URI uri) {
      this.platform = without("/authentication", "(/api/.*)?", base(uri, "platform"), "platform");
      return this;
    }

    /**
     * Maskinporten's issuer.
     *
     * @param uri the issuer; https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address
     */
    public Builder maskinporten(URI uri) {
      URI issuer = base(uri, "maskinporten");
      without("/.well-known", "(/.*)?", issuer, "maskinporten");
      without("/token", "", issuer, "maskinporten");
      this.maskinporten = URI.create(issuer + "/");
      return this;
    }

    /**
     * ID-porten's issuer. Not needed where nobody logs in.
     *
     * @param uri the issuer, kept as it is written; https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address
     */
    public Builder idporten(URI uri) {
      without("/.well-known", "(/.*)?", base(uri, "idporten"), "idporten");
      this.idporten = uri;
      return this;
    }

    /**
     * The domain of the apps.
     *
     * @param domain such as {@code apps.altinn.no}
     * @return this
     */
    public Builder appsDomain(String domain) {
      Objects.requireNonNull(domain, "domain");
      if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
        throw new IllegalArgumentException("domain: a lower-case domain such as apps.altinn.no");
      }
      this.appsDomain = domain;
      return this;
    }

    /**
     * One more origin on this machine that content may come from, for a local environment.
     *
     * @param origin scheme, loopback host and port
     * @return this
     * @throws IllegalArgumentException when it is no loopback address
     */
    public Builder contentOrigin(URI origin) {
      URI checked = base(origin, "origin");
      if (!isLoopback(checked)) {
        throw new IllegalArgumentException(
            "origin: a loopback address such as http://127.0.0.1:80");
      }
      contentOrigins.add(AltinnEnvironment.origin(checked));
      return this;
    }

    /**
     * The environment.
     *
     * @return a new environment
     * @throws IllegalArgumentException when an address is missing, or when some are loopback
     *     addresses and others are not
     */
    public AltinnEnvironment build() {
      return new AltinnEnvironment(this);
    }

    private static URI base(URI uri, String what) {
      Objects.requireNonNull(uri, what);
      @Nullable String fault = fault(uri);
      if (fault != null) {
        throw new IllegalArgumentException(
            what
                + ": an https address without user info, query or fragment (http for loopback"
                + " addresses only); "
                + fault);
      }
      String text = uri.toString();
      while (text.endsWith("/")) {
        text = text.substring(0, text.length() - 1);
      }
      return URI.create(text);
    }

    private static @Nullable String fault(URI uri) {
      boolean plain = "http".equalsIgnoreCase(uri.getScheme());
      if (uri.getScheme() == null) {
        return "this has no scheme";
      }
      if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
        return "this has another scheme";
      }
      if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
        return "this has user info in it";
      }
      if (uri.getHost() == null) {
        return uri.getRawAuthority() == null
            ? "this has no host"
            : "this has a malformed host or port: letters, digits, hyphens and dots";
      }
      if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
        return uri.getRawQuery() != null ? "this has a query" : "this has a fragment";
      }
      return plain && !isLoopback(uri) ? "this is http, and no loopback address" : null;
    }

    /** What the SDK adds itself, and people copy with the rest. */
    private static URI without(String added, String after, URI base, String what) {
      if (lower(base.getRawPath()).matches(".*" + Pattern.quote(added) + after)) {
        throw new IllegalArgumentException(
            what + ": the address is the part before " + added + ", which the SDK adds itself");
      }
      return base;
    }
  }
}
