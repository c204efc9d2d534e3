package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses at the issuer's that a browser goes to. */
final class Addresses {

  private Addresses() {}

  /**
   * The endpoint with these parameters behind those that it may have already. What it has of the
   * same name gives way: a parameter that comes twice is refused (RFC 6749, 3.1).
   */
  static URI of(URI endpoint, Map<String, List<String>> parameters) {
    String whole = endpoint.toString();
    int mark = whole.indexOf('?');
    String kept =
        mark < 0
            ? ""
            : Arrays.stream(whole.substring(mark + 1).split("&", -1))
                .filter(pair -> !pair.isEmpty() && !parameters.containsKey(name(pair)))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
    String base = mark < 0 ? whole : whole.substring(0, mark);
    return URI.create(base + "?" + kept + URLUtils.serializeParameters(parameters));
  }

  private static String name(String pair) {
    return URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
  }
}
