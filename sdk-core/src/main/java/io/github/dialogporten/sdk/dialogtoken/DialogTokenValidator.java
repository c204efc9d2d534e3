package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a dialog token is genuine, in its time, and says what was asked for. For a service
 * owner's system that receives one; it needs no token and no client of its own.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.PRODUCTION);
 * var validator = DialogTokenValidator.builder(connection).build();
 * validator.loadKeys();
 * ...
 * var result = validator.validate(token, DialogTokenCheck.forDialog(dialogId).requiring("read"));
 * }</pre>
 *
 * <ul>
 *   <li>{@code alg} must be {@code EdDSA}, {@code typ} must be {@code JWT} in any case, {@code
 *       crit} must not be there, and {@code kid} must name one of Dialogporten's keys, with which
 *       the Ed25519 signature must agree. {@code iss} must be exactly the environment's
 *       Dialogporten with {@code /api/v1}.
 *   <li>{@code exp}, {@code nbf} and {@code iat} must be there and right within the clock skew.
 *       {@link DialogTokenCheck} says what else.
 *   <li>A token can hold anything: whatever its text is, it makes {@code validate} give failures,
 *       never throw.
 *   <li>The keys come from {@code .well-known/jwks.json} and are kept. After half of the time that
 *       they may be kept (a day at most, as Dialogporten says) a visit renews them in the
 *       background. An unknown key id asks at once, once a minute at most, while those who have the
 *       same question wait. When asking fails, the keys that there are go on working until they are
 *       48 hours old: a new key is published so long before it signs. So nearly every validation
 *       asks nobody, and takes what the signature takes. Those wait that come before there are
 *       keys, that ask for an unknown key id, and the first one after a pause in which the keys
 *       have become older than they may be kept: eleven seconds at most, once a minute.
 * </ul>
 *
 * <p>Thread-safe: build one and share it. There is nothing to close.
 */
public final class DialogTokenValidator {

  static final String OPERATION = "dialogTokens.validate";

  /** How far the clocks may differ unless it is set: ten seconds, as in Dialogporten's own. */
  public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(10);

  private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

  private final AltinnEnvironment environment;
  private final String issuer;
  private final KeySource keys;
  private final TimeSource time;
  private final Duration clockSkew;

  DialogTokenValidator(
      AltinnEnvironment environment, KeySource keys, TimeSource time, Duration clockSkew) {
    this.environment = environment;
    this.issuer = environment.dialogporten() + "/api/v1";
    this.keys = keys;
    this.time = time;
    this.clockSkew = clockSkew;
  }

  /**
   * Builds a validator of the dialog tokens of an environment.
   *
   * @param connection to the environment; its keys are read over it
   * @return a new builder
   */
  public static Builder builder(AltinnConnection connection) {
    return new Builder(connection);
  }

  /** A clock skew that is allowed. */
  static Duration checkedSkew(Duration value) {
    if (value.isNegative() || value.compareTo(MOST_CLOCK_SKEW) > 0) {
      throw new IllegalArgumentException("clockSkew: 0 to 5 minutes");
    }
    return value;
  }

  /**
   * Gets the keys now, if there are none yet or they are old. Without it the first validation does,
   * and waits for them.
   *
   * @throws DialogportenException when there are no keys and they cannot be read
   */
  public void loadKeys() {
    keys.load();
  }

  /**
   * Whether a token is genuine and in its time. It may be for any dialog: whoever asks so has to
   * look at what it is for.
   *
   * @param token the token, without {@code Bearer}; any text
   * @return everything that is wrong with it
   * @throws DialogportenException when there are no keys and they cannot be read: nothing is known
   *     about the token then
   */
  public DialogTokenResult validate(String token) {
    return validate(token, DialogTokenCheck.anyDialog());
  }

  /**
   * Whether a token is genuine, in its time, and says what is asked for.
   *
   * @param token the token, without {@code Bearer}; any text
   * @param check what it has to say
   * @return everything that is wrong with it
   * @throws DialogportenException when there are no keys and they cannot be read: nothing is known
   *     about the token then
   */
  public DialogTokenResult validate(String token, DialogTokenCheck check) {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(check, "check");
    return validate(token, check, check.at() == null ? time.now() : check.at());
  }

  /** Whether a token is genuine, says what is asked for, and is in its time at another time. */
  DialogTokenResult validate(String token, DialogTokenCheck check, Instant asked) {
    FailureList failures = new FailureList();
    @Nullable TokenParts parts = TokenParts.of(token);
    if (parts == null) {
      failures.add(DialogTokenFailure.FORMAT);
      return new DialogTokenResult(failures, null);
    }
    DialogTokenClaims claims = new DialogTokenClaims(parts.claims());
    header(parts, failures);
    failures.unless(claims.issuer().filter(issuer::equals).isPresent(), DialogTokenFailure.ISSUER);
    times(claims, asked, failures);
    signature(parts, failures);
    check.look(claims, failures);
    return new DialogTokenResult(failures, claims);
  }

  private static void header(TokenParts parts, FailureList failures) {
    failures.unless("EdDSA".equals(parts.header("alg")), DialogTokenFailure.ALGORITHM);
    failures.unless("JWT".equalsIgnoreCase(parts.header("typ")), DialogTokenFailure.TYPE);
    failures.unless(!parts.hasHeader("crit"), DialogTokenFailure.CRITICAL_HEADER);
  }

  /** With another algorithm than the keys' own there is nothing to look at. */
  private void times(DialogTokenClaims claims, Instant now, FailureList failures) {
    Optional<Instant> expires = claims.expiresAt();
    Optional<Instant> notBefore = claims.notBefore();
    Optional<Instant> issued = claims.issuedAt();
    failures.unless(
        expires.isPresent() && notBefore.isPresent() && issued.isPresent(),
        DialogTokenFailure.FORMAT);
    Instant latest = now.plus(clockSkew);
    failures.unless(
        notBefore.filter(latest::isBefore).isEmpty() && issued.filter(latest::isBefore).isEmpty(),
        DialogTokenFailure.NOT_YET_VALID);
    Instant earliest = now.minus(clockSkew);
    failures.unless(
        expires.filter(end -> !earliest.isBefore(end)).isEmpty(), DialogTokenFailure.EXPIRED);
  }

  private void signature(TokenParts parts, FailureList failures) {
    if (failures.has(DialogTokenFailure.ALGORITHM)) {
      return;
    }
    @Nullable String keyId = parts.header("kid");
    @Nullable Ed25519Key key = keyId == null ? null : key(keyId, failures);
    if (key == null) {
      failures.add(DialogTokenFailure.KEY_UNKNOWN);
    } else {
      failures.unless(parts.isSignedBy(key), DialogTokenFailure.SIGNATURE);
    }
  }

  /** For a token that is refused anyway nobody is asked, and no failure to ask is told. */
  private @Nullable Ed25519Key key(String keyId, FailureList failures) {
    try {
      return keys.find(keyId, failures.isEmpty());
    } catch (DialogportenException e) {
      if (failures.isEmpty()) {
        throw e;
      }
      return null;
    }
  }

  @Override
  public String toString() {
    return "DialogTokenValidator[" + environment.name() + "]";
  }

  /** Builds a {@link DialogTokenValidator}. Not thread-safe. */
  public static final class Builder {

    private final AltinnConnection connection;
    private @Nullable KeyRing keys;
    private Duration clockSkew = DEFAULT_CLOCK_SKEW;

    private Builder(AltinnConnection connection) {
      this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * Sets the keys, for a system that Dialogporten is out of reach of. Nothing is sent then, and
     * whoever sets them has to set new ones in time: Dialogporten publishes a new key 48 hours
     * before it uses it.
     *
     * @param jwks a JWK set, as {@code .well-known/jwks.json} gives it
     * @return this
     * @throws IllegalArgumentException when there is no Ed25519 key with an id in it
     */
    public Builder keys(String jwks) {
      KeyRing read = read(jwks);
      if (read.isEmpty()) {
        throw unusable("it has no such key");
      }
      this.keys = read;
      return this;
    }

    private static KeyRing read(String jwks) {
      try {
        byte[] json = jwks.getBytes(StandardCharsets.UTF_8);
        return KeyRing.of(Json.read(json, WireKeySet.class).keys());
      } catch (JsonMismatchException e) {
        throw unusable("it is no JSON object with a list 'keys'");
      }
    }

    private static IllegalArgumentException unusable(String why) {
      return new IllegalArgumentException(
          "jwks: a JWK set as JSON, with at least one key of type OKP on the curve Ed25519 that"
              + " has a kid, is needed; "
              + why);
    }

    /**
     * Sets how far the clocks of Dialogporten and of this machine may differ.
     *
     * @param value 0 to 5 minutes; 10 seconds unless set
     * @return this
     * @throws IllegalArgumentException when it is another
     */
    public Builder clockSkew(Duration value) {
      this.clockSkew = checkedSkew(value);
      return this;
    }

    /**
     * Builds the validator. Sends nothing.
     *
     * @return a new validator
     */
    public DialogTokenValidator build() {
      return new DialogTokenValidator(
          connection.environment(),
          keys == null ? HttpDialogTokens.keysOf(Pipeline.to(connection)) : keys,
          connection.timeSource(),
          clockSkew);
    }

    @Override
    public String toString() {
      return "DialogTokenValidator.Builder[]";
    }
  }
}
