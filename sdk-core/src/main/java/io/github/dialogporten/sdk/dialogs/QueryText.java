package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.search.Hashes;
import java.util.List;
import java.util.Set;

/** Tells what a query asks for, with what can be personal left out or apart. */
final class QueryText {

  /** What these hold names a person or can do so: it is counted. */
  private static final Set<String> HIDDEN =
      Set.of("party", "search", "externalReference", "process", "extendedStatus");

  /** So many values are written out; of more, how many there are. */
  private static final int SHOWN = 5;

  private QueryText() {}

  static String of(DialogQuery query) {
    StringBuilder text = new StringBuilder("DialogQuery[");
    query
        .filters()
        .forEach(
            (name, values) ->
                text.append(name.equals(DialogQuery.LIMIT) ? "pageSize" : name)
                    .append(told(name, values))
                    .append(", "));
    query.atMost().ifPresent(most -> text.append("atMost=").append(most).append(", "));
    return text.append("orderBy=").append(query.searchOrder().text()).append(']').toString();
  }

  /** Tells a search from others by its filters and its order; parties and page size may change. */
  static byte[] checksum(DialogQuery query) {
    StringBuilder plain = new StringBuilder(query.searchOrder().text());
    StringBuilder personal = new StringBuilder();
    query
        .filters()
        .forEach(
            (name, values) -> {
              boolean party = name.equals(DialogQuery.PARTY);
              StringBuilder text = HIDDEN.contains(name) && !party ? personal : plain;
              if (!name.equals(DialogQuery.LIMIT)) {
                text.append('\n').append(name);
                values.stream()
                    .filter(value -> !party)
                    .sorted()
                    .forEach(value -> text.append('\0').append(value));
              }
            });
    return Hashes.checksum(plain.toString(), personal.toString());
  }

  private static String told(String name, List<String> values) {
    if (!DialogQueryBuilder.isList(name)) {
      return HIDDEN.contains(name) ? " given" : "=" + values.get(0);
    }
    String kind = name.equals("systemLabel") ? " all of " : " any of ";
    return kind
        + (HIDDEN.contains(name) || values.size() > SHOWN
            ? String.valueOf(values.size())
            : values.toString());
  }
}
