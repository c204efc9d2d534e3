package io.github.dialogporten.sdk.testkit.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one Altinn in the process remembers. Whoever reads or writes it holds its
 * monitor: an answer is computed inside, and sent outside.
 */
public final class World {

  public final Map<UUID, DialogState> dialogs = new LinkedHashMap<>();
  public final Map<String, PartyState> parties = new LinkedHashMap<>();
  public final Map<String, PrincipalState> principals = new LinkedHashMap<>();
  public final Map<String, ClientState> clients = new LinkedHashMap<>();
  public final Map<String, LoginClientState> loginClients = new LinkedHashMap<>();
  public final Map<String, ScopeState> scopes = new LinkedHashMap<>();
  public final Map<String, ResourceState> resources = new LinkedHashMap<>();
  public final Map<String, OwnerState> owners = new LinkedHashMap<>();
  public final Map<String, PageState> pages = new LinkedHashMap<>();
  public final Set<String> usedGrants = new LinkedHashSet<>();

  /** Dialogs that are older than this count as seen. */
  private static final Instant SEEN_BEFORE = Instant.parse("2025-12-01T00:00:00Z");

  public SearchLimitsState searchLimits = SearchLimitsState.DEFAULT;

  /** A search that more dialogs match takes too long. */
  public int mostMatches = Integer.MAX_VALUE;

  private final Supplier<Instant> clock;
  private final String salt = UUID.randomUUID().toString();
  private Instant last = Instant.EPOCH;
  private int nextPartyId = 50_000_001;

  public World(Supplier<Instant> clock) {
    this.clock = clock;
    for (String login : List.of("openid", "profile")) {
      scope(login).integrationTypes.addAll(List.of("idporten", "api_klient"));
    }
  }

  /** What is asked while nobody changes anything. */
  public synchronized <T extends @Nullable Object> T get(Supplier<T> answer) {
    return answer.get();
  }

  /** A change, made whole. */
  public synchronized void run(Runnable change) {
    change.run();
  }

  public Instant now() {
    return clock.get();
  }

  /** Now, but always later than the stamp before: two changes never have the same time. */
  public Instant stamp() {
    Instant now = Json.ticks(clock.get());
    last = now.isAfter(last) ? now : last.plusNanos(100);
    return last;
  }

  public int nextPartyId() {
    return nextPartyId++;
  }

  /** A person's number is shown masked, differently in every process. */
  public String ephemeral(String number) {
    return "urn:altinn:person:identifier-ephemeral:" + Ids.hex(salt + number, 10);
  }

  /** The resource, made up when nobody has described it. */
  public ResourceState resource(String urn) {
    String id =
        urn.startsWith(ResourceState.PREFIX) ? urn.substring(ResourceState.PREFIX.length()) : urn;
    return resources.computeIfAbsent(
        id,
        key ->
            new ResourceState(
                key, "genericaccessresource", "ttd", new TreeMap<>(Map.of("nb", key)), 2));
  }

  /** The scope; nothing is said about most of them. */
  public ScopeState scope(String name) {
    return scopes.computeIfAbsent(name, key -> new ScopeState());
  }

  /** The shortest of what a client and its scopes allow a token. */
  public Duration life(Duration life, List<String> names) {
    for (String name : names) {
      Duration most = scope(name).maxAge;
      life = most != null && most.compareTo(life) < 0 ? most : life;
    }
    return life;
  }

  /** The service owner, made up when nobody has described it. */
  public OwnerState owner(String code) {
    return owners.computeIfAbsent(
        code, key -> new OwnerState(key, "310268593", new TreeMap<>(Map.of("nb", key))));
  }

  /** The lowest level that may open the dialog. */
  public int minimumLevel(DialogState dialog) {
    return dialog.minimumLevel != null
        ? dialog.minimumLevel
        : resource(dialog.resource).minimumLevel();
  }

  public void add(DialogState dialog) {
    if (dialogs.containsKey(dialog.id)) {
      throw new IllegalArgumentException("dialog: there is one with this id already");
    }
    Instant now = stamp();
    Instant from = dialog.visibleFrom;
    Instant created = from != null && from.isAfter(now) ? from : now;
    dialog.createdAt = Json.ticks(dialog.createdAt == null ? created : dialog.createdAt);
    Instant updated = dialog.updatedAt == null ? dialog.createdAt : dialog.updatedAt;
    dialog.updatedAt = Json.ticks(updated);
    dialog.contentUpdatedAt =
        Json.ticks(dialog.contentUpdatedAt == null ? updated : dialog.contentUpdatedAt);
    if (dialog.org.isEmpty()) {
      dialog.org = resource(dialog.resource).owner();
    }
    owner(dialog.org);
    dialog.bornSeen = isBornSeen(dialog);
    if (dialog.seen) {
      Instant at = dialog.updatedAt.isAfter(now) ? dialog.updatedAt : now;
      dialog.seenLog.add(new SeenState(Ids.next(), at, ActorState.SOMEBODY, false));
    }
    settle(dialog, dialog.updatedAt);
    dialogs.put(dialog.id, dialog);
  }

  /** What has not changed since Dialogporten keeps this, and what has come from Altinn 2. */
  private static boolean isBornSeen(DialogState dialog) {
    String altinn2 = ResourceState.PREFIX + "app_" + dialog.org + "_a2";
    boolean begins =
        dialog.created().isBefore(SEEN_BEFORE)
            || dialog.resource.regionMatches(true, 0, altinn2, 0, altinn2.length());
    return begins && !dialog.contentUpdated().isAfter(dialog.created());
  }

  /** Whether the service owner tells of something that nobody has opened. */
  public boolean hasUnopenedContent(DialogState dialog) {
    return dialog.hasUnopenedContent(resource(dialog.resource).type());
  }

  /** A change by the service owner: new revision, new times, no longer in bin or archive. */
  public void update(DialogState dialog, boolean content, Consumer<DialogState> change) {
    UUID id = dialog.id;
    change.accept(dialog);
    if (!dialog.id.equals(id)) {
      dialog.id = id;
      throw new IllegalArgumentException("change: everything but the id");
    }
    Instant now = stamp();
    Instant from = dialog.visibleFrom;
    Instant time = from != null && from.isAfter(now) ? from : now;
    dialog.updatedAt = time;
    if (content) {
      dialog.contentUpdatedAt = time;
      dialog.bornSeen = false;
    }
    dialog.revision = Ids.next();
    settle(dialog, time);
    if (!dialog.exclusiveLabel().equals("Default")) {
      label(dialog, List.of("Default"), List.of(), ActorState.SERVICE_OWNER);
    }
  }

  /** A deletion taken back: a new revision, and no new times. */
  public void restore(DialogState dialog) {
    if (dialog.deletedAt != null) {
      dialog.deletedAt = null;
      dialog.revision = Ids.next();
    }
  }

  /** What has been said about a dialog's parts after them takes their time, and Sent is set. */
  private void settle(DialogState dialog, Instant time) {
    // Tokens are written with the stored precision: more would never be reached by one.
    dialog.dueAt = ticks(dialog.dueAt);
    dialog.visibleFrom = ticks(dialog.visibleFrom);
    dialog.expiresAt = ticks(dialog.expiresAt);
    for (List<ObjectNode> parts : List.of(dialog.transmissions, dialog.activities)) {
      parts.forEach(part -> part.putIfAbsent("createdAt", TextNode.valueOf(Json.date(time))));
    }
    if (dialog.transmissions.stream().anyMatch(DialogState::isFromParty)) {
      dialog.labels.add("Sent");
    }
  }

  private static @Nullable Instant ticks(@Nullable Instant instant) {
    return instant == null ? null : Json.ticks(instant);
  }

  /** Removes, then adds; logs what really changed. */
  public void label(DialogState dialog, List<String> add, List<String> remove, ActorState by) {
    Set<String> before = new LinkedHashSet<>(dialog.labels);
    dialog.labels.removeAll(remove);
    for (String label : new LinkedHashSet<>(add)) {
      if (DialogState.EXCLUSIVE_LABELS.contains(label)) {
        dialog.labels.removeAll(DialogState.EXCLUSIVE_LABELS);
      }
      dialog.labels.add(label);
    }
    if (DialogState.EXCLUSIVE_LABELS.stream().noneMatch(dialog.labels::contains)) {
      dialog.labels.add("Default");
    }
    if (!dialog.labels.equals(before)) {
      log(dialog, before, by);
      dialog.contextRevision = Ids.next();
    }
  }

  /** Of one change and at one time: first what was set, then what was removed. */
  private void log(DialogState dialog, Set<String> before, ActorState by) {
    Instant at = stamp();
    log(dialog, "set", dialog.labels, before, at, by);
    log(dialog, "remove", before, dialog.labels, at, by);
  }

  private static void log(
      DialogState dialog,
      String action,
      Set<String> labels,
      Set<String> others,
      Instant at,
      ActorState by) {
    for (String label : labels) {
      if (!others.contains(label) && !label.equals("Default")) {
        dialog.labelLog.add(new LabelLogState(Ids.next(), at, label, action, by));
      }
    }
  }

  /**
   * Somebody has opened the dialog. Neither a revision nor a time changes; opening again with
   * nothing new writes nothing. An entry's id hashes whether the content had been seen, so that
   * somebody who has opened it unseen gets a second one for the first opening after it was marked
   * as unopened, and no third.
   */
  public void open(DialogState dialog, ActorState by) {
    boolean known =
        dialog.seenLog.stream()
            .filter(seen -> by.id() != null && by.id().equals(seen.by().id()))
            .anyMatch(seen -> !seen.at().isBefore(dialog.updated()));
    boolean marked = dialog.labels.remove("MarkedAsUnopened");
    String text =
        dialog.id + "|" + by.id() + "|" + Json.date(dialog.updated()) + dialog.hasBeenSeen();
    UUID id = Ids.deterministic(dialog.updated(), text);
    if ((marked || !known) && dialog.seenLog.stream().noneMatch(seen -> seen.id().equals(id))) {
      dialog.seenLog.add(new SeenState(id, stamp(), by, false));
    }
    if (marked) {
      dialog.labelLog.add(new LabelLogState(Ids.next(), stamp(), "MarkedAsUnopened", "remove", by));
    }
  }

  /** The parties that may be searched on behalf of somebody. */
  public List<String> partiesOf(@Nullable PrincipalState principal) {
    List<String> urns = new ArrayList<>();
    if (principal != null) {
      for (GrantState grant : principal.grants.values()) {
        if (!grant.container()) {
          urns.add(grant.party().urn);
        }
        grant.party().subParties.forEach(sub -> urns.add(sub.urn));
      }
    }
    return urns;
  }
}
