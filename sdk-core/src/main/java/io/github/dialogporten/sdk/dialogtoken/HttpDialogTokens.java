package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.TokenCheck;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * What is published about dialog tokens, over HTTP. For the client's own use: take {@code
 * client.dialogTokens()}. Thread-safe.
 */
public final class HttpDialogTokens implements DialogTokens {

  static final String KEYS = "dialogTokens.keys";

  private static final String WELL_KNOWN = "/api/v1/.well-known/";
  private static final Operation<DialogTokenKeySet> KEY_SET =
      Operation.get(KEYS, WELL_KNOWN + "jwks.json", DialogTokenKeySet::decode)
          .at(Api.DIALOGPORTEN_OPEN);
  private static final Operation<PublishedSet> KEPT_KEYS =
      Operation.get(KEYS, WELL_KNOWN + "jwks.json", PublishedSet::decode).at(Api.DIALOGPORTEN_OPEN);
  private static final Operation<DialogTokenIssuer> ISSUER =
      Operation.get(
              "dialogTokens.issuer",
              WELL_KNOWN + "oauth-authorization-server",
              DialogTokenIssuer::decode)
          .at(Api.DIALOGPORTEN_OPEN);

  private final Pipeline pipeline;
  private final DialogTokenValidator validator;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   * @param clockSkew how far the clocks may differ for the validator
   */
  public HttpDialogTokens(Pipeline pipeline, Duration clockSkew) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.validator =
        new DialogTokenValidator(
            pipeline.environment(), keysOf(pipeline), pipeline.time(), clockSkew, null);
  }

  static KeySource keysOf(Pipeline pipeline) {
    CallOptions many = CallOptions.none().withTimeout(PublishedKeys.MOST_TIME);
    CallOptions one = many.withoutRetry();
    return new PublishedKeys(
        retried -> pipeline.call(KEPT_KEYS, Parameters.none(), retried ? many : one),
        pipeline.time());
  }

  @Override
  public DialogTokenValidator validator() {
    return validator;
  }

  @Override
  public DialogTokenKeySet keys(CallOptions options) {
    return pipeline.call(KEY_SET, Parameters.none(), options);
  }

  @Override
  public DialogTokenIssuer issuer(CallOptions options) {
    return pipeline.call(ISSUER, Parameters.none(), options);
  }

  /**
   * Looks at the token of a dialog before it is sent to those whom the dialog refers to. For the
   * client's own use.
   *
   * @param dialogId the dialog that the token has to be for
   * @return a check that asks for the keys when it needs them
   */
  public TokenCheck genuine(UUID dialogId) {
    return new GenuineToken(validator, DialogTokenCheck.forDialog(dialogId));
  }

  @Override
  public String toString() {
    return "DialogTokens[" + pipeline.environment().name() + "]";
  }
}
