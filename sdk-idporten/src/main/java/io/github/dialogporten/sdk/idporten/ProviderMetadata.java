package io.github.dialogporten.sdk.idporten;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer's metadata document says, as far as it is needed.
 *
 * @param pushNeeded whether a request that was not pushed is refused (RFC 9126, 5)
 * @param namesItself whether each callback says which issuer it comes from (RFC 9207)
 * @param algorithms what id_tokens are signed with; empty when the document does not say
 * @param published whether the issuer itself said it; else it is a preset
 */
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    @Nullable URI push,
    boolean pushNeeded,
    @Nullable URI revocation,
    @Nullable URI endSession,
    boolean namesItself,
    Set<String> algorithms,
    boolean published) {

  private static final Map<String, String> LOGIN_HOSTS =
      Map.of(
          "https://idporten.no", "https://login.idporten.no",
          "https://test.idporten.no", "https://login.test.idporten.no");

  /**
   * ID-porten's own addresses, for when its document cannot be read.
   *
   * @param issuer verbatim
   * @return empty for any other issuer
   */
  static Optional<ProviderMetadata> preset(URI issuer) {
    return Optional.ofNullable(LOGIN_HOSTS.get(issuer.toString()))
        .map(
            host ->
                new ProviderMetadata(
                    URI.create(host + "/authorize"),
                    URI.create(issuer + "/token"),
                    URI.create(issuer + "/jwks.json"),
                    URI.create(issuer + "/par"),
                    false,
                    null,
                    URI.create(host + "/logout"),
                    true,
                    Set.of("RS256"),
                    false));
  }

  /**
   * Reads a document.
   *
   * @param issuer what it has to name, verbatim
   * @param members the document
   * @return what it says
   * @throws Unusable when it is of another issuer, or damaged
   */
  static ProviderMetadata read(URI issuer, Map<String, @Nullable Object> members) throws Unusable {
    if (!issuer.toString().equals(members.get("issuer"))) {
      throw new Unusable(
          "the metadata document names another issuer, or is damaged; the configured issuer has to"
              + " be written exactly as the document writes it");
    }
    Reader reader = new Reader(issuer, members);
    return new ProviderMetadata(
        reader.needed("authorization_endpoint"),
        reader.needed("token_endpoint"),
        reader.needed("jwks_uri"),
        reader.optional("pushed_authorization_request_endpoint"),
        Boolean.TRUE.equals(members.get("require_pushed_authorization_requests")),
        reader.optional("revocation_endpoint"),
        reader.optional("end_session_endpoint"),
        Boolean.TRUE.equals(members.get("authorization_response_iss_parameter_supported")),
        reader.texts("id_token_signing_alg_values_supported"),
        true);
  }

  /** The document cannot be used; the message says why, without quoting it. */
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String what) {
      super(what);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  private record Reader(URI issuer, Map<String, @Nullable Object> members) {

    URI needed(String name) throws Unusable {
      @Nullable URI address = optional(name);
      if (address == null) {
        throw new Unusable("the metadata document has no " + name);
      }
      return address;
    }

    @Nullable URI optional(String name) throws Unusable {
      if (!(members.get(name) instanceof String text)) {
        return null;
      }
      URI address;
      try {
        address = new URI(text);
      } catch (URISyntaxException e) {
        throw new Unusable("the metadata document's " + name + " is no address");
      }
      boolean plain = !"https".equalsIgnoreCase(address.getScheme());
      if (!Checks.isWeb(address)
          || address.getRawFragment() != null
          || (plain && !Checks.isLoopback(issuer))) {
        throw new Unusable("the metadata document's " + name + " is no https address");
      }
      return address;
    }

    Set<String> texts(String name) {
      Set<String> texts = new LinkedHashSet<>();
      if (members.get(name) instanceof List<?> values) {
        for (Object value : values) {
          if (value instanceof String text) {
            texts.add(text);
          }
        }
      }
      return Set.copyOf(texts);
    }

    @Override
    public String toString() {
      return "Reader[]"; // the document is what a stranger sent
    }
  }
}
