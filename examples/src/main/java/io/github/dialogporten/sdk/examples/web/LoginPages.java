package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.idporten.LoginFailedException;

/** What a person is told when a login does not come about. */
final class LoginPages {

  private LoginPages() {}

  static Reply failed(LoginFailedException failure) {
    return switch (failure.reason()) {
      case CANCELLED -> Pages.failed(200, "You are not logged in", "You went back, or said no.");
      case LOGIN_REQUIRED, INTERACTION_REQUIRED, CONSENT_REQUIRED, ACCOUNT_SELECTION_REQUIRED ->
          Pages.failed(401, "ID-porten has to ask you something", "Log in, and answer there.");
      case LEVEL ->
          Pages.failed(
              403,
              "That login was not strong enough",
              "Log in again, and choose a way at the highest level, such as BankID.");
      case EXPIRED, CODE ->
          Pages.failed(400, "The login took too long", "Or it is finished already. Start again.");
      case SERVER ->
          Pages.failed(503, "ID-porten has a problem", "Nothing is wrong here. Try again soon.");
      case STATE, ISSUER, CALLBACK, ANSWER, ID_TOKEN ->
          Pages.failed(
              400, "The answer was not the one to this login", "Nobody is logged in. Start again.");
      default ->
          Pages.failed(
              502, "ID-porten does not take this application", "Whoever runs it has to look.");
    };
  }
}
