package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.ActionPriority;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import java.util.UUID;

/**
 * Builds a {@link GuiAction}: a write action with POST and without a question.
 *
 * <p>Not thread-safe.
 */
public final class GuiActionBuilder extends ModelBuilder<GuiAction, GuiActionBuilder> {

  GuiActionBuilder() {
    super(GuiAction.class);
    preset("id", nextId());
    preset("action", "write");
    preset("url", HOST + "handling");
    preset("isAuthorized", true);
    preset("isDeleteDialogAction", false);
    preset("httpMethod", HttpVerb.POST);
    preset("priority", ActionPriority.PRIMARY);
    presetTexts("title", "Syntetisk handling");
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets what right it takes.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder action(String value) {
    return with("action", value);
  }

  /**
   * Sets the title in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public GuiActionBuilder title(String language, String text) {
    return texts("title", language, text);
  }

  /**
   * Sets the question to ask before it is performed; none by default in one language. In another
   * language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public GuiActionBuilder prompt(String language, String text) {
    return texts("prompt", language, text);
  }

  /**
   * Sets the address as text.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder url(String value) {
    return with("url", value);
  }

  /**
   * Sets the method; GET makes it a link.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder httpMethod(HttpVerb value) {
    return with("httpMethod", value);
  }

  /**
   * Sets how it is shown.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder priority(ActionPriority value) {
    return with("priority", value);
  }

  /**
   * Sets whether the caller may perform it; when not, the address is masked.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder authorized(boolean value) {
    if (!value) {
      with("url", "urn:dialogporten:unauthorized");
    }
    return with("isAuthorized", value);
  }

  /**
   * Sets whether it deletes the dialog.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder deleteDialogAction(boolean value) {
    return with("isDeleteDialogAction", value);
  }

  /**
   * Sets the part of the service that the right is for.
   *
   * @param value the value
   * @return this
   */
  public GuiActionBuilder authorizationAttribute(String value) {
    return with("authorizationAttribute", value);
  }
}
