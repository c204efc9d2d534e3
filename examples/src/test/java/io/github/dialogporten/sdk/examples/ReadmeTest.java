package io.github.dialogporten.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the examples compile. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern SHOWN =
      Pattern.compile("<!-- snippet: ([a-z-]+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern COMPILED =
      Pattern.compile(" *// snippet:start ([a-z-]+)\n(.*?) *// snippet:end\n", Pattern.DOTALL);

  @Test
  void snippetsAreTheOnesThatCompile() throws IOException {
    Map<String, String> shown = find(SHOWN, Files.readString(ROOT.resolve("README.md")));
    assertThat(shown).containsKeys("five-steps", "next-customer");
    assertThat(shown).containsExactlyInAnyOrderEntriesOf(compiled());
  }

  private static Map<String, String> compiled() throws IOException {
    Map<String, String> snippets = new LinkedHashMap<>();
    Path sources =
        ROOT.resolve("examples/src/main/java/io/github/dialogporten/sdk/examples/snippets");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        find(COMPILED, Files.readString(file))
            .forEach((name, text) -> snippets.put(name, dedented(text)));
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
    assertThat(lines).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
    assertThat(lines.stream().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(35);
  }

  @Test
  void linksInTheReadmeLeadSomewhere() throws IOException {
    Matcher links =
        Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(links.results().map(link -> ROOT.resolve(link.group(1))))
        .isNotEmpty()
        .allMatch(Files::exists);
  }
}
