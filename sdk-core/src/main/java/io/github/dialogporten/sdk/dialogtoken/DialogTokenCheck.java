package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog token has to say, besides being genuine and in its time. Each method gives a new
 * one; what is not asked for is not looked at.
 *
 * <pre>{@code
 * var check = DialogTokenCheck.forDialog(dialogId).requiring("write").minimumLevel(4);
 * }</pre>
 *
 * <p>Immutable. Its {@code toString} holds the dialog's id and no party.
 */
public final class DialogTokenCheck {

  private static final DialogTokenCheck ANY =
      new DialogTokenCheck(null, null, null, List.of(), null, null);

  /** The end of the year 9999: a time that can be counted from in either direction. */
  private static final Instant LAST = Instant.ofEpochSecond(DialogTokenClaims.LAST);

  private final @Nullable UUID dialogId;
  private final @Nullable PartyUrn party;
  private final @Nullable String serviceResource;
  private final List<DialogTokenAction> actions;
  private final @Nullable Integer level;
  private final @Nullable Instant at;

  private DialogTokenCheck(
      @Nullable UUID dialogId,
      @Nullable PartyUrn party,
      @Nullable String serviceResource,
      List<DialogTokenAction> actions,
      @Nullable Integer level,
      @Nullable Instant at) {
    this.dialogId = dialogId;
    this.party = party;
    this.serviceResource = serviceResource;
    this.actions = List.copyOf(actions);
    this.level = level;
    this.at = at;
  }

  /**
   * The token has to be for this dialog. A system that holds the content of dialogs always knows
   * which: it is the one that the request is about, never the one that the token says.
   *
   * @param dialogId the dialog
   * @return a check
   */
  public static DialogTokenCheck forDialog(UUID dialogId) {
    Objects.requireNonNull(dialogId, "dialogId");
    return new DialogTokenCheck(dialogId, null, null, List.of(), null, null);
  }

  /**
   * The token may be for any dialog. Whoever asks so has to look at {@link
   * DialogTokenClaims#dialogId()}.
   *
   * @return a check that asks for nothing yet
   */
  public static DialogTokenCheck anyDialog() {
    return ANY;
  }

  /**
   * The dialog has to be this party's.
   *
   * @param value the party
   * @return a new check
   */
  public DialogTokenCheck forParty(PartyUrn value) {
    Objects.requireNonNull(value, "value");
    return new DialogTokenCheck(dialogId, value, serviceResource, actions, level, at);
  }

  /**
   * The dialog has to be of this service.
   *
   * @param value the service resource, beginning with {@code urn:altinn:resource:}
   * @return a new check
   * @throws IllegalArgumentException when it begins otherwise
   */
  public DialogTokenCheck forServiceResource(String value) {
    if (!ResourceUrns.isUrn(value)) {
      throw new IllegalArgumentException(
          "serviceResource: a URN that begins with " + ResourceUrns.PREFIX);
    }
    return new DialogTokenCheck(dialogId, party, value, actions, level, at);
  }

  /**
   * The token has to allow each of these actions too. Each is compared with whole entries of the
   * token, in any case, as Dialogporten's own validator does: {@code read} is not allowed by an
   * entry {@code read,urn:altinn:subresource:x}, nor the other way round.
   *
   * @param entries each {@code action}, or {@code action,attribute}
   * @return a new check
   * @throws IllegalArgumentException when one can be no entry
   */
  public DialogTokenCheck requiring(String... entries) {
    List<DialogTokenAction> all = new ArrayList<>(actions);
    for (String entry : entries) {
      all.add(DialogTokenAction.asked(entry));
    }
    return new DialogTokenCheck(dialogId, party, serviceResource, all, level, at);
  }

  /**
   * The token has to allow this action on the part of the service that an authorization attribute
   * names too. The token has the attribute as the dialog has it, so pass the dialog's own {@code
   * authorizationAttribute}: {@code x} and {@code urn:altinn:subresource:x} are not the same here.
   *
   * @param action the action, such as {@code transmissionread}
   * @param attribute the dialog's own attribute, verbatim
   * @return a new check
   * @throws IllegalArgumentException when they can be no entry
   */
  public DialogTokenCheck requiringOn(String action, String attribute) {
    if (action.indexOf(',') >= 0) {
      throw new IllegalArgumentException("action: without a comma; the attribute stands apart");
    }
    return requiring(action + "," + attribute);
  }

  /**
   * The user has to have been authenticated at this level or a higher one.
   *
   * @param value 0 to 4
   * @return a new check
   * @throws IllegalArgumentException when it is no level
   */
  public DialogTokenCheck minimumLevel(int value) {
    if (value < 0 || value > 4) {
      throw new IllegalArgumentException("level: 0 to 4");
    }
    return new DialogTokenCheck(dialogId, party, serviceResource, actions, value, at);
  }

  /**
   * The token has to be valid at this time instead of now: when the request with it was received,
   * for instance, if it is worked on later.
   *
   * @param value the time, in the years 1970 to 9999
   * @return a new check
   * @throws IllegalArgumentException when it lies in another year
   */
  public DialogTokenCheck at(Instant value) {
    if (value.isBefore(Instant.EPOCH) || value.isAfter(LAST)) {
      throw new IllegalArgumentException("at: a time in the years 1970 to 9999");
    }
    return new DialogTokenCheck(dialogId, party, serviceResource, actions, level, value);
  }

  @Nullable Instant at() {
    return at;
  }

  /** What the claims do not fulfil. */
  void look(DialogTokenClaims claims, FailureList failures) {
    if (dialogId != null) {
      failures.unless(
          claims.dialogId().filter(dialogId::equals).isPresent(), DialogTokenFailure.DIALOG);
    }
    if (party != null) {
      failures.unless(
          claims.party().filter(party.value()::equals).isPresent(), DialogTokenFailure.PARTY);
    }
    if (serviceResource != null) {
      failures.unless(
          claims.serviceResource().filter(serviceResource::equals).isPresent(),
          DialogTokenFailure.SERVICE_RESOURCE);
    }
    failures.unless(
        actions.stream().allMatch(asked -> claims.actions().stream().anyMatch(asked::matches)),
        DialogTokenFailure.ACTION);
    if (level != null) {
      failures.unless(claims.authenticationLevel().orElse(-1) >= level, DialogTokenFailure.LEVEL);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DialogTokenCheck that
        && Objects.equals(dialogId, that.dialogId)
        && Objects.equals(party, that.party)
        && Objects.equals(serviceResource, that.serviceResource)
        && actions.equals(that.actions)
        && Objects.equals(level, that.level)
        && Objects.equals(at, that.at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dialogId, party, serviceResource, actions, level, at);
  }

  @Override
  public String toString() {
    return "DialogTokenCheck[%s, actions=%s%s%s]"
        .formatted(
            dialogId == null ? "any dialog" : dialogId,
            actions.size(),
            level == null ? "" : ", level=" + level,
            at == null ? "" : ", at=" + at);
  }
}
