package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.HostName;
import io.github.dialogporten.sdk.internal.NoAddressException;
import io.github.dialogporten.sdk.internal.WebAddress;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException.Reason;
import io.github.dialogporten.sdk.text.Link;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Decides which credential an address gets, by scheme, host, port and path of the chosen
 * environment. The first row that matches wins; what matches none is refused. Dialogporten,
 * Correspondence, Storage and the rest share a host, so the path decides too.
 */
public final class Router {

  /** Longer than any server takes. What is longer is not even parsed. */
  private static final int LONGEST_ADDRESS = 16_384;

  /** Spellings that two parsers may read as different paths. */
  private static final Pattern AMBIGUOUS_PATH =
      Pattern.compile("(?i)%2e|%2f|%5c|%25|%3b|\\\\|//|/;|/\\.{1,2}[/;]|/\\.{1,2}$");

  /** Where a redirect names a host of its own. */
  private static final Pattern AUTHORITY =
      Pattern.compile("^\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\\\]{2,}([^/\\\\?#]*)");

  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?i)^\\s*(?!https?:)[a-z][a-z0-9+.-]*:");

  private static final List<String> PROVIDER_PATHS =
      List.of(
          "/authentication/api/v1/exchange/",
          "/authentication/api/v1/systemregister/",
          "/authentication/api/v1/systemuser/");
  private static final List<String> DIALOG_PATHS =
      List.of("/storage/dialogporten/api/v1/receipt/", "/storage/dialogporten/api/v1/instance/");
  private static final List<String> ALTINN_PATHS =
      List.of("/correspondence/api/", "/storage/api/", "/events/api/", "/accessmanagement/api/");
  private static final String LOGIN_PATH = "/authentication/api/v1/authentication";

  private final AltinnEnvironment environment;
  private final HttpUrl dialogporten;
  private final HttpUrl platform;

  /**
   * The routes of an environment.
   *
   * @param environment the environment
   */
  public Router(AltinnEnvironment environment) {
    this.environment = environment;
    this.dialogporten = HttpUrl.get(environment.dialogporten().toString());
    this.platform = HttpUrl.get(environment.platform().toString());
  }

  /** The address of an operation, whose path is a constant of the SDK. */
  Route api(Api api, HttpUrl url) {
    Credential credential =
        switch (api) {
          case DIALOGPORTEN -> Credential.PROVIDER_TOKEN;
          case DIALOGPORTEN_OPEN -> Credential.NONE;
          case PLATFORM -> Credential.ALTINN_TOKEN;
        };
    return gateway(url, credential);
  }

  /** An address below one of the environment's own, which is a constant of the SDK as well. */
  Route gateway(HttpUrl url, Credential credential) {
    return new Route(url, credential, false, true);
  }

  /** Where an API's paths begin. */
  HttpUrl base(Api api) {
    return api == Api.PLATFORM ? platform : dialogporten;
  }

  HttpUrl platform() {
    return platform;
  }

  /**
   * Where content or an action of a dialog may be asked for: the dialog token's destinations.
   *
   * @throws RefusedLinkException for all others
   */
  Route link(Link link) throws RefusedLinkException {
    if (link.isUnauthorized()) {
      throw new RefusedLinkException(Reason.UNAUTHORIZED);
    }
    if (link.isExpired()) {
      throw new RefusedLinkException(Reason.EXPIRED);
    }
    HttpUrl url = parse(link.raw());
    if (isLogin(url)) {
      url = parse(url.queryParameter("goto"));
    }
    return forDialog(route(url));
  }

  private static Route forDialog(Route route) throws RefusedLinkException {
    return switch (route.credential()) {
      case DIALOG_TOKEN -> route;
      case ALTINN_TOKEN -> throw new RefusedLinkException(Reason.PLATFORM);
      case PROVIDER_TOKEN, NONE -> throw new RefusedLinkException(Reason.ADDRESS);
    };
  }

  /**
   * Where a redirect leads: to the same origin with what the request had, elsewhere with nothing.
   *
   * @throws RefusedLinkException when it leads nowhere that the SDK goes
   */
  Route redirect(Route from, @Nullable String location) throws RefusedLinkException {
    @Nullable HttpUrl target =
        location == null || location.length() > LONGEST_ADDRESS
            ? null
            : from.url().resolve(location);
    if (location == null
        || target == null
        || !target.username().isEmpty()
        || !target.password().isEmpty()) {
      boolean isOther = location != null && OTHER_SCHEME.matcher(location).find();
      throw new RefusedLinkException(isOther ? Reason.SCHEME : Reason.FORM);
    }
    checkHost(from, location, target);
    if (isLogin(target)) {
      throw new RefusedLinkException(Reason.LOGIN);
    }
    target = withoutFragment(target);
    Route same = new Route(target, from.credential(), from.guarded(), from.gateway());
    if (same.hasOriginOf(from)) {
      // an origin that got nothing gets nothing; one that got the token can hold other APIs too, so
      // what the new path may get is decided anew
      return from.credential() == Credential.NONE ? same : forDialog(route(target));
    }
    if (isListed(target)) {
      return new Route(target, Credential.NONE, false);
    }
    checkPublic(target);
    return new Route(target, Credential.NONE, true);
  }

  /** The host that the redirect leads to is the one that it names, as a link's is. */
  private void checkHost(Route from, String location, HttpUrl target) throws RefusedLinkException {
    Matcher authority = AUTHORITY.matcher(location);
    if (!authority.find()) {
      check(target, from.url().host(), false);
    } else if (!authority.group(1).startsWith("[")) {
      String written = authority.group(1).replaceFirst(":[0-9]*$", "");
      try {
        String host = HostName.ascii(written);
        check(target, host, !host.equals(Ascii.lower(written)));
      } catch (NoAddressException e) {
        throw refused(e);
      }
    }
  }

  /** Both readers must see the same host, and none that is known by other characters only. */
  private void check(HttpUrl url, String host, boolean isMapped) throws RefusedLinkException {
    boolean isKnown =
        hasHostOf(url, dialogporten) || hasHostOf(url, platform) || isApp(url) || isListed(url);
    if (!url.host().equals(host) || (isMapped && isKnown)) {
      throw new RefusedLinkException(Reason.DISGUISED);
    }
  }

  private static RefusedLinkException refused(NoAddressException failure) {
    return new RefusedLinkException(
        switch (failure.fault()) {
          case FORM -> Reason.FORM;
          case SCHEME -> Reason.SCHEME;
          case DISGUISED -> Reason.DISGUISED;
        });
  }

  /** A local environment has no public hosts, and elsewhere everything is encrypted. */
  private void checkPublic(HttpUrl url) throws RefusedLinkException {
    if (environment.isLocal()) {
      throw new RefusedLinkException(Reason.ADDRESS);
    }
    if (!url.isHttps()) {
      throw new RefusedLinkException(Reason.SCHEME);
    }
  }

  /**
   * The table.
   *
   * @throws RefusedLinkException when no row matches
   */
  Route route(HttpUrl url) throws RefusedLinkException {
    String path = url.encodedPath();
    boolean atDialogporten = isBelow(url, dialogporten);
    boolean atPlatform = isBelow(url, platform);
    if ((atDialogporten || atPlatform) && AMBIGUOUS_PATH.matcher(path).find()) {
      throw new RefusedLinkException(Reason.ADDRESS);
    }
    if (atDialogporten) {
      String rest = path.substring(basePath(dialogporten).length());
      if (rest.startsWith("/api/")) {
        return new Route(url, Credential.PROVIDER_TOKEN, false, true);
      }
      if (rest.equals("/graphql")) {
        return new Route(url, Credential.DIALOG_TOKEN, false, true);
      }
    }
    if (atPlatform) {
      String rest = path.substring(basePath(platform).length());
      if (PROVIDER_PATHS.stream().anyMatch(rest::startsWith)) {
        return new Route(url, Credential.PROVIDER_TOKEN, false, true);
      }
      if (DIALOG_PATHS.stream().anyMatch(rest::startsWith)) {
        return new Route(url, Credential.DIALOG_TOKEN, false, true);
      }
      if (ALTINN_PATHS.stream().anyMatch(rest::startsWith)) {
        return new Route(url, Credential.ALTINN_TOKEN, false, true);
      }
    }
    if (isApp(url)) {
      return new Route(url, Credential.ALTINN_TOKEN, false);
    }
    if (isListed(url)) {
      return new Route(url, Credential.DIALOG_TOKEN, false, atPlatform || atDialogporten);
    }
    checkPublic(url);
    if (hasHostOf(url, dialogporten) || hasHostOf(url, platform)) {
      throw new RefusedLinkException(Reason.ADDRESS);
    }
    return new Route(url, Credential.DIALOG_TOKEN, true);
  }

  private boolean isLogin(HttpUrl url) {
    return isBelow(url, platform)
        && url.encodedPath().equals(basePath(platform) + LOGIN_PATH)
        && url.queryParameter("goto") != null;
  }

  private boolean isApp(HttpUrl url) {
    String suffix = "." + environment.appsDomain().orElse("");
    String host = host(url);
    return suffix.length() > 1
        && url.isHttps()
        && url.port() == 443
        && host.endsWith(suffix)
        && host.indexOf('.') == host.length() - suffix.length();
  }

  private boolean isListed(HttpUrl url) {
    return environment.loopbackOrigins().stream()
        .map(origin -> HttpUrl.get(origin.toString()))
        .anyMatch(
            origin ->
                origin.scheme().equals(url.scheme())
                    && origin.host().equals(url.host())
                    && origin.port() == url.port());
  }

  private static boolean isBelow(HttpUrl url, HttpUrl base) {
    return url.scheme().equals(base.scheme())
        && hasHostOf(url, base)
        && url.port() == base.port()
        && url.encodedPath().startsWith(basePath(base) + "/");
  }

  private static boolean hasHostOf(HttpUrl url, HttpUrl base) {
    return host(url).equals(host(base));
  }

  /** A dot at the end names the same host. */
  private static String host(HttpUrl url) {
    String host = Ascii.lower(url.host());
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static String basePath(HttpUrl base) {
    String path = base.encodedPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private HttpUrl parse(@Nullable String raw) throws RefusedLinkException {
    if (raw == null || raw.length() > LONGEST_ADDRESS) {
      throw new RefusedLinkException(Reason.FORM);
    }
    WebAddress address;
    try {
      address = WebAddress.of(raw);
    } catch (NoAddressException e) {
      throw refused(e);
    }
    @Nullable HttpUrl url = HttpUrl.parse(address.uri().toString());
    if (url == null || !url.username().isEmpty()) {
      throw new RefusedLinkException(Reason.FORM);
    }
    if (!address.host().startsWith("[")) {
      check(url, address.host(), address.isMapped());
    } else if (!url.host().equalsIgnoreCase(withoutBrackets(address.host()))) {
      throw new RefusedLinkException(Reason.ADDRESS); // one IPv6 address has many spellings
    }
    return withoutFragment(url);
  }

  /** It is never sent, and may hold what no URI can. */
  private static HttpUrl withoutFragment(HttpUrl url) {
    return url.newBuilder().fragment(null).build();
  }

  private static String withoutBrackets(String host) {
    return host.substring(1, host.length() - 1);
  }
}
