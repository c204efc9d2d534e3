package io.github.dialogporten.sdk.dialogs;

import java.util.List;
import java.util.Set;

/** Tells what a query asks for, without what can be personal. */
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
        .forEach((name, values) -> text.append(name).append(told(name, values)).append(", "));
    return text.append("orderBy=").append(query.searchOrder().text()).append(']').toString();
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
