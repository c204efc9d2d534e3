package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dialog as a search finds it. Getting one marks nothing as seen.
 *
 * <p>Immutable. Its {@code toString} holds ids, states and counts only.
 */
public final class DialogSummary extends DialogHeader {

  private final @Nullable Integer guiAttachmentCount;
  private final @Nullable Activity latestActivity;
  private final boolean hasContent;

  DialogSummary(WireDialogSummary wire) throws JsonMismatchException {
    super(wire);
    this.guiAttachmentCount = wire.guiAttachmentCount();
    this.latestActivity =
        FromWire.part(wire.latestActivity(), "latestActivity", each -> new Activity(each, null));
    this.hasContent = wire.content() != null;
  }

  /**
   * How many of the dialog's own attachments are for people. Those of transmissions do not count.
   *
   * @return the number, if the server counted
   */
  public Optional<Integer> guiAttachmentCount() {
    return Optional.ofNullable(guiAttachmentCount);
  }

  /**
   * What happened last.
   *
   * @return the activity, if there is one
   */
  public Optional<Activity> latestActivity() {
    return Optional.ofNullable(latestActivity);
  }

  /**
   * Whether it has content: a title at least. A dialog for programs ({@link #isApiOnly()}) may have
   * none. Leave such a one alone: Dialogporten marks it as seen when it is opened and then fails
   * with 500, each time. {@link Dialogs#transmissions}, {@link Dialogs#activities} and the other
   * lists can be read.
   *
   * @return false where opening it is of no use
   */
  public boolean hasContent() {
    return hasContent;
  }

  /**
   * Where it comes from, by its service alone. A service owner's own dialog on the service of an
   * app is told as {@link DialogOrigin#APP} here; {@link Dialog#origin()} knows better.
   *
   * @return the origin
   */
  @Override
  public DialogOrigin origin() {
    return Origins.ofService(serviceResourceType(), serviceResource());
  }

  @Override
  public String toString() {
    return "DialogSummary[" + id() + ", " + status() + "]";
  }
}
