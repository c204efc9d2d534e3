package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.BooleanNode;

/** A GUI action of a dialog. Not thread-safe. */
public final class GuiActionSpec extends PartSpec<GuiActionSpec> {

  private GuiActionSpec(String method, String url) {
    set("action", "read").set("url", url).set("httpMethod", method).set("priority", "Tertiary");
    json.put("isDeleteDialogAction", false).putArray("title");
  }

  /**
   * An action.
   *
   * @param method {@code GET} for a page to show, {@code POST} or {@code DELETE} for a write action
   * @param url where it is
   * @return a new specification, with the action name {@code read} and the lowest priority
   */
  public static GuiActionSpec of(String method, String url) {
    return new GuiActionSpec(method, url);
  }

  @Override
  GuiActionSpec self() {
    return this;
  }

  /**
   * The name of the action in the service's policy.
   *
   * @param action the name
   * @return this
   */
  public GuiActionSpec action(String action) {
    return set("action", action);
  }

  /**
   * What the action is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:task:Task_1}
   * @return this
   */
  public GuiActionSpec authorizationAttribute(String attribute) {
    return set("authorizationAttribute", attribute);
  }

  /**
   * Its priority.
   *
   * @param priority {@code Primary}, {@code Secondary} or {@code Tertiary}
   * @return this
   */
  public GuiActionSpec priority(String priority) {
    return set("priority", priority);
  }

  /**
   * Its title.
   *
   * @param title the title by language
   * @return this
   */
  public GuiActionSpec title(Text title) {
    return set("title", title);
  }

  /**
   * What a person must say yes to first.
   *
   * @param prompt the question by language
   * @return this
   */
  public GuiActionSpec prompt(Text prompt) {
    return set("prompt", prompt);
  }

  /**
   * Says that the action deletes the dialog.
   *
   * @return this
   */
  public GuiActionSpec deletesDialog() {
    return set("isDeleteDialogAction", BooleanNode.TRUE);
  }
}
