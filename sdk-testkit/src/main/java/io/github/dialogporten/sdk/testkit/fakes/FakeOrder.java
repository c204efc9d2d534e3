package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.dialogs.DialogSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a search, and the places between two dialogs in it. As at the server, the id always
 * decides last, never alone; and what is not there is higher than everything.
 */
final class FakeOrder {

  private static final String DEFAULT = "contentupdatedat_desc,id_desc";
  private static final String NOTHING = "";

  /** One key, and which way. */
  private record Part(String key, boolean ascending) {}

  private final List<Part> parts;

  private FakeOrder(List<Part> parts) {
    this.parts = parts;
  }

  static FakeOrder parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : (text.isEmpty() ? DEFAULT : text).toLowerCase(Locale.ROOT).split(",", -1)) {
      parts.add(new Part(part.replaceAll("_.*", ""), part.endsWith("_asc")));
    }
    List<Part> ids = parts.stream().filter(part -> part.key().equals("id")).toList();
    parts.removeAll(ids);
    if (parts.isEmpty()) {
      parts.add(new Part("contentupdatedat", false));
    }
    parts.add(ids.isEmpty() ? new Part("id", false) : ids.get(0));
    return new FakeOrder(parts);
  }

  /** As the server writes it. */
  String text() {
    return parts.stream()
        .map(part -> part.key() + (part.ascending() ? "_asc" : "_desc"))
        .collect(Collectors.joining(","));
  }

  int compare(DialogSummary a, DialogSummary b) {
    return compare(values(a), values(b));
  }

  /** Where a dialog stands. */
  String place(DialogSummary dialog) {
    return String.join(";", values(dialog));
  }

  boolean isAfter(String place, DialogSummary dialog) {
    return compare(values(dialog), Arrays.asList(place.split(";", -1))) > 0;
  }

  private int compare(List<String> a, List<String> b) {
    for (int i = 0; i < parts.size(); i++) {
      int up = compare(parts.get(i).key(), a.get(i), b.get(i));
      if (up != 0) {
        return parts.get(i).ascending() ? up : -up;
      }
    }
    return 0;
  }

  private static int compare(String key, String a, String b) {
    if (a.equals(NOTHING) || b.equals(NOTHING)) {
      return Boolean.compare(a.equals(NOTHING), b.equals(NOTHING));
    }
    // ids are written so that their texts stand as they do
    return key.equals("id") ? a.compareTo(b) : Instant.parse(a).compareTo(Instant.parse(b));
  }

  private List<String> values(DialogSummary dialog) {
    List<String> values = new ArrayList<>();
    for (Part part : parts) {
      @Nullable Object value =
          switch (part.key()) {
            case "updatedat" -> dialog.updatedAt();
            case "createdat" -> dialog.createdAt();
            case "dueat" -> dialog.dueAt().orElse(null);
            case "id" -> dialog.id();
            default -> dialog.contentUpdatedAt();
          };
      values.add(value == null ? NOTHING : value.toString());
    }
    return values;
  }

  @Override
  public String toString() {
    return "FakeOrder[" + text() + "]";
  }
}
