package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import java.time.Duration;
import java.util.Objects;

/** What is published about dialog tokens, over HTTP. Thread-safe. */
final class HttpDialogTokens implements DialogTokens {

  static final String KEYS = "dialogTokens.keys";

  private static final String WELL_KNOWN = "/api/v1/.well-known/";
  private static final Operation<DialogTokenKeySet> KEY_SET =
      Operation.get(
              KEYS,
              WELL_KNOWN + "jwks.json",
              Decoder.json(DialogTokenKeySet.MOST_BYTES, WireKeySet.class, DialogTokenKeySet::new))
          .at(Api.DIALOGPORTEN_OPEN);
  private static final Operation<PublishedSet> KEPT_KEYS =
      Operation.get(KEYS, WELL_KNOWN + "jwks.json", PublishedSet::decode).at(Api.DIALOGPORTEN_OPEN);
  private static final Operation<DialogTokenIssuer> ISSUER =
      Operation.get(
              "dialogTokens.issuer",
              WELL_KNOWN + "oauth-authorization-server",
              Decoder.json(
                  DialogTokenKeySet.MOST_BYTES, WireTokenIssuer.class, DialogTokenIssuer::new))
          .at(Api.DIALOGPORTEN_OPEN);

  private final Pipeline pipeline;
  private final DialogTokenValidator validator;

  HttpDialogTokens(Pipeline pipeline, Duration clockSkew) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.validator =
        new DialogTokenValidator(
            pipeline.environment(), keysOf(pipeline), pipeline.time(), clockSkew);
  }

  /** The keys that all clients and validators of one connection share. */
  static KeySource keysOf(Pipeline pipeline) {
    CallOptions many = CallOptions.none().withTimeout(PublishedKeys.MOST_TIME);
    Pipeline patient = pipeline.with(many);
    Pipeline once = pipeline.with(many.withoutRetry());
    return pipeline.shared(
        PublishedKeys.class,
        () ->
            new PublishedKeys(
                retried -> (retried ? patient : once).call(KEPT_KEYS, Parameters.none()),
                pipeline.time()));
  }

  @Override
  public DialogTokenValidator validator() {
    return validator;
  }

  @Override
  public DialogTokenKeySet keys() {
    return pipeline.call(KEY_SET, Parameters.none());
  }

  @Override
  public DialogTokenIssuer issuer() {
    return pipeline.call(ISSUER, Parameters.none());
  }
}
