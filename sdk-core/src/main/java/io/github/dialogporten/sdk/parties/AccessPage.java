package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.json.ListDocument;
import io.github.dialogporten.sdk.internal.wire.WireAmPageLinks;
import io.github.dialogporten.sdk.internal.wire.WireAmParty;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of Access Management. So far the list has always come in one. */
final class AccessPage {

  static final ListDocument<WireAmPartyPage, WireAmParty, PartyAccess, AccessPage> DOCUMENT =
      new ListDocument<>(
          WireAmPartyPage.class,
          WireAmParty.class,
          (wire, rawJson) -> new PartyAccess(wire),
          AccessPage::new);

  private final List<PartyAccess> parties;
  private final @Nullable String next;
  private final byte @Nullable [] rawJson;

  private AccessPage(WireAmPartyPage wire, List<PartyAccess> parties, byte @Nullable [] rawJson) {
    this.parties = parties;
    @Nullable WireAmPageLinks links = wire.links();
    @Nullable String link = links == null ? null : links.next();
    this.next = link == null || link.isBlank() ? null : link;
    this.rawJson = rawJson;
  }

  List<PartyAccess> parties() {
    return parties;
  }

  /** The list that this page alone is. */
  PartyAccessList alone() {
    return new PartyAccessList(parties, rawJson);
  }

  boolean isLast() {
    return next == null;
  }

  /**
   * What asks for the next page. Of the server's link only the query is taken: the request goes to
   * the same address as the first one, whatever the link says.
   *
   * @return the parameters; empty when the link is to another path, or cannot be read
   */
  Optional<Parameters> next(String path) {
    String link = next == null ? "" : next;
    int query = link.indexOf('?');
    if (query < 0 || !link.substring(0, query).endsWith(path)) {
      return Optional.empty();
    }
    Parameters with = Parameters.with();
    try {
      for (String pair : link.substring(query + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && equals < pair.length() - 1) {
          with.query(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
    return Optional.of(with);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
