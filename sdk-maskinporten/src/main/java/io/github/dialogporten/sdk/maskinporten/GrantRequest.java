package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.parties.PartyUrn;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a token is asked for with, beside the client's own settings: the claims of Maskinporten's
 * JWT grant that Digdir documents ("JWT grant"), and no others, since Maskinporten refuses those.
 * Most need {@link MaskinportenClient#systemUser(String)} or {@link
 * MaskinportenClient#organisation()} only.
 *
 * <pre>{@code
 * TokenProvider supplier =
 *     maskinporten.grant(
 *         GrantRequest.organisation().consumerOrg("310923044").scopes("example:api.read"));
 * }</pre>
 *
 * <p>Maskinporten decides what may be combined. The deprecated {@code iss_onbehalfof} is not
 * offered.
 *
 * <p>Immutable: the methods that set something return another one. Equal when all of it is. Its
 * {@code toString} holds nothing of it.
 */
public final class GrantRequest {

  private static final GrantRequest ORGANISATION =
      new GrantRequest(null, null, null, List.of(), List.of());
  private static final int DIGITS_OF_A_PERSON = 11;

  private final @Nullable SystemUser systemUser;
  private final @Nullable String consumerOrg;
  private final @Nullable String pid;
  private final List<URI> resources;
  private final List<String> scopes;

  private GrantRequest(
      @Nullable SystemUser systemUser,
      @Nullable String consumerOrg,
      @Nullable String pid,
      List<URI> resources,
      List<String> scopes) {
    this.systemUser = systemUser;
    this.consumerOrg = consumerOrg;
    this.pid = pid;
    this.resources = resources;
    this.scopes = scopes;
  }

  /**
   * Asks for a token for the client's own organisation.
   *
   * @return the request
   */
  public static GrantRequest organisation() {
    return ORGANISATION;
  }

  /**
   * Asks for a token for the system user that this organisation owns, made without an external
   * reference.
   *
   * @param orgNumber the owner's organisation number in any usual spelling
   * @return the request
   * @throws IllegalArgumentException when it is no organisation number
   */
  public static GrantRequest systemUser(String orgNumber) {
    return systemUser(SystemUser.of(orgNumber));
  }

  /**
   * Asks for a token for this system user. One system user for each token, says Digdir
   * ("Systembruker").
   *
   * @param systemUser owner, and external reference if it was made with one
   * @return the request
   */
  public static GrantRequest systemUser(SystemUser systemUser) {
    Objects.requireNonNull(systemUser, "systemUser");
    return new GrantRequest(systemUser, null, null, List.of(), List.of());
  }

  /**
   * Asks on behalf of an organisation that has delegated the scopes to the client's own in Altinn
   * ("API delegation"): the claim {@code consumer_org}. The scopes need not be registered on the
   * client then. Without such a delegation Maskinporten answers MP-251. The client's own
   * organisation cannot be the consumer: Maskinporten refuses that, so ask without one.
   *
   * @param orgNumber the consumer's organisation number in any usual spelling
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when it is no organisation number
   */
  public GrantRequest consumerOrg(String orgNumber) {
    String digits = OrganisationNumbers.digits("orgNumber", orgNumber);
    return new GrantRequest(systemUser, digits, pid, resources, scopes);
  }

  /**
   * Restricts the token to these receivers (RFC 8707): the claim {@code resource}, which becomes
   * the token's {@code aud}. Always sent as a list, which is the form that Digdir documents. A
   * token for Dialogporten or Altinn needs none.
   *
   * @param values one or more absolute URIs without a fragment; replaces those set before
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when there is none, or one is relative or has a fragment
   */
  public GrantRequest resource(URI... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("resource: one or more");
    }
    for (URI each : values) {
      if (!each.isAbsolute() || each.getRawFragment() != null) {
        throw new IllegalArgumentException("resource: absolute URIs without a fragment");
      }
    }
    List<URI> sorted = List.copyOf(new TreeSet<>(List.of(values)));
    return new GrantRequest(systemUser, consumerOrg, pid, sorted, scopes);
  }

  /**
   * Restricts the token to one person's data: the claim {@code pid}. It comes back in the token. It
   * does not mean that the person has logged in.
   *
   * @param number a national identity number or D-number, of test persons too (month + 40 or + 80):
   *     eleven digits with valid check digits; spaces, dots and hyphens are taken off. Personal
   *     data
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when it is none; does not quote it
   */
  public GrantRequest pid(String number) {
    Objects.requireNonNull(number, "number");
    String urn;
    try {
      urn = PartyUrn.person(number).value();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pid: a national identity number or D-number of eleven digits with valid check digits");
    }
    String digits = urn.substring(urn.length() - DIGITS_OF_A_PERSON);
    return new GrantRequest(systemUser, consumerOrg, digits, resources, scopes);
  }

  /**
   * Asks for these scopes instead of the client's: fewer are better where one will do.
   *
   * @param values the scopes, one in each; replaces those set before
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when there is none, or one is empty or holds a space, a quote,
   *     a backslash or a character that is not ASCII
   */
  public GrantRequest scopes(String... values) {
    return new GrantRequest(systemUser, consumerOrg, pid, resources, Scopes.checked(values));
  }

  /** With the client's scopes. */
  GrantRequest withoutScopes() {
    return new GrantRequest(systemUser, consumerOrg, pid, resources, List.of());
  }

  /**
   * Returns the system user.
   *
   * @return the system user; empty for the client's own organisation
   */
  public Optional<SystemUser> systemUser() {
    return Optional.ofNullable(systemUser);
  }

  /**
   * Returns the consumer.
   *
   * @return the organisation number, nine digits; empty for the client's own organisation
   */
  public Optional<String> consumerOrg() {
    return Optional.ofNullable(consumerOrg);
  }

  /**
   * Returns the person whose data the token is restricted to. Personal data.
   *
   * @return eleven digits; empty when the token is not restricted to a person
   */
  public Optional<String> pid() {
    return Optional.ofNullable(pid);
  }

  /**
   * Returns the receivers that the token is restricted to.
   *
   * @return the URIs, sorted; empty when there is no such restriction
   */
  public List<URI> resources() {
    return resources;
  }

  /**
   * Returns the scopes that are asked for.
   *
   * @return the scopes, sorted; empty for those of the client
   */
  public List<String> scopes() {
    return scopes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof GrantRequest that
            && Objects.equals(systemUser, that.systemUser)
            && Objects.equals(consumerOrg, that.consumerOrg)
            && Objects.equals(pid, that.pid)
            && resources.equals(that.resources)
            && scopes.equals(that.scopes));
  }

  @Override
  public int hashCode() {
    return Objects.hash(systemUser, consumerOrg, pid, resources, scopes);
  }

  /** Without values: some of them point to persons. */
  @Override
  public String toString() {
    return "GrantRequest[]";
  }
}
