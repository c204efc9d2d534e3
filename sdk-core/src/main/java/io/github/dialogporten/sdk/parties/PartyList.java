package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final List<Party> tree;
  private final List<Party> all;
  private final byte @Nullable [] rawJson;

  private PartyList(List<Party> tree, byte @Nullable [] rawJson) {
    this.tree = tree;
    List<Party> flat = new ArrayList<>();
    tree.forEach(party -> addWithThoseBelow(party, flat));
    this.all = Collections.unmodifiableList(flat);
    this.rawJson = rawJson;
  }

  static PartyList decode(Answer answer) throws IOException, JsonMismatchException {
    WirePartyList wire = Json.read(answer.stream(Pipeline.mostJson()), WirePartyList.class);
    return from(wire, answer.raw());
  }

  static PartyList from(WirePartyList wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    return new PartyList(
        FromWire.list(wire.authorizedParties(), "authorizedParties", Party::from), rawJson);
  }

  private static void addWithThoseBelow(Party party, List<Party> flat) {
    flat.add(party);
    party.subParties().forEach(below -> addWithThoseBelow(below, flat));
  }

  /**
   * All parties, each followed by those below it.
   *
   * @return an unmodifiable list
   */
  public List<Party> all() {
    return all;
  }

  /**
   * The parties as the server gave them: those on top, with the others in {@link
   * Party#subParties()}.
   *
   * @return an unmodifiable list
   */
  public List<Party> tree() {
    return tree;
  }

  /**
   * The parties to search for dialogs: all without those that are only there for the hierarchy or
   * have no URN, and each once. Deleted ones are among them, since their dialogs can still be
   * there.
   *
   * @return an unmodifiable list
   */
  public List<Party> searchable() {
    Map<String, Party> found = new LinkedHashMap<>();
    for (Party party : all) {
      if (!party.hasOnlyAccessToSubParties() && !party.party().isBlank()) {
        found.putIfAbsent(party.party(), party);
      }
    }
    return List.copyOf(found.values());
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
    List<Party> found = all.stream().filter(party -> party.party().equals(wanted)).toList();
    return found.stream()
        .filter(party -> !party.hasOnlyAccessToSubParties())
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /**
   * The parties as a stream.
   *
   * @return {@link #all()} of them
   */
  public Stream<Party> stream() {
    return all.stream();
  }

  @Override
  public Iterator<Party> iterator() {
    return all.iterator();
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
    return "PartyList[tree=" + tree.size() + ", all=" + all.size() + "]";
  }
}
