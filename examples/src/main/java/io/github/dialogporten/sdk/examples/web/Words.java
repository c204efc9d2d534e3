package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.dialogs.ContentText;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.text.Localized;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in the language that the person reads, and times as clocks in Norway show them. */
final class Words {

  private static final String[] LANGUAGES = {"nb", "nn", "en"};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/Oslo"));

  private static final Pattern WORD = Pattern.compile("([A-Z])");

  private Words() {}

  static String of(ContentText text, String otherwise) {
    return of(text.localized(), otherwise);
  }

  static String of(Localized text, String otherwise) {
    String found = text.text(LANGUAGES);
    return found.isEmpty() ? otherwise : found;
  }

  /** What a status is called, after a dot; most dialogs have none to speak of. */
  static String of(DialogStatus status) {
    if (status.equals(DialogStatus.NOT_APPLICABLE)) {
      return "";
    }
    return " · " + WORD.matcher(status.value()).replaceAll(" $1").strip().toLowerCase(Locale.ROOT);
  }

  static String of(Instant time) {
    return TIME.format(time);
  }
}
