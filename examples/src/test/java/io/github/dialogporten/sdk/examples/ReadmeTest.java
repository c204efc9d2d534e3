package io.github.dialogporten.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the documents show is what the examples compile. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Programs, and tests: the latter run too. */
  private static final List<Path> SNIPPETS =
      List.of(
          Path.of("examples/src/main/java/io/github/dialogporten/sdk/examples/snippets"),
          Path.of("sdk-testkit/src/test/java/io/github/dialogporten/sdk/snippets"));

  private static final Pattern SHOWN =
      Pattern.compile("<!-- snippet: ([a-z0-9-]+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern COMPILED =
      Pattern.compile(" *// snippet:start ([a-z0-9-]+)\n(.*?) *// snippet:end\n", Pattern.DOTALL);

  @Test
  void snippetsAreTheOnesThatCompile() throws IOException {
    Map<String, String> compiled = compiled();
    for (Path document : documents()) {
      find(SHOWN, Files.readString(document))
          .forEach((name, text) -> assertThat(compiled).containsEntry(name, text));
    }
  }

  @Test
  void everySnippetIsShownSomewhere() throws IOException {
    Set<String> shown = new HashSet<>();
    for (Path document : documents()) {
      shown.addAll(find(SHOWN, Files.readString(document)).keySet());
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(compiled().keySet());
  }

  @Test
  void theReadmeShowsTheFiveSteps() throws IOException {
    assertThat(find(SHOWN, Files.readString(ROOT.resolve("README.md"))))
        .containsKeys("five-steps", "next-customer");
  }

  /** A comment that the pattern does not take would show code that nobody compiles. */
  @Test
  void everySnippetInADocumentIsRead() throws IOException {
    for (Path document : documents()) {
      String text = Files.readString(document);
      assertThat(find(SHOWN, text))
          .as(document.getFileName().toString())
          .hasSize(text.split("<!-- *snippet", -1).length - 1);
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              files.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  private static Map<String, String> compiled() throws IOException {
    Map<String, String> snippets = new LinkedHashMap<>();
    for (Path sources : SNIPPETS) {
      try (Stream<Path> files = Files.list(ROOT.resolve(sources))) {
        for (Path file : files.toList()) {
          find(COMPILED, Files.readString(file))
              .forEach((name, text) -> snippets.put(name, dedented(text)));
        }
      }
    }
    return snippets;
  }

  /** A line end at the end would count as an empty line without indentation. */
  private static String dedented(String text) {
    return text.stripTrailing().stripIndent() + "\n";
  }

  private static Map<String, String> find(Pattern pattern, String text) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }

  @Test
  void fiveStepsFitOnAPage() throws IOException {
    List<String> lines = compiled().get("five-steps").lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(50).allMatch(line -> line.length() <= 100);
    assertThat(lines.stream().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(45);
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Pattern links = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    for (Path document : documents()) {
      assertThat(links.matcher(Files.readString(document)).results())
          .extracting(link -> document.resolveSibling(link.group(1)))
          .allMatch(Files::exists, "is there");
    }
    assertThat(links.matcher(Files.readString(ROOT.resolve("README.md"))).find()).isTrue();
  }
}
