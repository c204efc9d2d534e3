package io.github.dialogporten.sdk.maskinporten;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes a token: client, issuer and request. It is the key of the token cache.
 * Which key signs is not part of it: a token stays good when the key is replaced. Its hash is
 * computed once, since each reading of a token needs it.
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
  private final GrantRequest request;
  private final int hash;

  Grant(Client client, GrantRequest request) {
    this.client = client;
    // to say the client's scopes is to say nothing
    this.request = request.scopes().equals(client.scopes()) ? request.withoutScopes() : request;
    this.hash = Objects.hash(client, this.request);
  }

  Client client() {
    return client;
  }

  GrantRequest request() {
    return request;
  }

  /** Those of the request, or of the client. */
  List<String> scopes() {
    return request.scopes().isEmpty() ? client.scopes() : request.scopes();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Grant that
            && hash == that.hash
            && client.equals(that.client)
            && request.equals(that.request));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
