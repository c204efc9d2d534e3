package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.testkit.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.EdKey;
import io.github.dialogporten.sdk.testkit.internal.tokens.Issuers;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import io.github.dialogporten.sdk.testkit.models.Models;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all identities of a fake share: the Altinn in the process, without its servers. */
final class FakeWorld {

  static final AltinnEnvironment ENVIRONMENT = AltinnEnvironment.TT02;
  static final String ISSUER = ENVIRONMENT.dialogporten() + "/api/v1";

  /** The names that exceptions give to operations. */
  private static final TreeSet<String> OPERATIONS =
      new TreeSet<>(
          List.of(
              """
              actions.perform
              content.download content.main content.save content.transmission
              dialogTokens.issuer dialogTokens.keys
              dialogs.activities dialogs.activity dialogs.labelLog dialogs.limits dialogs.open
              dialogs.search dialogs.seenLog dialogs.seenLogEntry dialogs.transmission
              dialogs.transmissions
              labels.change labels.changeAll
              lookup.find lookup.findAsServiceOwner
              parties.list parties.withAccess
              resources.catalogue resources.mine
              """
                  .split("\\s+")));

  final TimeSource time;
  final World altinn;
  final Tokens tokens;
  final Dialogporten dialogporten;
  final StoredDialogs dialogs;
  final Map<UUID, String> texts = new ConcurrentHashMap<>();
  final Map<UUID, byte[]> files = new ConcurrentHashMap<>();
  final Map<UUID, ActionResult> results = new ConcurrentHashMap<>();
  final Map<UUID, Consumer<Dialog>> effects = new ConcurrentHashMap<>();
  final Map<String, String> catalogue = Collections.synchronizedMap(new LinkedHashMap<>());
  volatile String limits = Models.limits().json();
  private final Map<IdentityKey, FakeIdentity> identities = new ConcurrentHashMap<>();
  private final Map<String, Queue<RuntimeException>> failures = new ConcurrentHashMap<>();

  FakeWorld(TimeSource time) {
    this.time = time;
    this.altinn = new World(time::now);
    this.tokens =
        new Tokens(
            new Issuers("", "", "", ISSUER),
            time::now,
            List.of(EdKey.generate("syntetisk-nokkel")));
    this.dialogporten = new Dialogporten(altinn, tokens);
    this.dialogs = DialogsAccess.dialogs(altinn);
  }

  /** The one of a provider: always the same, as the real client tells identities apart. */
  FakeIdentity identity(TokenProvider provider) {
    return identities.computeIfAbsent(
        IdentityKey.of(ENVIRONMENT, provider),
        key -> new FakeIdentity(this, key, identities.size() + 1));
  }

  void failNext(String operation, RuntimeException failure) {
    if (!OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("operation must be one of " + OPERATIONS);
    }
    failures.computeIfAbsent(operation, key -> new ConcurrentLinkedQueue<>()).add(failure);
  }

  /** Throws what was asked for, once. */
  void mayFail(String operation) {
    @Nullable Queue<RuntimeException> planned = failures.get(operation);
    @Nullable RuntimeException failure = planned == null ? null : planned.poll();
    if (failure != null) {
      throw failure;
    }
  }

  /** The operations that failures are left for, each with how many. */
  String unmet() {
    return failures.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "FakeWorld[]";
  }
}
