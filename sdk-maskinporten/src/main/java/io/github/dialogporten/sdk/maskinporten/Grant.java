package io.github.dialogporten.sdk.maskinporten;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes a token: who asks whom, for which scopes, for which system user. Tokens
 * are kept by it. Its hash is computed once, since each reading of a token needs it.
 */
final class Grant {

  /**
   * What all grants of one client have in common.
   *
   * @param issuer Maskinporten's issuer, verbatim
   * @param clientId the client
   * @param scopes sorted, without repetitions
   */
  record Client(String issuer, String clientId, List<String> scopes) {}

  private final Client client;
  private final @Nullable SystemUser systemUser;
  private final int hash;

  Grant(Client client, @Nullable SystemUser systemUser) {
    this.client = client;
    this.systemUser = systemUser;
    this.hash = Objects.hash(client, systemUser);
  }

  Client client() {
    return client;
  }

  Optional<SystemUser> systemUser() {
    return Optional.ofNullable(systemUser);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Grant that
            && hash == that.hash
            && client.equals(that.client)
            && Objects.equals(systemUser, that.systemUser));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Grant[]";
  }
}
