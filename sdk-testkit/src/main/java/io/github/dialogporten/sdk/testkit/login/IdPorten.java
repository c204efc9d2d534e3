package io.github.dialogporten.sdk.testkit.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.idporten.Idporten;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.Person;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What happens at ID-porten without the client: logouts, withdrawn consent, new keys. Thread-safe.
 */
public final class IdPorten {

  private final Idporten idporten;
  private final Tokens tokens;

  IdPorten(Idporten idporten, Tokens tokens) {
    this.idporten = idporten;
    this.tokens = tokens;
  }

  /**
   * A person withdraws what a client was allowed, as in the person's profile at ID-porten: refresh
   * tokens are refused with {@code invalid_grant} from now on, and the next login asks for consent
   * again. Access tokens live on until they expire.
   *
   * @param person the person
   * @param client the client
   */
  public void withdraw(Person person, LoginClient client) {
    idporten.withdraw(person.pid(), client.clientId());
  }

  /**
   * Ends all of a person's sessions, as a logout elsewhere does. Clients with an address for it are
   * told on the back channel before this returns.
   *
   * @param person the person
   * @return how many clients took the notice
   */
  public int endSessions(Person person) {
    return idporten.endSessions(person.pid());
  }

  /**
   * How many sessions a person has, in all browsers.
   *
   * @param person the person
   * @return the number
   */
  public int sessions(Person person) {
    return idporten.sessions(person.pid());
  }

  /** Signs with a new key from now on. The keys before it stay in the key set. */
  public void rotateKeys() {
    tokens.rotateIdporten();
  }

  /**
   * Changes the claims of id tokens before they are signed, so that a test sees what its client
   * makes of a wrong one. It lasts until {@link #sendCorrectIdTokens}.
   *
   * @param change from the claims as JSON to other claims as JSON
   */
  public void editIdTokens(UnaryOperator<String> change) {
    Objects.requireNonNull(change, "change");
    idporten.editIdTokens(
        claims -> {
          if (Json.parse(change.apply(Json.text(claims))) instanceof ObjectNode edited) {
            return edited;
          }
          throw new IllegalArgumentException("change: claims are a JSON object");
        });
  }

  /** Id tokens are as they should be again. */
  public void sendCorrectIdTokens() {
    idporten.editIdTokens(null);
  }

  @Override
  public String toString() {
    return "IdPorten";
  }
}
