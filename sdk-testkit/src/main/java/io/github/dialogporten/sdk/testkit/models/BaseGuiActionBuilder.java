package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.GuiAction;

/** Of the builder of GUI actions, what is more than setting a value. */
abstract class BaseGuiActionBuilder extends ModelBuilder<GuiAction, GuiActionBuilder> {

  BaseGuiActionBuilder(Class<GuiAction> model) {
    super(model);
    preset("isAuthorized", true);
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
}
