package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A dialog as it is on the server at one moment. Immutable.
 *
 * @param id its id
 * @param party whose it is, as a URN
 * @param serviceResource its service, as a URN
 * @param status its status
 * @param revision changes with every change by the service owner
 * @param endUserContextRevision changes with the labels
 * @param createdAt when it was created
 * @param updatedAt when it was updated
 * @param contentUpdatedAt when its content was updated
 * @param labels its system labels
 * @param deleted whether it has been deleted
 * @param contentSeen whether its content has been seen since it was updated
 * @param guiActions the ids of its GUI actions
 * @param transmissions the ids of its transmissions
 */
public record StoredDialog(
    UUID id,
    String party,
    String serviceResource,
    String status,
    UUID revision,
    UUID endUserContextRevision,
    Instant createdAt,
    Instant updatedAt,
    Instant contentUpdatedAt,
    Set<String> labels,
    boolean deleted,
    boolean contentSeen,
    List<UUID> guiActions,
    List<UUID> transmissions) {

  static StoredDialog of(DialogState state) {
    return new StoredDialog(
        state.id,
        state.party,
        state.resource,
        state.status,
        state.revision,
        state.contextRevision,
        state.created(),
        state.updated(),
        state.contentUpdated(),
        Set.copyOf(state.labels),
        state.deletedAt != null,
        state.isContentSeen(),
        ids(state.guiActions),
        ids(state.transmissions));
  }

  private static List<UUID> ids(List<ObjectNode> parts) {
    return parts.stream().map(part -> UUID.fromString(part.path("id").asText())).toList();
  }
}
