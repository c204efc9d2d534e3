package io.github.dialogporten.sdk.testkit.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.tokens.Claims;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import io.github.dialogporten.sdk.testkit.world.Person;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Duration;

/**
 * Tokens signed by the kit's issuers without asking them: for people without their logging in, and
 * for what is otherwise hard to come by. ID-porten itself knows nothing of them. Thread-safe.
 */
public final class IssuedTokens {

  private static final String SCOPE = "digdir:dialogporten";
  private static final String VENDOR = "310268593";
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Tokens tokens;

  IssuedTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * A person's token at the level {@code idporten-loa-substantial}, which is 3.
   *
   * @param person the person
   * @return the token
   */
  public String person(Person person) {
    return person(person.pid(), "idporten-loa-substantial", SCOPE);
  }

  /**
   * A person's token, as ID-porten issues it.
   *
   * @param pid the national identity number
   * @param acr the level: {@code idporten-loa-low}, {@code -substantial} or {@code -high}
   * @param scope the scopes, separated by spaces
   * @return the token
   */
  public String person(String pid, String acr, String scope) {
    return person(pid, acr, scope, LIFETIME);
  }

  private String person(String pid, String acr, String scope, Duration lifetime) {
    ObjectNode claims = Json.object();
    claims.put("pid", pid);
    claims.put("acr", acr);
    claims.putArray("amr").add("BankID");
    claims.put("scope", scope);
    claims.put("token_type", "Bearer");
    return tokens.make(TokenType.ID_PORTEN, claims, tokens.now().plus(lifetime));
  }

  /**
   * The token of somebody who has logged in with an e-mail address only, at level 0.
   *
   * @param email the address
   * @return the token
   */
  public String emailUser(String email) {
    ObjectNode claims = Json.object();
    claims.put("email", email);
    claims.put("acr", "selfregistered-email");
    claims.putArray("amr").add("Selfregistered-email");
    claims.put("scope", SCOPE);
    return tokens.make(TokenType.ID_PORTEN, claims, tokens.now().plus(LIFETIME));
  }

  /**
   * A system user's token, as Maskinporten issues it.
   *
   * @param user the system user
   * @return the token
   */
  public String systemUser(TestSystemUser user) {
    return systemUser(user, SCOPE, LIFETIME);
  }

  /**
   * A system user's token, as Maskinporten issues it.
   *
   * @param user the system user
   * @param scope the scopes, separated by spaces
   * @param lifetime how long it lives; a negative one gives a token that has expired
   * @return the token
   */
  public String systemUser(TestSystemUser user, String scope, Duration lifetime) {
    ObjectNode claims = enterpriseClaims(scope);
    claims
        .putArray("authorization_details")
        .add(Claims.systemUser(user.id().toString(), user.owner(), VENDOR + "_regnskapssystem"));
    return tokens.make(TokenType.MASKINPORTEN, claims, tokens.now().plus(lifetime));
  }

  /**
   * A token of the vendor itself, without a system user: Dialogporten refuses it with 403.
   *
   * @return the token
   */
  public String enterprise() {
    return enterprise(SCOPE);
  }

  /**
   * A token of the vendor itself, without a system user.
   *
   * @param scope the scopes, separated by spaces
   * @return the token
   */
  public String enterprise(String scope) {
    return tokens.make(
        TokenType.MASKINPORTEN, enterpriseClaims(scope), tokens.now().plus(LIFETIME));
  }

  /**
   * A service owner's token from Maskinporten, with the scope {@code
   * digdir:dialogporten.serviceprovider}.
   *
   * @param organisation the service owner's organisation number
   * @return the token
   */
  public String serviceOwner(String organisation) {
    ObjectNode claims = enterpriseClaims("digdir:dialogporten.serviceprovider");
    claims.set("consumer", Claims.organisation(organisation));
    return tokens.make(TokenType.MASKINPORTEN, claims, tokens.now().plus(LIFETIME));
  }

  /**
   * A person's token that has expired.
   *
   * @param person the person
   * @return the token
   */
  public String expired(Person person) {
    return person(person.pid(), "idporten-loa-substantial", SCOPE, LIFETIME.negated());
  }

  private static ObjectNode enterpriseClaims(String scope) {
    ObjectNode claims = Json.object();
    claims.put("client_id", "made-by-the-test-kit");
    claims.put("client_amr", "private_key_jwt");
    claims.set("consumer", Claims.organisation(VENDOR));
    claims.put("scope", scope);
    claims.put("token_type", "Bearer");
    return claims;
  }
}
