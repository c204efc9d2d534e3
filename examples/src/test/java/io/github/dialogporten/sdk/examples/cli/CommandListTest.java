package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README's table of commands is the program's list. */
class CommandListTest {

  private static final Path README = Path.of("").toAbsolutePath().getParent().resolve("README.md");

  private final Map<String, CommandLine> commands =
      Program.commandLine(
              Map.of(),
              new Console(
                  new PrintStream(new ByteArrayOutputStream()),
                  new PrintStream(new ByteArrayOutputStream()),
                  null))
          .getSubcommands();

  private static String section() throws IOException {
    String text = Files.readString(README);
    int begin = text.indexOf("\n## The program\n");
    return text.substring(begin, text.indexOf("\n## ", begin + 4));
  }

  @Test
  void theReadmeListsEveryCommandAndNoOther() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    for (String line : section().lines().filter(each -> each.startsWith("| `")).toList()) {
      Pattern.compile("`([a-z][a-z-]+)")
          .matcher(line.split("\\|")[1])
          .results()
          .map(found -> found.group(1))
          .forEach(listed::add);
    }
    assertThat(listed).containsExactlyInAnyOrderElementsOf(commands.keySet());
  }

  @Test
  void theOptionsThatItNamesAreThere() throws IOException {
    TreeSet<String> options = new TreeSet<>();
    commands.values().forEach(each -> options.addAll(each.getCommandSpec().optionsMap().keySet()));
    assertThat(
            Pattern.compile("--[a-z][a-z-]+").matcher(section()).results().map(MatchResult::group))
        .isNotEmpty()
        .allMatch(options::contains);
  }

  @Test
  void theHelpListsEveryCommandAndTheExitCodesOfTheReadme() throws IOException {
    String help = Cli.plain().run("--help").out();

    commands.keySet().forEach(name -> assertThat(help).containsPattern("(?m)^  " + name + "\\s"));
    assertThat(section().lines().filter(line -> line.matches("\\| \\d \\|.*"))).hasSize(7);
    assertThat(help.replaceAll("\\s+", " "))
        .contains("0 done;", "2 usage;", "5 no token", "6 an action");
  }
}
