package io.github.dialogporten.sdk.internal.mapping;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds a dialog's own part for the one that a caller gave: by what it is, else by its id. Two
 * parts with one id, or with none that could be read, are not taken for each other.
 */
public final class Own {

  private Own() {}

  /**
   * The dialog's own part.
   *
   * @param parts the dialog's parts
   * @param given the one that the caller gave
   * @param id the id of a part
   * @param refusal what to say when it is none of them, or not clear which
   * @param <T> the part
   * @return one of the parts
   * @throws IllegalArgumentException when it is none of them, or not clear which
   */
  @SuppressWarnings("ReferenceEquality") // the same object is the one part that is surely meant
  public static <T> T of(List<T> parts, T given, Function<T, UUID> id, String refusal) {
    for (T part : parts) {
      if (part == given) {
        return part;
      }
    }
    List<T> same = parts.stream().filter(part -> id.apply(part).equals(id.apply(given))).toList();
    if (same.size() != 1 || id.apply(given).equals(FromWire.NO_ID)) {
      throw new IllegalArgumentException(refusal);
    }
    return same.get(0);
  }
}
