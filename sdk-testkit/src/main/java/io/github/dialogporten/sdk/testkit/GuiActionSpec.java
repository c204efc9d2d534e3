package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.GuiActionState;
import java.util.UUID;

/** A GUI action of a dialog. Not thread-safe. */
public final class GuiActionSpec {

  private final GuiActionState state = new GuiActionState();

  private GuiActionSpec(String method, String url) {
    state.method = method;
    state.url = url;
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

  GuiActionState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public GuiActionSpec id(UUID id) {
    state.id = id;
    return this;
  }

  /**
   * The name of the action in the service's policy.
   *
   * @param action the name
   * @return this
   */
  public GuiActionSpec action(String action) {
    state.action = action;
    return this;
  }

  /**
   * What the action is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:task:Task_1}
   * @return this
   */
  public GuiActionSpec authorizationAttribute(String attribute) {
    state.attribute = attribute;
    return this;
  }

  /**
   * Its priority.
   *
   * @param priority {@code Primary}, {@code Secondary} or {@code Tertiary}
   * @return this
   */
  public GuiActionSpec priority(String priority) {
    state.priority = priority;
    return this;
  }

  /**
   * Its title.
   *
   * @param title the title by language
   * @return this
   */
  public GuiActionSpec title(Text title) {
    state.title = title.byLanguage();
    return this;
  }

  /**
   * What a person must say yes to first.
   *
   * @param prompt the question by language
   * @return this
   */
  public GuiActionSpec prompt(Text prompt) {
    state.prompt = prompt.byLanguage();
    return this;
  }

  /**
   * Says that the action deletes the dialog.
   *
   * @return this
   */
  public GuiActionSpec deletesDialog() {
    state.deletesDialog = true;
    return this;
  }
}
