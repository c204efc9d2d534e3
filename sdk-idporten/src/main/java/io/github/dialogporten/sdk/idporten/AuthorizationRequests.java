package io.github.dialogporten.sdk.idporten;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts logins: the code flow with PKCE, state and nonce always. Pushed to the issuer first where
 * it offers that, so that the browser carries a reference only.
 */
final class AuthorizationRequests {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationRequests.class);

  private final ClientSettings client;
  private final Discovery discovery;
  private final Wire wire;
  private final TimeSource time;

  AuthorizationRequests(ClientSettings client, Discovery discovery, Wire wire, TimeSource time) {
    this.client = client;
    this.discovery = discovery;
    this.wire = wire;
    this.time = time;
  }

  LoginStart start(LoginOptions options) {
    URI redirect = redirect(options);
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(client.scopes().toArray(new String[0])),
                new ClientID(client.clientId()),
                redirect)
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    if (!options.acr().isEmpty()) {
      request.acrValues(options.acr().stream().map(ACR::new).toList());
    }
    if (!options.uiLocales().isEmpty()) {
      request.uiLocales(languages(options.uiLocales()));
    }
    if (!options.resources().isEmpty()) {
      request.resources(options.resources().toArray(new URI[0]));
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.build().toParameters());
    options.prompt().ifPresent(prompt -> parameters.put("prompt", List.of(prompt)));
    URI address = address(discovery.metadata(), parameters);
    return new LoginStart(
        address,
        new PendingLogin(
            new PendingLogin.Parts(
                client.issuer().toString(),
                client.clientId(),
                state.getValue(),
                nonce.getValue(),
                verifier.getValue(),
                redirect,
                options.acr(),
                client.scopes(),
                options.subject(),
                time.now())));
  }

  private URI redirect(LoginOptions options) {
    @Nullable URI redirect = options.redirectUri().orElse(client.redirectUri());
    if (redirect == null) {
      throw new IllegalArgumentException(
          "redirectUri: is needed, on the client or in the options of the login");
    }
    return redirect;
  }

  private static List<LangTag> languages(List<String> names) {
    List<LangTag> languages = new ArrayList<>();
    for (String name : names) {
      try {
        languages.add(LangTag.parse(name));
      } catch (LangTagException e) {
        throw new IllegalArgumentException("uiLocales: language tags such as nb, nn or en");
      }
    }
    return languages;
  }

  private URI address(ProviderMetadata metadata, Map<String, List<String>> parameters) {
    @Nullable URI push = metadata.push();
    if (push == null) {
      return Addresses.of(metadata.authorization(), parameters);
    }
    IssuerReply reply = wire.post(Operation.PUSH, push, parameters);
    if (!reply.isSuccess()) {
      OAuthError refusal = OAuthError.read(Operation.PUSH, reply, time.now(), wire.signs());
      if (refusal.asksForCredentials() && wire.isPublicClient() && !metadata.pushNeeded()) {
        LOG.debug("The issuer takes pushed requests from clients with authentication only");
        return Addresses.of(metadata.authorization(), parameters);
      }
      throw refusal.loginFailure();
    }
    if (!(reply.json().orElse(Map.of()).get("request_uri") instanceof String reference)
        || reference.isEmpty()) {
      throw new LoginFailedException(
          LoginFailedException.Reason.OTHER,
          Operation.PUSH.refusal(),
          "the issuer, or something before it, answered success without a request_uri",
          null);
    }
    Map<String, List<String>> shown = new LinkedHashMap<>();
    shown.put("client_id", List.of(client.clientId()));
    shown.put("request_uri", List.of(reference));
    return Addresses.of(metadata.authorization(), shown);
  }
}
