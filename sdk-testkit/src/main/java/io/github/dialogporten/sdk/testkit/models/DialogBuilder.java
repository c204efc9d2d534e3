package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Builds a {@link Dialog} and, of the same JSON, a {@link DialogSummary}: a dialog of a synthetic
 * organisation with nothing in it but a title. A fake keeps dialogs as they are here, and gives
 * either of the two.
 *
 * <p>Not thread-safe.
 */
public final class DialogBuilder extends ModelBuilder<Dialog, DialogBuilder> {

  DialogBuilder() {
    super(Dialog.class);
    preset("id", nextId());
    preset("revision", nextId());
    preset("party", ORGANISATION);
    preset("org", "skd");
    preset("serviceResource", RESOURCE);
    preset("serviceResourceType", "GenericAccessResource");
    preset("status", DialogStatus.NOT_APPLICABLE);
    preset("createdAt", LONG_AGO);
    preset("updatedAt", LONG_AGO);
    preset("contentUpdatedAt", LONG_AGO);
    preset("isApiOnly", false);
    preset("isContentSeen", false);
    preset("hasUnopenedContent", false);
    preset("fromServiceOwnerTransmissionsCount", 0);
    preset("fromPartyTransmissionsCount", 0);
    preset("seenSinceLastUpdate", List.of());
    preset("seenSinceLastContentUpdate", List.of());
    preset("endUserContext", new EndUserContextBuilder());
    preset("systemLabel", SystemLabel.DEFAULT);
    preset("dialogToken", "a-synthetic-dialog-token");
    preset("attachments", List.of());
    preset("transmissions", List.of());
    preset("guiActions", List.of());
    preset("apiActions", List.of());
    preset("activities", List.of());
    presetContent("content.title", "Syntetisk dialog");
  }

  /**
   * Sets its id; each builder has one of its own by default.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets the revision of what the service owner wrote.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder revision(UUID value) {
    return with("revision", value);
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
   * Sets the party that it belongs to, as text that nobody checks.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder party(String value) {
    return with("party", value);
  }

  /**
   * Sets the service owner, {@code skd} by default.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder org(String value) {
    return with("org", value);
  }

  /**
   * Sets the service.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder serviceResource(String value) {
    return with("serviceResource", value);
  }

  /**
   * Sets the type of the service.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder serviceResourceType(String value) {
    return with("serviceResourceType", value);
  }

  /**
   * Sets the status.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder status(DialogStatus value) {
    return with("status", value);
  }

  /**
   * Sets the service owner's own status.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder extendedStatus(String value) {
    return with("extendedStatus", value);
  }

  /**
   * Sets the service owner's own reference.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder externalReference(String value) {
    return with("externalReference", value);
  }

  /**
   * Sets how much is done.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder progress(int value) {
    return with("progress", value);
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
   * Sets when it was last changed in any way.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder updatedAt(Instant value) {
    return with("updatedAt", value);
  }

  /**
   * Sets when it has to be answered; never by default.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder dueAt(Instant value) {
    return with("dueAt", value);
  }

  /**
   * Sets when it ceases to be there; never by default.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder expiresAt(Instant value) {
    return with("expiresAt", value);
  }

  /**
   * Sets the process that it is part of.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder process(String value) {
    return with("process", value);
  }

  /**
   * Sets the process before.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder precedingProcess(String value) {
    return with("precedingProcess", value);
  }

  /**
   * Sets whether it is for programs only.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder apiOnly(boolean value) {
    return with("isApiOnly", value);
  }

  /**
   * Sets whether somebody has seen its content; a built {@link Dialog} is seen unless this says
   * otherwise.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder contentSeen(boolean value) {
    return with("isContentSeen", value);
  }

  /**
   * Sets whether something in it has not been opened.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder unopenedContent(boolean value) {
    return with("hasUnopenedContent", value);
  }

  /**
   * Sets how many transmissions the service owner has sent; counted by default, so set it last.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder fromServiceOwnerTransmissionsCount(int value) {
    return with("fromServiceOwnerTransmissionsCount", value);
  }

  /**
   * Sets how many transmissions the party has sent; counted by default, so set it last.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder fromPartyTransmissionsCount(int value) {
    return with("fromPartyTransmissionsCount", value);
  }

  /**
   * Sets the title in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public DialogBuilder title(String language, String text) {
    return content("content.title", "text/plain", language, text);
  }

  /**
   * Sets the summary in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public DialogBuilder summary(String language, String text) {
    return content("content.summary", "text/plain", language, text);
  }

  /**
   * Sets the name of the sender in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public DialogBuilder senderName(String language, String text) {
    return content("content.senderName", "text/plain", language, text);
  }

  /**
   * Sets the service owner's own status, in words, in one language. In another language it stands
   * beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public DialogBuilder extendedStatusText(String language, String text) {
    return content("content.extendedStatus", "text/plain", language, text);
  }

  /**
   * Sets more information in one language. In another language it stands beside the first.
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
   * Sets the main content, which the service owner keeps.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder mainContentReference(ContentReferenceBuilder value) {
    return with("content.mainContentReference", value);
  }

  /**
   * Adds an attachment.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder attachment(AttachmentBuilder value) {
    return add("attachments", value);
  }

  /**
   * Adds a transmission.
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
   * Adds something that a person can do.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder guiAction(GuiActionBuilder value) {
    return add("guiActions", value);
  }

  /**
   * Adds something that a program can do.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder apiAction(ApiActionBuilder value) {
    return add("apiActions", value);
  }

  /**
   * Adds something that happened.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder activity(ActivityBuilder value) {
    return add("activities", value);
  }

  /**
   * Adds somebody who has seen it since it last changed in any way.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder seenSinceLastUpdate(SeenLogEntryBuilder value) {
    return add("seenSinceLastUpdate", value);
  }

  /**
   * Adds somebody who has seen it since its content last changed.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public DialogBuilder seenSinceLastContentUpdate(SeenLogEntryBuilder value) {
    return add("seenSinceLastContentUpdate", value);
  }

  /**
   * Sets the dialog token; without it, take it out with {@code without("dialogToken")}.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder dialogToken(String value) {
    return with("dialogToken", value);
  }

  /**
   * Sets the revision of the labels.
   *
   * @param value the value
   * @return this
   */
  public DialogBuilder labelRevision(UUID value) {
    return with("endUserContext.revision", value);
  }

  /**
   * Sets the labels, and the one label of older versions of the API by them.
   *
   * @param labels all of them
   * @return this
   */
  public DialogBuilder systemLabels(SystemLabel... labels) {
    List<SystemLabel> all = Arrays.asList(labels);
    SystemLabel one =
        all.contains(SystemLabel.BIN)
            ? SystemLabel.BIN
            : all.contains(SystemLabel.ARCHIVE) ? SystemLabel.ARCHIVE : SystemLabel.DEFAULT;
    preset("systemLabel", one);
    return with("endUserContext.systemLabels", all);
  }

  /**
   * The dialog as opening gives it: seen, unless {@link #contentSeen} said otherwise. It belongs to
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
