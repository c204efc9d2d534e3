package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireGuiAction;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can do in a dialog, as a button. Pick one by its {@link #id()}: several
 * can have the same {@link #action()} name, which is the right that they need and not what they do.
 *
 * <p>Immutable. Its {@code toString} holds no text and no address.
 */
public final class GuiAction {

  /** Of a method that no action has. */
  private static final GuiActionKind OTHER = GuiActionKind.of("Other");

  private final UUID id;
  private final String action;
  private final Localized title;
  private final Localized prompt;
  private final Link link;
  private final HttpVerb httpMethod;
  private final ActionPriority priority;
  private final boolean isAuthorized;
  private final boolean isDeleteDialogAction;
  private final @Nullable String authorizationAttribute;

  GuiAction(WireGuiAction wire) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.action = FromWire.text(wire.action());
    this.title = FromWire.texts(wire.title());
    this.prompt = FromWire.texts(wire.prompt());
    this.link = FromWire.link(wire.url());
    this.httpMethod = FromWire.open(wire.httpMethod(), HttpVerb::of);
    this.priority = FromWire.open(wire.priority(), ActionPriority::of);
    this.isAuthorized = FromWire.flag(wire.isAuthorized());
    this.isDeleteDialogAction = FromWire.flag(wire.isDeleteDialogAction());
    this.authorizationAttribute = wire.authorizationAttribute();
  }

  /**
   * Its id, by which it is picked.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The right that it needs, such as {@code read}. In messages confirm, delete and reply all say
   * {@code read}.
   *
   * @return the name
   */
  public String action() {
    return action;
  }

  /**
   * What stands on the button.
   *
   * @return the title by language
   */
  public Localized title() {
    return title;
  }

  /**
   * What to ask a person before it is done.
   *
   * @return the question by language; empty when there is none
   */
  public Localized prompt() {
    return prompt;
  }

  /**
   * Where it goes.
   *
   * @return the link, masked when the caller has no right to it
   */
  public Link link() {
    return link;
  }

  /**
   * How it goes there: GET, POST or DELETE as a rule.
   *
   * @return the method
   */
  public HttpVerb httpMethod() {
    return httpMethod;
  }

  /**
   * How prominent its button is to be.
   *
   * @return the priority
   */
  public ActionPriority priority() {
    return priority;
  }

  /**
   * Whether the caller may do it.
   *
   * @return what the server said
   */
  public boolean isAuthorized() {
    return isAuthorized;
  }

  /**
   * Whether it asks the service owner to delete the dialog.
   *
   * @return what the server said
   */
  public boolean isDeleteDialogAction() {
    return isDeleteDialogAction;
  }

  /**
   * The part of the service that the right is for.
   *
   * @return the attribute; empty for the service itself
   */
  public Optional<String> authorizationAttribute() {
    return Optional.ofNullable(authorizationAttribute);
  }

  /**
   * What doing it is: a deletion, another write, or opening its address. Texts do not tell;
   * "Bekreft" and "Slett" can both be a POST with the right {@code read}.
   *
   * @return {@code DELETE} for a DELETE, and for a POST that {@link #isDeleteDialogAction()};
   *     {@code WRITE} for any other POST; {@code GO_TO} for a GET; a value that is not {@link
   *     GuiActionKind#known()} for another method
   */
  public GuiActionKind kind() {
    return httpMethod
        .known()
        .map(
            verb ->
                switch (verb) {
                  case GET -> GuiActionKind.GO_TO;
                  case DELETE -> GuiActionKind.DELETE;
                  case POST -> isDeleteDialogAction ? GuiActionKind.DELETE : GuiActionKind.WRITE;
                  default -> OTHER;
                })
        .orElse(OTHER);
  }

  /**
   * Whether doing it is a request that changes something, which the SDK can send.
   *
   * @return true for POST and DELETE, the only ones that Dialogporten takes
   */
  public boolean isWrite() {
    return kind().equals(GuiActionKind.WRITE) || kind().equals(GuiActionKind.DELETE);
  }

  /**
   * Whether doing it is opening its address in a browser, which the SDK never does.
   *
   * @return true for GET
   */
  public boolean isNavigational() {
    return kind().equals(GuiActionKind.GO_TO);
  }

  @Override
  public String toString() {
    return "GuiAction[" + id + ", " + httpMethod + ", " + priority + "]";
  }
}
