package io.github.dialogporten.sdk.internal.mapping;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.wire.WireActor;
import io.github.dialogporten.sdk.internal.wire.WireEnum;
import io.github.dialogporten.sdk.internal.wire.WireLocalization;
import io.github.dialogporten.sdk.internal.wire.WireMetadataLinks;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all do who make public types of wire records. */
public final class FromWire {

  /** What stands for an identifier that could not be read: the nil UUID, which nobody gives out. */
  public static final UUID NO_ID = new UUID(0, 0);

  private FromWire() {}

  /**
   * Makes one value of one wire record.
   *
   * @param <W> the wire record
   * @param <T> the public type
   */
  @FunctionalInterface
  public interface Mapping<W, T> {

    /**
     * Maps.
     *
     * @param wire the record
     * @return the value
     * @throws JsonMismatchException when something that must be there is not
     */
    T map(W wire) throws JsonMismatchException;
  }

  /**
   * What the server always sends.
   *
   * @param value the value, null when it was absent or could not be read
   * @param field its name
   * @param <T> its type
   * @return the value
   * @throws JsonMismatchException when it is null
   */
  public static <T> T required(@Nullable T value, String field) throws JsonMismatchException {
    if (value == null) {
      throw JsonMismatchException.missing(field);
    }
    return value;
  }

  /**
   * An identifier within a dialog, that the server always sends.
   *
   * @param value the identifier, null when it was absent or could not be read
   * @return the identifier; {@link #NO_ID} when there is none: one odd id is no reason to lose a
   *     whole dialog
   */
  public static UUID id(@Nullable UUID value) {
    return value == null ? NO_ID : value;
  }

  /**
   * Maps an object within another; a failure tells which.
   *
   * @param wire the record, or null when it was absent
   * @param field its name
   * @param mapping maps it
   * @param <W> the wire record
   * @param <T> the public type
   * @return the value, or null
   * @throws JsonMismatchException when it cannot be mapped
   */
  public static <W, T> @Nullable T part(@Nullable W wire, String field, Mapping<W, T> mapping)
      throws JsonMismatchException {
    if (wire == null) {
      return null;
    }
    try {
      return mapping.map(wire);
    } catch (JsonMismatchException e) {
      throw e.within(field);
    }
  }

  /**
   * Maps a list; a failure tells which element.
   *
   * @param wire the records
   * @param field the list's name; empty for a list that is the whole body
   * @param mapping maps one
   * @param <W> the wire record
   * @param <T> the public type
   * @return an unmodifiable list
   * @throws JsonMismatchException when an element cannot be mapped
   */
  public static <W, T> List<T> list(List<W> wire, String field, Mapping<W, T> mapping)
      throws JsonMismatchException {
    if (wire.isEmpty()) {
      return List.of();
    }
    List<T> mapped = new ArrayList<>(wire.size());
    for (W each : wire) {
      try {
        mapped.add(mapping.map(each));
      } catch (JsonMismatchException e) {
        throw e.within(field + "[" + mapped.size() + "]");
      }
    }
    return Collections.unmodifiableList(mapped);
  }

  /**
   * The texts of a list of localizations. An entry without a text is left out.
   *
   * @param wire the localizations
   * @return the texts, in the server's order
   */
  public static Localized texts(List<WireLocalization> wire) {
    LocalizedText[] texts = new LocalizedText[wire.size()];
    int count = 0;
    for (WireLocalization each : wire) {
      @Nullable String value = each.value();
      if (value != null) {
        texts[count++] = new LocalizedText(text(each.languageCode()), value);
      }
    }
    // an immutable list is not copied again
    return Localized.of(List.of(count == texts.length ? texts : Arrays.copyOf(texts, count)));
  }

  /**
   * An actor. Never fails: without a kind, the kind is one that nobody knows.
   *
   * @param wire the actor, or null when there is none
   * @return the actor, or null
   */
  public static @Nullable Actor actor(@Nullable WireActor wire) {
    return wire == null
        ? null
        : Actor.of(open(wire.actorType(), ActorType::of), wire.actorId(), wire.actorName());
  }

  /**
   * An actor that the server always sends.
   *
   * @param wire the actor
   * @return the actor; of unknown kind when there is none after all
   */
  public static Actor knownActor(@Nullable WireActor wire) {
    @Nullable Actor actor = actor(wire);
    return actor == null ? Actor.of(ActorType.of(""), null, null) : actor;
  }

  /**
   * An open value. Never fails: without a value it is one that nobody knows.
   *
   * @param wire the value on the wire
   * @param of makes the public one
   * @param <T> the public type
   * @return the value; the one of the empty text when there is none
   */
  public static <T> T open(@Nullable WireEnum wire, Function<String, T> of) {
    return of.apply(wire == null ? "" : wire.value());
  }

  /**
   * A link that the server always sends.
   *
   * @param raw the link
   * @return the link; an unusable one when there is none
   */
  public static Link link(@Nullable String raw) {
    return Link.of(text(raw));
  }

  /**
   * A link that may be absent.
   *
   * @param raw the link
   * @return the link, or null
   */
  public static @Nullable Link linkOrNull(@Nullable String raw) {
    return raw == null ? null : Link.of(raw);
  }

  /**
   * Where Altinn says more about something.
   *
   * @param links the links, if there are any
   * @return the link, or null
   */
  public static @Nullable Link metadata(@Nullable WireMetadataLinks links) {
    return linkOrNull(links == null ? null : links.metadata());
  }

  /**
   * A date without a time.
   *
   * @param value year, month and day
   * @return the date; null when there is none or it cannot be read
   */
  public static @Nullable LocalDate date(@Nullable String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /**
   * A text that the server always sends, and that may be empty.
   *
   * @param value the text
   * @return the text; empty when there is none
   */
  public static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * A yes or no.
   *
   * @param value the value
   * @return false when there is none
   */
  public static boolean flag(@Nullable Boolean value) {
    return value != null && value;
  }

  /**
   * A count.
   *
   * @param value the value
   * @return 0 when there is none
   */
  public static int count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
