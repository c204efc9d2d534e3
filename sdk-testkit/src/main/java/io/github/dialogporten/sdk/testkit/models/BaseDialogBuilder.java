package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Instant;
import java.util.List;

/** Of the builder of dialogs, what is more than setting a value. */
abstract class BaseDialogBuilder extends ModelBuilder<Dialog, DialogBuilder> {

  BaseDialogBuilder(Class<Dialog> model) {
    super(model);
    preset("createdAt", LONG_AGO);
    preset("contentUpdatedAt", LONG_AGO);
    preset("endUserContext", new EndUserContextBuilder());
    preset("systemLabel", SystemLabel.DEFAULT);
    preset("transmissions", List.of());
  }

  /**
   * Sets the party that it belongs to.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder party(PartyUrn value) {
    return with("party", value);
  }

  /**
   * Sets when it was created, and when it was last changed unless that is given.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder createdAt(Instant value) {
    follow("updatedAt", value);
    follow("contentUpdatedAt", value);
    return with("createdAt", value);
  }

  /**
   * Sets when its content last changed, and when it was last changed in any way unless that is
   * given.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder contentUpdatedAt(Instant value) {
    follow("updatedAt", value);
    return with("contentUpdatedAt", value);
  }

  /**
   * Sets more information in one language.
   *
   * <p>In another language it stands beside the first.
   *
   * @param mediaType the media type, such as {@code text/markdown}
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public DialogBuilder additionalInfo(String mediaType, String language, String text) {
    return content("content.additionalInfo", mediaType, language, text);
  }

  /**
   * Adds a transmission, and counts it.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder transmission(TransmissionBuilder value) {
    boolean owner = value.root().path("sender").path("actorType").asText().equals("ServiceOwner");
    String count = owner ? "fromServiceOwnerTransmissionsCount" : "fromPartyTransmissionsCount";
    preset(count, root().path(count).asInt() + 1);
    return add("transmissions", value);
  }

  /**
   * Sets the labels, and the one label of older versions of the API by them.
   *
   * @param labels all of them
   * @return this
   */
  public DialogBuilder systemLabels(SystemLabel... labels) {
    List<SystemLabel> all = List.of(labels);
    SystemLabel one =
        all.contains(SystemLabel.BIN)
            ? SystemLabel.BIN
            : all.contains(SystemLabel.ARCHIVE) ? SystemLabel.ARCHIVE : SystemLabel.DEFAULT;
    preset("systemLabel", one);
    return with("endUserContext.systemLabels", all);
  }

  /**
   * The dialog as opening gives it: seen, unless {@code contentSeen} said otherwise. It belongs to
   * no identity: a real client refuses to fetch content or perform actions with it, a fake does
   * not.
   *
   * @return a new dialog
   */
  @Override
  public Dialog build() {
    if (isGiven("isContentSeen")) {
      return super.build();
    }
    JsonTree seen = tree().copy();
    seen.set("isContentSeen", true);
    return Models.fromJson(Dialog.class, seen.text());
  }

  /**
   * The dialog as a search finds it.
   *
   * @return a new summary
   */
  public DialogSummary buildSummary() {
    return Models.fromJson(DialogSummary.class, summaryJson());
  }

  /**
   * The JSON of the dialog as a search finds it. The number of attachments for browsers and the
   * activity that happened last are told by those that are there, unless they were given.
   *
   * @return one JSON object
   */
  public String summaryJson() {
    return Summaries.of(tree()).text();
  }
}
