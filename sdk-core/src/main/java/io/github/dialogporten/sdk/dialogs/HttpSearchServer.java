package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.resources.HttpLimits;
import io.github.dialogporten.sdk.resources.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dialogporten, with the options of one search. */
final class HttpSearchServer implements SearchServer {

  private final Pipeline pipeline;
  private final CallOptions options;
  private final HttpLimits limits;

  HttpSearchServer(Pipeline pipeline, CallOptions options) {
    this.pipeline = pipeline;
    this.options = Objects.requireNonNull(options, "options");
    this.limits = new HttpLimits(pipeline);
  }

  @Override
  public SearchAnswer page(DialogQuery query, SearchPart part, @Nullable String token) {
    Parameters.Builder parameters = Parameters.with();
    query.addTo(parameters, part.parties(), part.services());
    if (token != null) {
      parameters.query("continuationToken", token);
    }
    return pipeline.call(DialogOperations.SEARCH, parameters.build(), options);
  }

  @Override
  public boolean keepsRaw() {
    return options.keepsRawJson();
  }

  @Override
  public Limits lastLimits() {
    return limits.last();
  }

  @Override
  public Limits currentLimits() {
    return limits.current(options);
  }

  @Override
  public Limits limitsAnew() {
    return limits.anew(options);
  }

  @Override
  public String toString() {
    return "HttpSearchServer[]";
  }
}
