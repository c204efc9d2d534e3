package io.github.dialogporten.sdk.tokens;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.internal.http.Claims;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself, to find out why it is not accepted. Nothing here checks a signature:
 * what is read is to be shown to people, and never a reason to trust a token.
 *
 * <p>What could be personal data is not kept: no national identity number, no name, no e-mail
 * address. Neither is the signature. So an inspector, its values and its {@code toString} may be
 * logged. A value of a claim below that does not look as such values do is given as {@link
 * #HIDDEN}; a claim of another type than expected counts as missing. Nothing that stands in a token
 * makes a method throw.
 *
 * <p>Reads the tokens of Maskinporten, ID-porten and Altinn, Altinn's test token generator, and
 * Dialogporten's dialog tokens. Sends nothing. Immutable.
 */
public final class TokenInspector {

  /** Stands for a value that could hold personal data. */
  public static final String HIDDEN = "(hidden)";

  private final UserKind userKind;
  private final @Nullable String issuer;
  private final List<String> scopes;
  private final List<String> audience;
  private final @Nullable Instant issuedAt;
  private final @Nullable Instant expiresAt;
  private final @Nullable String clientId;
  private final @Nullable String keyId;
  private final @Nullable TokenOrganisation consumer;
  private final @Nullable TokenOrganisation supplier;
  private final SystemUserClaim systemUser;
  private final @Nullable String acr;
  private final @Nullable Integer level;
  private final boolean altinns;
  private final boolean testToken;

  private TokenInspector(Claims claims) {
    this.systemUser = SystemUserClaim.of(claims);
    this.userKind = Users.kind(claims, systemUser);
    this.issuer = map(claims.issuer(), Shown::address);
    this.scopes = Shown.scopes(claims.texts("scope"));
    this.audience = Shown.all(claims.texts("aud"));
    this.issuedAt = claims.time("iat");
    this.expiresAt = claims.expiry();
    this.clientId = map(claims.text("client_id"), Shown::plain);
    this.keyId = map(claims.headerText("kid"), Shown::plain);
    this.consumer = TokenOrganisation.of(claims.get("consumer"));
    this.supplier = TokenOrganisation.of(claims.get("supplier"));
    this.acr = map(claims.text("acr"), Shown::plain);
    this.level = Users.level(claims, systemUser);
    this.altinns = issuer != null && issuer.matches(".*/authentication/api/v1/openid/?");
    this.testToken = "altinn-test-tools".equals(claims.text("actual_iss"));
  }

  private static @Nullable String map(@Nullable String value, UnaryOperator<String> shown) {
    return value == null || value.isBlank() ? null : shown.apply(value);
  }

  /**
   * Reads a token.
   *
   * @param token the token
   * @return what it says; empty when it is opaque: no JWT that is signed and not encrypted
   */
  public static Optional<TokenInspector> inspect(AccessToken token) {
    return inspect(token.value());
  }

  /**
   * Reads a token.
   *
   * @param token the token, without {@code Bearer}; any text
   * @return what it says; empty when it is opaque: no JWT that is signed and not encrypted
   */
  public static Optional<TokenInspector> inspect(String token) {
    return Optional.ofNullable(Claims.of(token)).map(TokenInspector::new);
  }

  /**
   * Whose it is, decided in the order in which Dialogporten does: a token that names a person is a
   * person's, whatever else it says.
   *
   * @return the kind
   */
  public UserKind userKind() {
    return userKind;
  }

  /**
   * Who issued it ({@code iss}).
   *
   * @return the issuer's address
   */
  public Optional<String> issuer() {
    return Optional.ofNullable(issuer);
  }

  /**
   * What it is for ({@code scope}).
   *
   * @return the scopes, in the token's order; empty when it has none
   */
  public List<String> scopes() {
    return scopes;
  }

  /**
   * Whom it is meant for ({@code aud}). Most tokens say {@code unspecified}, or nothing.
   *
   * @return the audience; empty when it says none
   */
  public List<String> audience() {
    return audience;
  }

  /**
   * When it was issued ({@code iat}).
   *
   * @return the time
   */
  public Optional<Instant> issuedAt() {
    return Optional.ofNullable(issuedAt);
  }

  /**
   * When it ceases to work ({@code exp}).
   *
   * @return the time
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /**
   * The client that it was issued to ({@code client_id}).
   *
   * @return the client's id
   */
  public Optional<String> clientId() {
    return Optional.ofNullable(clientId);
  }

  /**
   * The issuer's key that it says it is signed with ({@code kid}).
   *
   * @return the key's id
   */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /**
   * The organisation that it was issued to ({@code consumer}). Of a system user's token that is the
   * vendor, and not the customer: see {@link #systemUserOwner()}.
   *
   * @return the organisation
   */
  public Optional<TokenOrganisation> consumer() {
    return Optional.ofNullable(consumer);
  }

  /**
   * The organisation that got it on behalf of the {@link #consumer()} ({@code supplier}).
   *
   * @return the organisation
   */
  public Optional<TokenOrganisation> supplier() {
    return Optional.ofNullable(supplier);
  }

  /**
   * The customer who owns the system user ({@code systemuser_org}).
   *
   * @return the organisation; empty when it is no system user's token
   */
  public Optional<TokenOrganisation> systemUserOwner() {
    return Optional.ofNullable(systemUser.owner());
  }

  /**
   * The system user ({@code systemuser_id}). Services look at the first id only.
   *
   * @return the ids, UUIDs as a rule; empty when it is no system user's token
   */
  public List<String> systemUserIds() {
    return systemUser.ids();
  }

  /**
   * The system that the system user is for ({@code system_id}), as it is registered in Altinn.
   *
   * @return the id, such as {@code 310268593_regnskap}
   */
  public Optional<String> systemId() {
    return Optional.ofNullable(systemUser.systemId());
  }

  /**
   * How the person logged in ({@code acr}), as the issuer writes it.
   *
   * @return such as {@code idporten-loa-substantial}
   */
  public Optional<String> acr() {
    return Optional.ofNullable(acr);
  }

  /**
   * The authentication level that Altinn's services see: {@code urn:altinn:authlevel}, else what
   * the {@link #acr()} stands for (0 low or e-mail, 3 substantial, 4 high), else 3 for a system
   * user.
   *
   * @return the level; empty when it says none that they know
   */
  public Optional<Integer> authenticationLevel() {
    return Optional.ofNullable(level);
  }

  /**
   * Whether Altinn gave it in exchange for a token of Maskinporten or ID-porten.
   *
   * @return true when its issuer is an Altinn, and it is no {@linkplain #isTestToken() test token}
   */
  public boolean isExchanged() {
    return altinns && !testToken;
  }

  /**
   * Whether Altinn's test token generator made it.
   *
   * @return true when it says so
   */
  public boolean isTestToken() {
    return testToken;
  }

  /** Nothing that could be a secret or personal data. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TokenInspector[").append(userKind);
    if (issuer != null) {
      text.append(", issuer ").append(issuer);
    }
    text.append(", scopes ").append(scopes);
    if (systemUser.owner() != null) {
      text.append(", owner ").append(systemUser.owner().id());
    }
    if (expiresAt != null) {
      text.append(", until ").append(expiresAt);
    }
    return text.append(']').toString();
  }
}
