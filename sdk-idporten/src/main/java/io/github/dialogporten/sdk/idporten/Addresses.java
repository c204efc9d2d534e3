package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Addresses at the issuer's that a browser goes to. */
final class Addresses {

  private Addresses() {}

  /** The endpoint with these parameters behind those that it may have already. */
  static URI of(URI endpoint, Map<String, List<String>> parameters) {
    String sign = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + sign + URLUtils.serializeParameters(parameters));
  }
}
