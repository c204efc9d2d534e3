package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and checks the tokens of all four issuers. */
public final class Tokens {

  /**
   * The keys are made once in a JVM: an RSA key takes a noticeable while, and a test may start many
   * instances. Tokens of one instance do not work on another since the issuers differ.
   */
  private static final class Keys {
    static final RsaKey MASKINPORTEN = RsaKey.generate("local-maskinporten");
    static final RsaKey ID_PORTEN = RsaKey.generate("local-idporten");
    static final RsaKey ALTINN = RsaKey.generate("local-altinn");

    private Keys() {}
  }

  /** Apart, for who needs no other tokens. */
  private static final class DialogKeys {
    static final List<EdKey> KEYS =
        List.of(EdKey.generate("local-dialog-primary"), EdKey.generate("local-dialog-secondary"));

    private DialogKeys() {}
  }

  private static final List<TokenType> MAKERS =
      List.of(TokenType.MASKINPORTEN, TokenType.ID_PORTEN, TokenType.ALTINN, TokenType.DIALOG);

  private final Issuers issuers;
  private final Supplier<Instant> now;

  /** ID-porten's newer keys, the one that signs first. */
  private final List<RsaKey> idporten = new CopyOnWriteArrayList<>();

  /** Dialogporten's keys: the one that signs, the one that will, and the one that did. */
  private volatile List<EdKey> dialog;

  public Tokens(Issuers issuers, Supplier<Instant> now) {
    this(issuers, now, DialogKeys.KEYS);
  }

  public Tokens(Issuers issuers, Supplier<Instant> now, List<EdKey> dialog) {
    this.issuers = issuers;
    this.now = now;
    this.dialog = dialog;
  }

  public Issuers issuers() {
    return issuers;
  }

  public Instant now() {
    return now.get();
  }

  /** Signs the claims, with issuer, issue time, expiry and id set here. */
  public String make(TokenType type, ObjectNode claims, Instant expires) {
    ObjectNode all = Json.object();
    all.put("iss", issuer(type));
    all.setAll(claims);
    long issued = now.get().getEpochSecond();
    all.put("iat", issued);
    if (type == TokenType.DIALOG) {
      all.put("nbf", issued);
    }
    all.put("exp", expires.getEpochSecond());
    all.put("jti", UUID.randomUUID().toString());
    return sign(type, "JWT", all);
  }

  /** Signs the claims as they are. */
  public String sign(TokenType type, String header, ObjectNode claims) {
    return Jws.sign(keys(type).get(0), header, claims);
  }

  /** ID-porten signs with a new key from now on; those before it are still in its key set. */
  public void rotateIdporten() {
    idporten.add(0, RsaKey.generate("local-idporten-" + UUID.randomUUID()));
  }

  /**
   * Dialogporten signs with the key that was published as the next one, and publishes another next
   * one. The key before stays for those who hold tokens of it; the one before that goes.
   */
  public synchronized void rotateDialog() {
    EdKey next = EdKey.generate("local-dialog-" + UUID.randomUUID());
    dialog = List.of(dialog.get(1), next, dialog.get(0));
  }

  /** Who claims to have made this token; nothing is checked. */
  public TokenType typeOf(@Nullable String token) {
    if (token == null) {
      return TokenType.NONE;
    }
    Jws jws = Jws.parse(token);
    return jws == null ? TokenType.OTHER : typeOfIssuer(jws.issuer());
  }

  /**
   * The token when its signature, issuer and time are right, else null.
   *
   * @param skew how far the clocks may differ
   */
  public @Nullable Jws verify(@Nullable String token, Duration skew) {
    Jws jws = token == null ? null : Jws.parse(token);
    if (jws == null) {
      return null;
    }
    TokenType type = typeOfIssuer(jws.issuer());
    if (type == TokenType.OTHER || !genuine(jws, type)) {
      return null;
    }
    Instant expires = Instant.ofEpochSecond(jws.claims().path("exp").asLong(0));
    if (now.get().isAfter(expires.plus(skew))) {
      return null;
    }
    return jws;
  }

  /** As {@link #verify(String, Duration)}, when it is one of this issuer's. */
  public @Nullable Jws verify(@Nullable String token, Duration skew, TokenType type) {
    Jws jws = verify(token, skew);
    return jws == null || typeOfIssuer(jws.issuer()) != type ? null : jws;
  }

  /** Whether one of the issuer's keys has signed it; the time does not matter. */
  public boolean genuine(Jws jws, TokenType type) {
    return keys(type).stream()
        .anyMatch(key -> key.kid().equals(jws.kid()) && jws.verifies(key.publicKey()));
  }

  public TokenType typeOfIssuer(String issuer) {
    return MAKERS.stream()
        .filter(type -> issuer(type).equals(issuer))
        .findFirst()
        .orElse(TokenType.OTHER);
  }

  /** The key set of an issuer. */
  public ObjectNode keySet(TokenType type) {
    ObjectNode set = Json.object();
    ArrayNode keys = set.putArray("keys");
    keys(type).forEach(key -> keys.add(key.publicJwk()));
    return set;
  }

  private String issuer(TokenType type) {
    return switch (type) {
      case MASKINPORTEN -> issuers.maskinporten();
      case ID_PORTEN -> issuers.idporten();
      case ALTINN -> issuers.altinn();
      case DIALOG -> issuers.dialogporten();
      case NONE, OTHER -> throw new IllegalArgumentException("type");
    };
  }

  private List<? extends SigningKey> keys(TokenType type) {
    return switch (type) {
      case MASKINPORTEN -> List.of(Keys.MASKINPORTEN);
      case ID_PORTEN -> Stream.concat(idporten.stream(), Stream.of(Keys.ID_PORTEN)).toList();
      case ALTINN -> List.of(Keys.ALTINN);
      case DIALOG -> dialog;
      case NONE, OTHER -> throw new IllegalArgumentException("type");
    };
  }
}
