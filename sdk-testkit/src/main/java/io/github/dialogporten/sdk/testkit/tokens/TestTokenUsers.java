package io.github.dialogporten.sdk.testkit.tokens;

import io.github.dialogporten.sdk.testkit.internal.testtokens.Accounts;
import java.util.Objects;

/**
 * The accounts of Altinn's test token generator. There is one from the start; a token from
 * Maskinporten with the scope {@code altinn:testtools/tokengenerator} does as well. Thread-safe.
 */
public final class TestTokenUsers {

  private final Accounts accounts;

  TestTokenUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The user name of the account that is there from the start.
   *
   * @return the name
   */
  public String name() {
    return Accounts.FIRST;
  }

  /**
   * The password of that account, made in this process.
   *
   * @return the password
   */
  public String password() {
    return accounts.firstPassword();
  }

  /**
   * Adds an account, or gives one another password.
   *
   * @param name the user name, without a colon
   * @param password the password
   * @return this
   * @throws IllegalArgumentException when the name is empty or holds a colon
   */
  public TestTokenUsers add(String name, String password) {
    Objects.requireNonNull(password, "password");
    if (name.isEmpty() || name.contains(":")) {
      throw new IllegalArgumentException("name: not empty, and no colon in it");
    }
    accounts.put(name, password);
    return this;
  }

  /**
   * Takes an account away.
   *
   * @param name the user name
   * @return this
   */
  public TestTokenUsers remove(String name) {
    accounts.remove(name);
    return this;
  }

  @Override
  public String toString() {
    return "TestTokenUsers";
  }
}
