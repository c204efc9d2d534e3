package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.HttpActions;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.content.HttpContent;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.HttpDialogs;
import io.github.dialogporten.sdk.dialogs.HttpLabels;
import io.github.dialogporten.sdk.dialogs.Labels;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.dialogtoken.HttpDialogTokens;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.lookup.HttpLookup;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.parties.HttpParties;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.resources.HttpServiceResources;
import io.github.dialogporten.sdk.resources.ServiceResources;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pipeline, and the steps on it. */
final class HttpDialogportenClient implements DialogportenClient {

  private final Pipeline pipeline;
  private final @Nullable AltinnHttp ownHttp;
  private final Parties parties;
  private final Dialogs dialogs;
  private final Labels labels;
  private final Content content;
  private final Actions actions;
  private final HttpDialogTokens dialogTokens;
  private final boolean verifying;
  private final Lookup lookup;
  private final ServiceResources resources;

  private HttpDialogportenClient(
      Pipeline pipeline,
      @Nullable AltinnHttp ownHttp,
      HttpDialogTokens dialogTokens,
      boolean verifying) {
    this.pipeline = pipeline;
    this.ownHttp = ownHttp;
    this.dialogTokens = dialogTokens;
    this.verifying = verifying;
    HttpDialogs opened = new HttpDialogs(pipeline);
    this.parties = new HttpParties(pipeline);
    this.dialogs = opened;
    this.labels = new HttpLabels(pipeline);
    Function<Dialog, DialogCredential> credentials =
        verifying
            ? dialog -> opened.credential(dialog).checked(dialogTokens.genuine(dialog.id()))
            : opened::credential;
    this.content = new HttpContent(pipeline, credentials);
    this.actions = new HttpActions(pipeline, credentials);
    this.lookup = new HttpLookup(pipeline);
    this.resources = new HttpServiceResources(pipeline);
  }

  static DialogportenClient root(
      AltinnEnvironment environment,
      TokenProvider provider,
      @Nullable AltinnHttp http,
      TimeSource time,
      @Nullable Duration verifyingSkew) {
    check(provider, environment);
    @Nullable AltinnHttp own = http == null ? AltinnHttp.defaults() : null;
    AltinnHttp used = http == null ? Objects.requireNonNull(own) : http;
    HttpDialogTokens tokens =
        new HttpDialogTokens(
            Pipeline.anonymous(environment, used, time),
            verifyingSkew == null ? DialogTokenValidator.DEFAULT_CLOCK_SKEW : verifyingSkew);
    return new HttpDialogportenClient(
        new Pipeline(environment, used, time, provider), own, tokens, verifyingSkew != null);
  }

  private static void check(TokenProvider provider, AltinnEnvironment environment) {
    provider
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
  }

  @Override
  public Parties parties() {
    return parties;
  }

  @Override
  public Dialogs dialogs() {
    return dialogs;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public Content content() {
    return content;
  }

  @Override
  public Actions actions() {
    return actions;
  }

  @Override
  public DialogTokens dialogTokens() {
    return dialogTokens;
  }

  @Override
  public Lookup lookup() {
    return lookup;
  }

  @Override
  public ServiceResources resources() {
    return resources;
  }

  @Override
  public DialogportenClient actingAs(TokenProvider provider) {
    Objects.requireNonNull(provider, "provider");
    check(provider, pipeline.environment());
    return new HttpDialogportenClient(pipeline.actingAs(provider), null, dialogTokens, verifying);
  }

  @Override
  public void close() {
    if (ownHttp != null) {
      ownHttp.close();
    }
  }

  @Override
  public String toString() {
    return "DialogportenClient[" + pipeline.environment().name() + "]";
  }
}
