package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to what a dialog is about: an app instance, a message, or the dialog itself. Written
 * in lower case, as Dialogporten writes it and as the delegation of instances takes it.
 *
 * <p>Immutable. Its {@code toString} holds the kind and the UUID, and no party id.
 */
public final class InstanceRef implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern WITH_PARTY = Pattern.compile("([0-9]{1,10})/" + ID);
  private static final Pattern ID_ALONE = Pattern.compile(ID);

  /** What is referred to. */
  public enum Kind {
    /** An instance of an app, {@code urn:altinn:instance-id:<party id>/<uuid>}. */
    INSTANCE("urn:altinn:instance-id:"),
    /** A message, {@code urn:altinn:correspondence-id:<uuid>}. */
    CORRESPONDENCE("urn:altinn:correspondence-id:"),
    /** A dialog that is about nothing but itself, {@code urn:altinn:dialog-id:<uuid>}. */
    DIALOG("urn:altinn:dialog-id:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  private final Kind kind;
  private final @Nullable Integer partyId;
  private final UUID id;

  private InstanceRef(Kind kind, @Nullable Integer partyId, UUID id) {
    this.kind = kind;
    this.partyId = partyId;
    this.id = id;
  }

  /**
   * An instance of an app, or a form that was moved from Altinn 2.
   *
   * @param partyId the party id of Altinn 2, as it stands in the instance's own id; above 0
   * @param instanceId the UUID after it
   * @return the reference
   * @throws IllegalArgumentException when the party id is 0 or less
   */
  public static InstanceRef instance(int partyId, UUID instanceId) {
    if (partyId < 1) {
      throw new IllegalArgumentException("partyId: a number above 0");
    }
    return new InstanceRef(Kind.INSTANCE, partyId, present(instanceId, "instanceId"));
  }

  /**
   * A message.
   *
   * @param correspondenceId its id in Altinn's message service
   * @return the reference
   */
  public static InstanceRef correspondence(UUID correspondenceId) {
    return new InstanceRef(
        Kind.CORRESPONDENCE, null, present(correspondenceId, "correspondenceId"));
  }

  /**
   * A dialog.
   *
   * @param dialogId its id
   * @return the reference
   */
  public static InstanceRef dialog(UUID dialogId) {
    return new InstanceRef(Kind.DIALOG, null, present(dialogId, "dialogId"));
  }

  private static UUID present(@Nullable UUID id, String name) {
    if (id == null) {
      throw new IllegalArgumentException(name + ": a UUID");
    }
    return id;
  }

  /**
   * The reference that is written so.
   *
   * @param text one of the three forms, in any case, with or without spaces around it
   * @return the reference
   * @throws IllegalArgumentException when it is none of them; the message says what is wrong
   */
  public static InstanceRef parse(String text) {
    String lower = Ascii.lower(text.strip());
    for (Kind kind : Kind.values()) {
      if (lower.startsWith(kind.prefix)) {
        String rest = lower.substring(kind.prefix.length());
        return kind == Kind.INSTANCE
            ? parseInstance(rest)
            : new InstanceRef(kind, null, parseId(kind, rest));
      }
    }
    throw new IllegalArgumentException(
        "instanceRef: a URN that begins with %s, %s or %s"
            .formatted(Kind.INSTANCE.prefix, Kind.CORRESPONDENCE.prefix, Kind.DIALOG.prefix));
  }

  private static InstanceRef parseInstance(String rest) {
    Matcher parts = WITH_PARTY.matcher(rest);
    if (parts.matches()) {
      long partyId = Long.parseLong(parts.group(1));
      if (partyId > 0 && partyId <= Integer.MAX_VALUE) {
        return instance((int) partyId, UUID.fromString(parts.group(2)));
      }
    }
    throw new IllegalArgumentException(
        "instanceRef: after " + Kind.INSTANCE.prefix + " a party id above 0, a slash and a UUID");
  }

  private static UUID parseId(Kind kind, String rest) {
    if (!ID_ALONE.matcher(rest).matches()) {
      throw new IllegalArgumentException("instanceRef: after " + kind.prefix + " a UUID");
    }
    return UUID.fromString(rest);
  }

  /** The reference that is written so, or nothing: what the server sends is never refused. */
  static Optional<InstanceRef> read(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /**
   * What is referred to.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The UUID of the instance, the message or the dialog.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The party id in the reference of an instance.
   *
   * @return the party id of Altinn 2; empty for messages and dialogs
   */
  public Optional<Integer> partyId() {
    return Optional.ofNullable(partyId);
  }

  /**
   * The reference as it is sent.
   *
   * @return a URN in lower case
   */
  public String value() {
    return kind.prefix + (partyId == null ? "" : partyId + "/") + id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InstanceRef that && value().equals(that.value());
  }

  @Override
  public int hashCode() {
    return value().hashCode();
  }

  @Override
  public String toString() {
    return "InstanceRef[" + Ascii.lower(kind.name()) + " " + id + "]";
  }
}
