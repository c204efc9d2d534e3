package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web search rules in small: words stand for OR, or for AND as soon as one is negated; AND and OR
 * are honoured in any case, and AND binds tighter; quotes make a phrase. No prefixes, no stemming.
 */
final class FreeText {

  private static final Pattern ITEM = Pattern.compile("-?\"[^\"]*\"|\\S+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** One of these must hold; all terms of one must hold. */
  private final List<List<Term>> alternatives = new ArrayList<>();

  private record Term(List<String> words, boolean negated) {

    boolean holds(List<String> text, Set<String> known) {
      boolean found =
          words.size() == 1
              ? known.contains(words.get(0))
              : Collections.indexOfSubList(text, words) >= 0;
      return found != negated;
    }
  }

  FreeText(String search) {
    boolean usual = ITEM.matcher(search).results().anyMatch(item -> item.group().startsWith("-"));
    boolean and = usual;
    Matcher items = ITEM.matcher(search);
    while (items.find()) {
      String item = items.group();
      if (item.equalsIgnoreCase("AND") || item.equalsIgnoreCase("OR")) {
        and = item.equalsIgnoreCase("AND"); // of several in a row the last
        continue;
      }
      List<String> words = words(item);
      if (!words.isEmpty()) {
        if (!and || alternatives.isEmpty()) {
          alternatives.add(new ArrayList<>());
        }
        alternatives.get(alternatives.size() - 1).add(new Term(words, item.startsWith("-")));
      }
      and = usual;
    }
  }

  boolean matches(DialogState dialog) {
    List<String> text = new ArrayList<>();
    dialog.content.forEach(value -> addPlain(text, value));
    dialog.searchTags.forEach(tag -> text.addAll(words(tag)));
    for (JsonNode transmission : dialog.transmissions) {
      transmission.path("content").forEach(value -> addPlain(text, value));
      addNames(text, transmission.path("attachments"));
    }
    dialog.attachments.forEach(attachment -> addTexts(text, attachment.path("displayName")));
    dialog.activities.forEach(activity -> addTexts(text, activity.path("description")));
    Set<String> known = new HashSet<>(text);
    return alternatives.stream()
        .anyMatch(terms -> terms.stream().allMatch(term -> term.holds(text, known)));
  }

  /** Neither markdown nor addresses are searched. */
  private static void addPlain(List<String> text, JsonNode content) {
    if (content.path("mediaType").asText().equals("text/plain")) {
      addTexts(text, content.path("value"));
    }
  }

  private static void addNames(List<String> text, JsonNode attachments) {
    attachments.forEach(attachment -> addTexts(text, attachment.path("displayName")));
  }

  private static void addTexts(List<String> text, JsonNode translations) {
    translations.forEach(one -> text.addAll(words(one.path("value").asText())));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
  }
}
