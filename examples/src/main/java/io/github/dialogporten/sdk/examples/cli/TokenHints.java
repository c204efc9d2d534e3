package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.maskinporten.MaskinportenError;
import io.github.dialogporten.sdk.maskinporten.SigningKeyExpiredException;
import java.util.Optional;

/** What can be done, with the options of this program, where there is no token. */
final class TokenHints {

  private TokenHints() {}

  /** A hint; empty when the message says it all. */
  static Optional<String> of(TokenException failure) {
    if (failure instanceof LoginFailedException login) {
      return ofLogin(login.reason());
    }
    if (failure instanceof LoginRequiredException) {
      return Optional.of("'dialogporten login' with the same options begins a new session.");
    }
    if (failure instanceof SystemUserNotReadyException) {
      return Optional.of(
          "--system-user is the organisation that OWNS the system user (the accountant's own, for an"
              + " agent system user), --external-ref the reference it was made with, and the client"
              + " must belong to its system.");
    }
    if (failure instanceof SigningKeyExpiredException) {
      return Optional.of(
          "Register a new key on the client, and give it with --key (and --key-id).");
    }
    return MaskinportenError.of(failure).flatMap(MaskinportenError::known).flatMap(TokenHints::of);
  }

  private static Optional<String> of(MaskinportenError.Known code) {
    return switch (code) {
      case CLIENT_NOT_FOUND, WRONG_AUDIENCE ->
          Optional.of("Check --client-id, and that --env is the environment it is registered in.");
      case INVALID_CERTIFICATE, CERTIFICATE_OF_ANOTHER, MALFORMED_CHAIN, INVALID_SIGNATURE ->
          Optional.of("Check --key, and --key-id if the key is registered on the client.");
      case SCOPE_NOT_ON_CLIENT, SCOPE_NOT_FOR_CLIENT_TYPE, NO_ACCESS_TO_SCOPE ->
          Optional.of("Check --scope, and what is registered on the client.");
      case SCOPE_NOT_DELEGATED ->
          Optional.of("Check --consumer-org, and what it has delegated in Altinn.");
      case ASSERTION_EXPIRED -> Optional.of("Check this machine's clock.");
      default -> Optional.empty();
    };
  }

  static Optional<String> ofLogin(LoginFailedException.Reason reason) {
    return switch (reason) {
      case TIMED_OUT -> Optional.of("--timeout gives more time.");
      case NO_BROWSER -> Optional.of("--no-browser prints the address instead.");
      case PORT ->
          Optional.of(
              "--redirect-port takes another one, or 0 for a free one; the issuer has to know it,"
                  + " unless it takes any port of a native client.");
      case LOGIN_REQUIRED, INTERACTION_REQUIRED, CONSENT_REQUIRED, ACCOUNT_SELECTION_REQUIRED ->
          Optional.of("Without --prompt none the person is asked.");
      case SCOPE -> Optional.of("Check --scope, and what is registered on the client.");
      case CLIENT ->
          Optional.of(
              "Check --client-id, --client-auth, and the key or secret that goes with it. With"
                  + " --key, check this machine's clock too.");
      case REQUEST ->
          Optional.of(
              "The redirect address is http://127.0.0.1:PORT/callback, with the port of"
                  + " --redirect-port and the path of --redirect-path: is it registered on the"
                  + " client?");
      case ISSUER -> Optional.of("--idporten-url is the issuer exactly as it writes itself.");
      case LEVEL -> Optional.of("Check --acr, and which levels the person can log in at.");
      case EXPIRED, CODE, STATE, CALLBACK, ANSWER -> Optional.of("Start again.");
      default -> Optional.empty();
    };
  }
}
