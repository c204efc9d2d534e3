package io.github.dialogporten.sdk.benchmarks;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The same fields that the SDK reads, as plain as Jackson takes them. */
final class FloorModel {

  private FloorModel() {}

  record Page(List<Summary> items, Boolean hasNextPage, String continuationToken, String orderBy) {}

  record Summary(
      UUID id,
      String org,
      String serviceResource,
      String serviceResourceType,
      String party,
      Integer progress,
      String process,
      String precedingProcess,
      String extendedStatus,
      String externalReference,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      OffsetDateTime contentUpdatedAt,
      OffsetDateTime dueAt,
      String status,
      String systemLabel,
      Boolean isApiOnly,
      Boolean hasUnopenedContent,
      Boolean isContentSeen,
      Integer fromPartyTransmissionsCount,
      Integer fromServiceOwnerTransmissionsCount,
      Context endUserContext,
      List<Seen> seenSinceLastUpdate,
      List<Seen> seenSinceLastContentUpdate,
      Integer guiAttachmentCount,
      Activity latestActivity,
      SummaryContent content) {}

  record Dialog(
      UUID id,
      String org,
      String serviceResource,
      String serviceResourceType,
      String party,
      Integer progress,
      String process,
      String precedingProcess,
      String extendedStatus,
      String externalReference,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      OffsetDateTime contentUpdatedAt,
      OffsetDateTime dueAt,
      String status,
      String systemLabel,
      Boolean isApiOnly,
      Boolean hasUnopenedContent,
      Boolean isContentSeen,
      Integer fromPartyTransmissionsCount,
      Integer fromServiceOwnerTransmissionsCount,
      Context endUserContext,
      List<Seen> seenSinceLastUpdate,
      List<Seen> seenSinceLastContentUpdate,
      UUID revision,
      OffsetDateTime expiresAt,
      String dialogToken,
      DialogContent content,
      List<Attachment> attachments,
      List<GuiAction> guiActions,
      List<ApiAction> apiActions,
      List<Activity> activities,
      List<Transmission> transmissions) {}

  record Context(UUID revision, List<String> systemLabels) {}

  record Seen(
      UUID id,
      OffsetDateTime seenAt,
      Actor seenBy,
      Boolean isViaServiceOwner,
      Boolean isCurrentEndUser) {}

  record Actor(String actorType, String actorName, String actorId) {}

  record Activity(
      UUID id,
      OffsetDateTime createdAt,
      String type,
      String extendedType,
      UUID transmissionId,
      Actor performedBy,
      List<Text> description) {}

  record SummaryContent(
      Content title, Content summary, Content senderName, Content extendedStatus) {}

  record DialogContent(
      Content title,
      Content summary,
      Content senderName,
      Content extendedStatus,
      Content additionalInfo,
      Content mainContentReference) {}

  record Content(List<Text> value, String mediaType, Boolean isAuthorized) {}

  record Text(String value, String languageCode) {}

  record Attachment(
      UUID id,
      List<Text> displayName,
      String name,
      OffsetDateTime expiresAt,
      List<AttachmentUrl> urls) {}

  record AttachmentUrl(UUID id, String url, String mediaType, String consumerType) {}

  record GuiAction(
      UUID id,
      String action,
      String url,
      String authorizationAttribute,
      Boolean isAuthorized,
      Boolean isDeleteDialogAction,
      String priority,
      String httpMethod,
      List<Text> title,
      List<Text> prompt) {}

  record ApiAction(
      UUID id,
      String action,
      String name,
      Boolean isAuthorized,
      String authorizationAttribute,
      List<Endpoint> endpoints) {}

  record Endpoint(
      UUID id,
      String version,
      String url,
      String httpMethod,
      String documentationUrl,
      String requestSchema,
      String responseSchema,
      Boolean deprecated,
      OffsetDateTime sunsetAt) {}

  record Transmission(
      UUID id,
      OffsetDateTime createdAt,
      String type,
      Boolean isAuthorized,
      Boolean isOpened,
      String authorizationAttribute,
      OffsetDateTime deletedAt,
      String extendedType,
      String externalReference,
      UUID relatedTransmissionId,
      Actor sender,
      TransmissionContent content,
      List<Attachment> attachments,
      List<NavigationalAction> navigationalActions) {}

  record TransmissionContent(Content title, Content summary, Content contentReference) {}

  record NavigationalAction(List<Text> title, String url, OffsetDateTime expiresAt) {}
}
