package io.github.dialogporten.sdk.internal;

import io.github.dialogporten.sdk.internal.NoAddressException.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a link, read as an address on the web.
 *
 * @param uri the address, with its host in ASCII
 * @param host the host, as it stands in the address
 * @param isMapped whether the host was written in other characters than it stands in the address
 */
public record WebAddress(URI uri, String host, boolean isMapped) {

  private static final Pattern PORT = Pattern.compile("(?::[0-9]{0,5})?");

  /**
   * Reads a text.
   *
   * @param raw the text
   * @return the address
   * @throws NoAddressException when it is none
   */
  public static WebAddress of(String raw) throws NoAddressException {
    URI uri = parsed(raw.trim());
    @Nullable String scheme = uri.getScheme();
    if (scheme == null) {
      throw new NoAddressException(Fault.FORM);
    }
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new NoAddressException(Fault.SCHEME);
    }
    @Nullable String authority = uri.getRawAuthority();
    if (authority == null || authority.indexOf('@') >= 0) {
      throw new NoAddressException(Fault.FORM);
    }
    if (authority.startsWith("[")) {
      return new WebAddress(uri, present(uri.getHost()), false);
    }
    int colon = authority.indexOf(':');
    String written = colon < 0 ? authority : authority.substring(0, colon);
    String port = authority.substring(written.length());
    if (!PORT.matcher(port).matches()) {
      throw new NoAddressException(Fault.FORM);
    }
    String host = HostName.ascii(written);
    if (host.equals(Ascii.lower(written))) {
      return new WebAddress(uri, host, false);
    }
    String text = uri.toString();
    int start = text.indexOf("//") + 2;
    String rest = text.substring(start + authority.length());
    return new WebAddress(parsed(text.substring(0, start) + host + port + rest), host, true);
  }

  private static URI parsed(String text) throws NoAddressException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new NoAddressException(Fault.FORM);
    }
  }

  private static String present(@Nullable String host) throws NoAddressException {
    if (host == null) {
      throw new NoAddressException(Fault.FORM);
    }
    return host;
  }

  @Override
  public String toString() {
    return "WebAddress[]";
  }
}
