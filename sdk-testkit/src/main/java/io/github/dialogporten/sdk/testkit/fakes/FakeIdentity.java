package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.spi.models.ModelReader;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.ModelBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.PartyBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One identity of a fake: its parties, and what it has called. */
final class FakeIdentity {

  final FakeWorld world;
  final int number;
  final List<FakeCall> calls = new CopyOnWriteArrayList<>();

  /** The JSON of the parties on top, by the URNs of all that a party holds. Under the lock. */
  final Map<String, PartyBuilder> parties = new LinkedHashMap<>();

  FakeIdentity(FakeWorld world) {
    this.world = world;
    this.number = world.identityNumbers.incrementAndGet();
  }

  /** Notes a call, and lets it fail when a test asked for that. */
  void begin(
      String operation, @Nullable UUID dialogId, @Nullable UUID partId, CallOptions options) {
    begin(new FakeCall(operation, dialogId, partId, options));
  }

  void begin(FakeCall call) {
    world.checkOpen();
    calls.add(call);
    world.mayFail(call.operation());
  }

  boolean reaches(StoredDialog dialog) {
    return partyUrns().contains(dialog.summary().party());
  }

  List<String> partyUrns() {
    return Models.partyList(parties.values().toArray(PartyBuilder[]::new)).searchable().stream()
        .map(Party::party)
        .toList();
  }

  /** A dialog that can be opened; else what the server answers, in its order. */
  StoredDialog toOpen(String operation, UUID id) {
    @Nullable StoredDialog dialog = world.dialogs.get(id);
    if (dialog == null) {
      throw Errors.in(operation).notFound();
    }
    if (!reaches(dialog)) {
      throw Errors.in(operation).forbidden(ForbiddenException.Reason.NO_ACCESS);
    }
    if (dialog.deleted) {
      throw Errors.in(operation).gone();
    }
    Instant now = world.time.now();
    @Nullable Instant from = dialog.visibleFrom;
    if (from != null && from.isAfter(now)) {
      throw Errors.in(operation).notYetVisible(from);
    }
    @Nullable Instant end = dialog.expiresAt;
    if (end != null && !end.isAfter(now)) {
      throw Errors.in(operation).expired(end);
    }
    return dialog;
  }

  /** A dialog to read parts of: without access it is not there. */
  StoredDialog toRead(String operation, UUID id, boolean saysDeleted) {
    @Nullable StoredDialog dialog = world.dialogs.get(id);
    if (dialog == null || !reaches(dialog) || (dialog.deleted && !saysDeleted)) {
      throw Errors.in(operation).notFound();
    }
    if (dialog.deleted) {
      throw Errors.in(operation).gone();
    }
    return dialog;
  }

  <T> T read(Class<T> model, ModelBuilder<?, ?> builder, CallOptions options) {
    if (!options.languages().isEmpty()) {
      builder.inLanguages(options.languages());
    }
    return ModelReader.read(
        model,
        builder.json().getBytes(StandardCharsets.UTF_8),
        options.keepsRawJson(),
        world.time.now());
  }

  /** Whether the ten minutes of its token are over. */
  boolean hasExpired(Dialog dialog) {
    return dialog
        .dialogToken()
        .flatMap(AccessToken::expiresAt)
        .filter(end -> !world.time.now().isBefore(end))
        .isPresent();
  }

  void checkOpener(Dialog dialog) {
    world.checkOpener(dialog, this);
  }

  @Override
  public String toString() {
    return "FakeIdentity[" + number + "]";
  }
}
