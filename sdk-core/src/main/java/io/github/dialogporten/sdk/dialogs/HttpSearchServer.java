package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.http.Deadline;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.search.PageTime;
import io.github.dialogporten.sdk.internal.search.PartLimits;
import io.github.dialogporten.sdk.internal.search.SearchAnswer;
import io.github.dialogporten.sdk.internal.search.SearchPart;
import io.github.dialogporten.sdk.internal.search.SearchServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Dialogporten, with the query and the options of one search. */
final class HttpSearchServer implements SearchServer<DialogSummary> {

  private final Pipeline pipeline;
  private final DialogQuery query;
  private final HttpLimits limits;

  HttpSearchServer(Pipeline pipeline, DialogQuery query) {
    this.pipeline = pipeline;
    this.query = query;
    this.limits = new HttpLimits(pipeline);
  }

  @Override
  public PageTime startPage() {
    return new Deadline(pipeline.time(), pipeline.timeout())::left;
  }

  @Override
  public SearchAnswer<DialogSummary> page(
      SearchPart part, @Nullable String token, int size, Duration left) {
    Parameters parameters = Parameters.with();
    query.addTo(parameters, part, size);
    if (token != null) {
      parameters.query("continuationToken", token);
    }
    return within(left).call(DialogOperations.SEARCH, parameters);
  }

  @Override
  public CallInfo call(int attempts) {
    return pipeline.refused(DialogOperations.SEARCH.name(), attempts);
  }

  @Override
  public boolean keepsRaw() {
    return pipeline.options().keepsRawJson();
  }

  @Override
  public PartLimits lastLimits() {
    return QueryRules.partLimits(limits.last());
  }

  @Override
  public PartLimits limits(Duration left) {
    boolean sure = QueryRules.fits(query, Limits.defaults().endUserSearch());
    Limits known = sure ? limits.last() : new HttpLimits(within(left)).current();
    QueryRules.checkCounts(query, known.endUserSearch());
    return QueryRules.partLimits(known);
  }

  @Override
  public PartLimits limitsAnew(Duration left) {
    return QueryRules.partLimits(new HttpLimits(within(left)).anew());
  }

  private Pipeline within(Duration left) {
    return pipeline.with(pipeline.options().withTimeout(left));
  }
}
