package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.http.ErrorReader;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.models.ModelBuilder;
import io.github.dialogporten.sdk.testkit.models.ModelsAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a fake: of one identity, with the options of one view. */
abstract class FakeStep {

  final FakeIdentity identity;
  final FakeWorld world;
  final CallOptions options;

  FakeStep(FakeIdentity identity, CallOptions options) {
    this.identity = identity;
    this.world = identity.world;
    this.options = options;
  }

  /** Notes a call, and lets it fail when a test asked for that. */
  final void begin(String operation, @Nullable UUID dialogId, @Nullable UUID partId) {
    Cancellation.check();
    identity.calls.add(
        new FakeCall(
            operation, Optional.ofNullable(dialogId), Optional.ofNullable(partId), options));
    world.mayFail(operation);
  }

  /** What Dialogporten answers to this identity. */
  final byte[] get(String operation, String path, Map<String, List<String>> query) {
    List<String> pairs = new ArrayList<>();
    query.forEach((name, values) -> values.forEach(value -> pairs.add(Query.pair(name, value))));
    return send(operation, "GET", path, String.join("&", pairs), Map.of(), new byte[0]).body();
  }

  /** What Dialogporten answers to this identity, or the exception that the client makes of it. */
  final Answer send(
      String operation,
      String method,
      String path,
      String query,
      Map<String, String> headers,
      byte[] body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("Content-Type", List.of("application/json"));
    if (!options.languages().isEmpty()) {
      all.put("Accept-Language", List.of(String.join(",", options.languages())));
    }
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    Request request =
        new Request(
            method,
            Dialogporten.PREFIX + "/api/v1/enduser/" + path,
            query,
            all,
            body,
            world.time.now());
    Answer answer = world.dialogporten.handle(request, identity.caller);
    if (answer.status() >= 400) {
      throw refusal(operation, answer);
    }
    return answer;
  }

  private ApiException refusal(String operation, Answer answer) {
    ApiError.Builder error =
        ApiError.builder(operation, answer.status())
            .call(new CallInfo(operation, 1, false, options.correlationId()))
            .person(true)
            .problem(ErrorReader.problem(answer.body()));
    answer.headers().forEach(error::header);
    if (answer.status() == 500 && operation.equals("dialogs.open")) { // it would be tried twice
      error
          .call(new CallInfo(operation, 2, true, options.correlationId()))
          .hint(DialogsAccess.WITHOUT_CONTENT)
          .lasting(true);
    }
    return ApiException.from(error.build());
  }

  /** As the server sends it when languages are asked for. */
  final <B extends ModelBuilder<?, B>> B inLanguages(B builder) {
    return options.languages().isEmpty() ? builder : builder.inLanguages(options.languages());
  }

  final <T> T read(Class<T> model, byte[] json) {
    return ModelsAccess.read(model, json, options.keepsRawJson(), world.time.now());
  }

  final <T> T read(Class<T> model, String json) {
    return read(model, json.getBytes(StandardCharsets.UTF_8));
  }

  final CallInfo notSent(String operation) {
    return new CallInfo(operation, 0, false, options.correlationId());
  }

  /** A dialog that a test built belongs to nobody, and may be used by all. */
  final void checkOpener(Dialog dialog) {
    if (DialogsAccess.isOpened(dialog)) {
      DialogsAccess.credential(dialog, identity.key);
    }
  }

  /** Whether the ten minutes of its token are over. */
  final boolean hasExpired(Dialog dialog) {
    return dialog
        .dialogToken()
        .flatMap(AccessToken::expiresAt)
        .filter(end -> !world.time.now().isBefore(end))
        .isPresent();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[]";
  }
}
