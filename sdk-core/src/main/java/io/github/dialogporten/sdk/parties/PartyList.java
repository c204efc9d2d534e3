package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.json.ListDocument;
import io.github.dialogporten.sdk.internal.wire.WireParty;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parties that the caller may act for. The server gives them as a tree, with parties in it that
 * are only there to hold others; to search for dialogs, take {@link #searchable()}.
 *
 * <p>It goes over {@link #all()} of them. Immutable. Its {@code toString} holds counts only.
 */
public final class PartyList implements Iterable<Party> {

  static final ListDocument<WirePartyList, WireParty, Party, PartyList> DOCUMENT =
      new ListDocument<>(
          WirePartyList.class,
          WireParty.class,
          (wire, rawJson) -> new Party(wire),
          (wire, tree, rawJson) -> new PartyList(tree, rawJson));

  private final PartyTree<Party> parties;
  private final byte @Nullable [] rawJson;

  PartyList(List<Party> tree, byte @Nullable [] rawJson) {
    this.parties = new PartyTree<>(tree, Party::subParties, Party::hasOnlyAccessToSubParties);
    this.rawJson = rawJson;
  }

  /**
   * All parties, each followed by those below it.
   *
   * @return an unmodifiable list
   */
  public List<Party> all() {
    return parties.all();
  }

  /**
   * The parties as the server gave them: those on top, with the others in {@link
   * Party#subParties()}.
   *
   * @return an unmodifiable list
   */
  public List<Party> tree() {
    return parties.tops();
  }

  /**
   * The parties to search for dialogs, as the search takes them: all without those that are only
   * there for the hierarchy or have no URN of a kind that this version knows, and each once: one
   * that the server does not take would fail the search for all of them. Deleted ones are among
   * them, since their dialogs can still be there.
   *
   * @return an unmodifiable list
   */
  public List<Party> searchable() {
    return List.copyOf(
        parties.searchable(party -> party.urn().map(known -> party.party())).values());
  }

  /**
   * An organisation.
   *
   * @param number its number, in any spelling that {@link PartyUrn#organisation} takes
   * @return the party; empty when the caller may not act for it. When it is listed twice, not the
   *     one that is only there for the hierarchy.
   * @throws IllegalArgumentException when it is no organisation number
   */
  public Optional<Party> byOrganisation(String number) {
    String wanted = PartyUrn.organisation(number).value();
    return parties.first(party -> party.party().equals(wanted));
  }

  /**
   * The parties as a stream.
   *
   * @return {@link #all()} of them
   */
  public Stream<Party> stream() {
    return all().stream();
  }

  @Override
  public Iterator<Party> iterator() {
    return all().iterator();
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "PartyList[" + parties + "]";
  }
}
