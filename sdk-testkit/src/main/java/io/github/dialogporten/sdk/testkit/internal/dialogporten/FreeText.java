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
 * Web search rules in small: words stand for OR, AND and OR are honoured, quotes make a phrase, a
 * minus negates. No prefixes, no stemming.
 */
final class FreeText {

  private static final Pattern ITEM = Pattern.compile("-?\"[^\"]*\"|\\S+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final List<String> SEARCHED =
      List.of("title", "summary", "senderName", "additionalInfo", "extendedStatus");

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
    boolean and = false;
    boolean negates = ITEM.matcher(search).results().anyMatch(item -> item.group().startsWith("-"));
    Matcher items = ITEM.matcher(search);
    while (items.find()) {
      String item = items.group();
      if (item.equals("AND") || item.equals("OR")) {
        and = item.equals("AND");
        continue;
      }
      List<String> words = words(item);
      if (!words.isEmpty()) {
        boolean joins = (and || negates) && !alternatives.isEmpty();
        if (!joins) {
          alternatives.add(new ArrayList<>());
        }
        alternatives.get(alternatives.size() - 1).add(new Term(words, item.startsWith("-")));
      }
      and = false;
    }
  }

  boolean matches(DialogState dialog) {
    List<String> text = new ArrayList<>();
    for (String field : SEARCHED) {
      for (JsonNode translation : dialog.content.path(field).path("value")) {
        text.addAll(words(translation.path("value").asText()));
      }
    }
    dialog.searchTags.forEach(tag -> text.addAll(words(tag)));
    Set<String> known = new HashSet<>(text);
    return alternatives.stream()
        .anyMatch(terms -> terms.stream().allMatch(term -> term.holds(text, known)));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
  }
}
