package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import java.util.List;
import java.util.Locale;

/** Which action a person means. */
final class ActionChoice {

  private static final int SHORTEST_PREFIX = 4;

  private final Session session;
  private final Dialog dialog;

  ActionChoice(Session session, Dialog dialog) {
    this.session = session;
    this.dialog = dialog;
  }

  /**
   * The action with this id, or with an id that begins like this, or the only one with this name.
   *
   * @param text what was typed
   * @return a write action
   * @throws UsageException with the list, when it is none, several, or a link for a browser
   */
  GuiAction named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<GuiAction> all = dialog.guiActions();
    List<GuiAction> found = all.stream().filter(each -> id(each).equals(wanted)).toList();
    if (found.isEmpty() && wanted.length() >= SHORTEST_PREFIX) {
      found =
          all.stream()
              .filter(
                  each ->
                      id(each).startsWith(wanted)
                          || each.action().toLowerCase(Locale.ROOT).equals(wanted))
              .toList();
    }
    if (found.size() != 1) {
      throw new UsageException(
          (found.isEmpty() ? "The dialog has no such action." : "That is more than one action.")
              + list());
    }
    GuiAction action = found.get(0);
    if (!action.isWrite()) {
      throw new UsageException(
          "That is a link for a browser, not something to perform: "
              + action.link().raw()
              + list());
    }
    return action;
  }

  private String list() {
    StringBuilder list = new StringBuilder();
    for (GuiAction action : dialog.guiActions()) {
      if (action.isWrite()) {
        list.append("\n  ").append(DialogLines.action(session, action));
      }
    }
    return list.isEmpty() ? "\nIt has no actions to perform." : "\nIts actions:" + list;
  }

  private static String id(GuiAction action) {
    return action.id().toString();
  }
}
