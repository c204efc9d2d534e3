package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.ActionsAccess;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.content.ContentAccess;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenAccess;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.labels.LabelsAccess;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.lookup.LookupAccess;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.parties.PartiesAccess;
import io.github.dialogporten.sdk.resources.ResourcesAccess;
import io.github.dialogporten.sdk.resources.ServiceResources;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline, and the steps on it. A step is made when first asked for, so that a view costs next
 * to nothing; two threads may both make one, and either will do.
 */
final class HttpDialogportenClient implements DialogportenClient {

  private final Pipeline pipeline;
  private final @Nullable Duration verifyingSkew;
  private volatile @Nullable Parties parties;
  private volatile @Nullable Dialogs dialogs;
  private volatile @Nullable Labels labels;
  private volatile @Nullable Content content;
  private volatile @Nullable Actions actions;
  private volatile @Nullable DialogTokens dialogTokens;
  private volatile @Nullable Lookup lookup;
  private volatile @Nullable ServiceResources resources;

  private HttpDialogportenClient(Pipeline pipeline, @Nullable Duration verifyingSkew) {
    this.pipeline = pipeline;
    this.verifyingSkew = verifyingSkew;
  }

  static DialogportenClient root(
      AltinnConnection connection,
      @Nullable TokenProvider provider,
      CallOptions options,
      @Nullable Duration verifyingSkew) {
    Pipeline nobody = Pipeline.to(connection).with(options);
    return new HttpDialogportenClient(
        provider == null ? nobody : nobody.actingAs(provider), verifyingSkew);
  }

  /** The provider, when it is not for another environment. */
  static TokenProvider checked(TokenProvider provider, AltinnEnvironment environment) {
    Objects.requireNonNull(provider, "provider")
        .environment()
        .filter(other -> !other.equals(environment))
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "tokenProvider: its tokens are for the environment '"
                      + other.name()
                      + "', and the client is for "
                      + (other.name().equals(environment.name())
                          ? "another one of that name, with other addresses"
                          : "'" + environment.name() + "'"));
            });
    return provider;
  }

  @Override
  public Parties parties() {
    if (parties == null) {
      parties = PartiesAccess.over(pipeline);
    }
    return parties;
  }

  @Override
  public Dialogs dialogs() {
    if (dialogs == null) {
      dialogs = DialogsAccess.over(pipeline);
    }
    return dialogs;
  }

  @Override
  public Labels labels() {
    if (labels == null) {
      labels = LabelsAccess.over(pipeline);
    }
    return labels;
  }

  @Override
  public Content content() {
    if (content == null) {
      content = ContentAccess.over(pipeline, this::credential);
    }
    return content;
  }

  @Override
  public Actions actions() {
    if (actions == null) {
      actions = ActionsAccess.over(pipeline, this::credential);
    }
    return actions;
  }

  private DialogCredential credential(Dialog dialog) {
    DialogCredential own =
        DialogsAccess.credential(dialog, pipeline.identity("fetching content or acting"));
    return verifyingSkew == null
        ? own
        : own.checked(DialogTokenAccess.genuine(dialogTokens(), dialog.id()));
  }

  @Override
  public DialogTokens dialogTokens() {
    if (dialogTokens == null) {
      dialogTokens = DialogTokenAccess.over(pipeline, skew());
    }
    return dialogTokens;
  }

  private Duration skew() {
    return verifyingSkew == null ? DialogTokenValidator.DEFAULT_CLOCK_SKEW : verifyingSkew;
  }

  @Override
  public Lookup lookup() {
    if (lookup == null) {
      lookup = LookupAccess.over(pipeline);
    }
    return lookup;
  }

  @Override
  public ServiceResources resources() {
    if (resources == null) {
      resources = ResourcesAccess.over(pipeline);
    }
    return resources;
  }

  @Override
  public CallOptions options() {
    return pipeline.options();
  }

  @Override
  public DialogportenClient with(UnaryOperator<CallOptions> change) {
    CallOptions changed = Objects.requireNonNull(change.apply(options()), "options");
    return new HttpDialogportenClient(pipeline.with(changed), verifyingSkew);
  }

  @Override
  public DialogportenClient actingAs(TokenProvider provider) {
    checked(provider, pipeline.environment());
    return new HttpDialogportenClient(pipeline.actingAs(provider), verifyingSkew);
  }

  @Override
  public String toString() {
    return "DialogportenClient[" + pipeline.environment().name() + "]";
  }
}
