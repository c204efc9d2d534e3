package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference to content that the service owner keeps, with an address for each language. What is
 * there is fetched with the dialog token.
 *
 * <p>Immutable. Its {@code toString} holds no address.
 */
public final class ContentReference {

  /** What the service owner says that it is. */
  public enum Declared {
    /** Markdown. */
    MARKDOWN,
    /** HTML, of older services. */
    HTML,
    /** Something that this version does not know. */
    OTHER
  }

  private static final String EMBED = "application/vnd.dialogporten.frontchannelembed";

  private final Localized links;
  private final String mediaType;
  private final @Nullable Boolean isAuthorized;

  private ContentReference(WireContentValue wire) {
    this.links = FromWire.texts(wire.value());
    this.mediaType = FromWire.text(wire.mediaType());
    this.isAuthorized = wire.isAuthorized();
  }

  static @Nullable ContentReference from(@Nullable WireContentValue wire) {
    return wire == null ? null : new ContentReference(wire);
  }

  /**
   * The addresses by language.
   *
   * @return the addresses as the server wrote them; masked ones are URNs
   */
  public Localized links() {
    return links;
  }

  /**
   * The address in one language, as {@link Localized#pick} picks it.
   *
   * @param languages language codes in order of preference
   * @return the link; empty only when there is none at all
   */
  public Optional<Link> link(String... languages) {
    return links.pick(languages).map(text -> Link.of(text.value()));
  }

  /**
   * The media type of the reference.
   *
   * @return the media type as the server wrote it
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * What the content is said to be, in the current spelling of the media type or an older one.
   *
   * @return the kind of content
   */
  public Declared declared() {
    String plain = Ascii.lower(mediaType).replaceAll("[\\s\"]", "");
    return switch (plain) {
      case EMBED + "-url;type=text/markdown", EMBED + "+json;type=markdown" -> Declared.MARKDOWN;
      case EMBED + "-url;type=text/html", EMBED + "+json;type=html" -> Declared.HTML;
      default -> Declared.OTHER;
    };
  }

  /**
   * Whether the caller may fetch it. The server says so for the main content; for the content of a
   * transmission it masks the addresses instead.
   *
   * @return what the server said, or that no address is masked
   */
  public boolean isAuthorized() {
    return isAuthorized != null
        ? isAuthorized
        : links.all().stream().noneMatch(text -> Link.of(text.value()).isUnauthorized());
  }

  @Override
  public String toString() {
    return "ContentReference[" + declared() + ", " + links + "]";
  }
}
