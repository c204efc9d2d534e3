package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState.Access;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller may do with one dialog. */
final class Rights {

  private final Access access;

  /** What is permitted of what the dialog mentions; the real service asks for nothing else. */
  private final Set<String> entries = new LinkedHashSet<>();

  Rights(DialogState dialog, @Nullable PrincipalState principal) {
    boolean represents = principal != null && principal.represents(dialog.party);
    this.access = represents ? dialog.access : Access.NONE;
    if (access == Access.NONE) {
      return;
    }
    Set<String> granted = dialog.permitted;
    for (String entry : mentioned(dialog)) {
      // who only has the list never has an action on the main resource
      boolean possible = access == Access.MAIN || entry.indexOf(',') >= 0;
      if (possible && (granted == null ? access == Access.MAIN : granted.contains(entry))) {
        entries.add(entry);
      }
    }
  }

  boolean none() {
    return access == Access.NONE;
  }

  /** Any action on the service itself. */
  private boolean main() {
    return entries.stream().anyMatch(entry -> entry.indexOf(',') < 0);
  }

  boolean mayRead() {
    return entries.contains("read");
  }

  /** Without an attribute, a right to the action on any part of the service is enough. */
  boolean permitsAction(JsonNode action) {
    String name = action.path("action").asText();
    String attribute = attribute(action);
    if (attribute != null) {
      return entries.contains(entry(name, attribute));
    }
    return main()
        && entries.stream().anyMatch(e -> e.equals(name) || e.startsWith(entry(name, "")));
  }

  boolean permitsTransmission(JsonNode transmission) {
    String attribute = attribute(transmission);
    return attribute == null
        ? main()
        : entries.contains(entry(DialogState.reading(attribute), attribute));
  }

  private static @Nullable String attribute(JsonNode part) {
    return part.path("authorizationAttribute").textValue();
  }

  /** Claim {@code a} of the dialog token. */
  String claim() {
    return String.join(";", entries);
  }

  private static Set<String> mentioned(DialogState dialog) {
    Set<String> entries = new LinkedHashSet<>(Set.of("read"));
    for (List<ObjectNode> actions : List.of(dialog.guiActions, dialog.apiActions)) {
      actions.forEach(each -> entries.add(entry(each.path("action").asText(), attribute(each))));
    }
    for (JsonNode transmission : dialog.transmissions) {
      String attribute = attribute(transmission);
      if (attribute != null) {
        entries.add(entry(DialogState.reading(attribute), attribute));
      }
    }
    return entries;
  }

  /** The attribute as the dialog has it, with no prefix added. */
  private static String entry(String action, @Nullable String attribute) {
    return attribute == null ? action : action + "," + attribute;
  }
}
