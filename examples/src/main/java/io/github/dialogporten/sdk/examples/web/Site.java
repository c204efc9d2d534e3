package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import java.net.URI;

/**
 * What all routes share: each client is built once, for everybody.
 *
 * @param base the application's address, without a slash at the end
 * @param issuer where people log in, for the framed logout messages
 * @param idporten logs people in
 * @param altinn reads and acts, without an identity: {@link #as} gives it one
 * @param cookies which browser is which
 * @param visits who is here
 */
record Site(
    URI base,
    URI issuer,
    IdPortenClient idporten,
    DialogportenClient altinn,
    Cookies cookies,
    Visits visits) {

  /** Acts as the person of a visit. What one person opened, no other can use. */
  DialogportenClient as(Visit visit) {
    return altinn.actingAs(visits.tokens(visit));
  }

  @Override
  public String toString() {
    return "Site[]";
  }
}
