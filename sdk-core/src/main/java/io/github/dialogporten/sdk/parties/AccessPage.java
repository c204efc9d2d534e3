package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAmPageLinks;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of Access Management. So far the list has always come in one. */
final class AccessPage {

  private final List<PartyAccess> parties;
  private final @Nullable String next;
  private final byte @Nullable [] rawJson;

  AccessPage(WireAmPartyPage wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    this.parties = FromWire.list(wire.data(), "data", PartyAccess::new);
    @Nullable WireAmPageLinks links = wire.links();
    @Nullable String link = links == null ? null : links.next();
    this.next = link == null || link.isBlank() ? null : link;
    this.rawJson = rawJson;
  }

  static AccessPage decode(Answer answer) throws IOException, JsonMismatchException {
    byte[] body = answer.stream(Pipeline.mostJson()).readAllBytes();
    return new AccessPage(read(body), answer.raw());
  }

  /** Altinn's documentation shows the parties in a list of lists; the service gives a plain one. */
  private static WireAmPartyPage read(byte[] body) throws JsonMismatchException {
    try {
      return Json.read(body, WireAmPartyPage.class);
    } catch (JsonMismatchException odd) {
      @Nullable Map<String, @Nullable Object> page = Json.readObject(body);
      if (page == null || !(page.get("data") instanceof List<?> data) || !hasLists(data)) {
        throw odd;
      }
      Map<String, @Nullable Object> flat = new LinkedHashMap<>(page);
      flat.put("data", flattened(data));
      return Json.read(Json.write(flat), WireAmPartyPage.class);
    }
  }

  private static boolean hasLists(List<?> data) {
    return data.stream().anyMatch(List.class::isInstance);
  }

  private static List<@Nullable Object> flattened(List<?> data) {
    List<@Nullable Object> flat = new ArrayList<>();
    for (Object each : data) {
      if (each instanceof List<?> inner) {
        flat.addAll(inner);
      } else {
        flat.add(each);
      }
    }
    return flat;
  }

  List<PartyAccess> parties() {
    return parties;
  }

  byte @Nullable [] rawJson() {
    return rawJson;
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
