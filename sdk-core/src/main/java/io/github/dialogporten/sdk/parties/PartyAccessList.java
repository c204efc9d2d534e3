package io.github.dialogporten.sdk.parties;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parties that the caller may act for, with what the access consists of, as Altinn Access
 * Management gives them. To search for dialogs, take {@link #searchable()}.
 *
 * <p>It goes over {@link #all()} of them. Immutable. Its {@code toString} holds counts only.
 */
public final class PartyAccessList implements Iterable<PartyAccess> {

  private final PartyTree<PartyAccess> parties;
  private final byte @Nullable [] rawJson;

  PartyAccessList(List<PartyAccess> tree, byte @Nullable [] rawJson) {
    this.parties =
        new PartyTree<>(tree, PartyAccess::subParties, PartyAccess::hasOnlyAccessToSubParties);
    this.rawJson = rawJson;
  }

  /**
   * All parties, each followed by those below it.
   *
   * @return an unmodifiable list
   */
  public List<PartyAccess> all() {
    return parties.all();
  }

  /**
   * The parties as the server gave them: those on top, with the others in {@link
   * PartyAccess#subParties()}.
   *
   * @return an unmodifiable list
   */
  public List<PartyAccess> tree() {
    return parties.tops();
  }

  /**
   * The parties to search for dialogs, as the search takes them: all without those that are only
   * there for the hierarchy or of which no URN can be told, and each once. Deleted ones are among
   * them, since their dialogs can still be there.
   *
   * @return an unmodifiable list
   */
  public List<PartyUrn> searchable() {
    return List.copyOf(parties.searchable(PartyAccess::urn).keySet());
  }

  /**
   * An organisation.
   *
   * @param number its number, in any spelling that {@link PartyUrn#organisation} takes
   * @return the party; empty when the caller may not act for it. When it is listed twice, not the
   *     one that is only there for the hierarchy.
   * @throws IllegalArgumentException when it is no organisation number
   */
  public Optional<PartyAccess> byOrganisation(String number) {
    PartyUrn wanted = PartyUrn.organisation(number);
    return parties.first(party -> party.urn().filter(wanted::equals).isPresent());
  }

  /**
   * A party by its id.
   *
   * @param partyUuid the id, {@link Party#partyUuid()}
   * @return the party; empty when the caller may not act for it. When it is listed twice, not the
   *     one that is only there for the hierarchy.
   */
  public Optional<PartyAccess> byUuid(UUID partyUuid) {
    return parties.first(party -> party.partyUuid().equals(partyUuid));
  }

  /**
   * The parties as a stream.
   *
   * @return {@link #all()} of them
   */
  public Stream<PartyAccess> stream() {
    return all().stream();
  }

  @Override
  public Iterator<PartyAccess> iterator() {
    return all().iterator();
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy; empty should the server ever send the list in several answers
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "PartyAccessList[" + parties + "]";
  }
}
