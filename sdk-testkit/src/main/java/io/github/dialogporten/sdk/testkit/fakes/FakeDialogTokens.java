package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenIssuer;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKeySet;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.spi.models.ModelReader;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Dialog tokens of a fake, signed with a key that is made at run time, as those of TT02. Its {@link
 * #validator()} is a real one that knows this key and no other. Dialogs that are opened carry what
 * their builder said, which is no such token; {@link #issue} makes one.
 *
 * <p>Thread-safe.
 */
public final class FakeDialogTokens implements DialogTokens {

  /** Whose tokens they are, for validators of the test's own. */
  public static final AltinnEnvironment ENVIRONMENT = AltinnEnvironment.TT02;

  private static final String ISSUER = ENVIRONMENT.dialogporten() + "/api/v1";
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final FakeIdentity identity;
  private final FakeWorld world;
  private final DialogTokenValidator validator;

  FakeDialogTokens(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
    this.validator =
        DialogTokenValidator.builder()
            .environment(ENVIRONMENT)
            .keys(jwks())
            .timeSource(world.time)
            .build();
  }

  /**
   * A token for a dialog of the fake, for ten minutes from now by its clock.
   *
   * @param dialogId the dialog
   * @param actions what it allows, such as {@code read}
   * @return the token
   * @throws IllegalArgumentException when there is no such dialog
   */
  public String issue(UUID dialogId, String... actions) {
    DialogSummary dialog =
        world.locked(
            () -> {
              StoredDialog stored = world.dialogs.get(dialogId);
              if (stored == null) {
                throw new IllegalArgumentException("dialogId: that of a dialog that was added");
              }
              return stored.summary();
            });
    Instant now = world.time.now();
    String claims =
        """
        {"jti":"%s","c":"%s","l":3,"p":"%s","s":"%s","i":"%s","a":"%s","iss":"%s","iat":%d,"nbf":%d,"exp":%d}"""
            .formatted(
                UUID.randomUUID(),
                dialog.party(),
                dialog.party(),
                dialog.serviceResource(),
                dialogId,
                String.join(";", actions),
                ISSUER,
                now.getEpochSecond(),
                now.getEpochSecond(),
                now.plus(LIFETIME).getEpochSecond());
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + FakeTokenKey.ID + "\"}";
    return world.tokenKey.sign(header, claims);
  }

  @Override
  public DialogTokenValidator validator() {
    return validator;
  }

  @Override
  public DialogTokenKeySet keys(CallOptions options) {
    identity.begin(Operations.KEYS, null, null, options);
    return read(DialogTokenKeySet.class, jwks(), options);
  }

  @Override
  public DialogTokenIssuer issuer(CallOptions options) {
    identity.begin(Operations.ISSUER, null, null, options);
    String json =
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/.well-known/jwks.json\"}".formatted(ISSUER, ISSUER);
    return read(DialogTokenIssuer.class, json, options);
  }

  private String jwks() {
    return """
    {"keys":[{"kty":"OKP","use":"sig","kid":"%s","crv":"Ed25519","x":"%s","alg":"EdDSA"}]}"""
        .formatted(FakeTokenKey.ID, world.tokenKey.x());
  }

  private <T> T read(Class<T> model, String json, CallOptions options) {
    return ModelReader.read(
        model, json.getBytes(StandardCharsets.UTF_8), options.keepsRawJson(), world.time.now());
  }

  @Override
  public String toString() {
    return "FakeDialogTokens[]";
  }
}
