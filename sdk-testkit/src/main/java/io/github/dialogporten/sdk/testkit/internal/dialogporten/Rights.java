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

  private static final String SUBRESOURCE = "urn:altinn:subresource:";

  private final Access access;
  private final Set<String> entries = new LinkedHashSet<>();

  Rights(DialogState dialog, @Nullable PrincipalState principal) {
    boolean represents = principal != null && principal.represents(dialog.party);
    this.access = represents ? dialog.access : Access.NONE;
    if (access == Access.NONE) {
      return;
    }
    Set<String> granted = dialog.permitted;
    if (granted != null) {
      granted.forEach(entry -> add(entry));
    } else if (access == Access.MAIN) {
      mentioned(dialog);
    }
  }

  boolean none() {
    return access == Access.NONE;
  }

  boolean main() {
    return access == Access.MAIN;
  }

  boolean permits(String action, @Nullable String attribute) {
    return entries.contains(entry(action, attribute));
  }

  boolean mayRead() {
    return permits("read", null);
  }

  boolean permitsAction(JsonNode action) {
    return permits(action.path("action").asText(), attribute(action));
  }

  boolean permitsTransmission(JsonNode transmission) {
    String attribute = attribute(transmission);
    if (attribute == null) {
      return main() && entries.stream().anyMatch(entry -> entry.indexOf(',') < 0);
    }
    return permits(DialogState.reading(attribute), attribute);
  }

  private static @Nullable String attribute(JsonNode part) {
    return part.path("authorizationAttribute").textValue();
  }

  /** Claim {@code a} of the dialog token. */
  String claim() {
    return String.join(";", entries);
  }

  private void mentioned(DialogState dialog) {
    add("read");
    for (List<ObjectNode> actions : List.of(dialog.guiActions, dialog.apiActions)) {
      actions.forEach(each -> add(entry(each.path("action").asText(), attribute(each))));
    }
    for (JsonNode transmission : dialog.transmissions) {
      String attribute = attribute(transmission);
      if (attribute != null) {
        add(entry(DialogState.reading(attribute), attribute));
      }
    }
  }

  /** Who only has the list never has an action on the main resource. */
  private void add(String given) {
    int comma = given.indexOf(',');
    String entry = comma < 0 ? given : entry(given.substring(0, comma), given.substring(comma + 1));
    if (main() || comma >= 0) {
      entries.add(entry);
    }
  }

  private static String entry(String action, @Nullable String attribute) {
    if (attribute == null) {
      return action;
    }
    return action + "," + (attribute.startsWith("urn:") ? attribute : SUBRESOURCE + attribute);
  }
}
