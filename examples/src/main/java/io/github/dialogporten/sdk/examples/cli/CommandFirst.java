package io.github.dialogporten.sdk.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Puts the command first, so that every option may stand before or after it; and puts in the
 * command {@code run} where there is none.
 */
final class CommandFirst {

  private final CommandSpec program;
  private final Map<String, Boolean> takesValue = new TreeMap<>();

  private CommandFirst(CommandLine program) {
    this.program = program.getCommandSpec();
    note(this.program);
    program.getSubcommands().values().forEach(command -> note(command.getCommandSpec()));
  }

  private void note(CommandSpec command) {
    for (OptionSpec option : command.options()) {
      for (String name : option.names()) {
        takesValue.put(name, option.arity().max() > 0);
      }
    }
  }

  static String[] arrange(CommandLine program, String[] args) {
    return new CommandFirst(program).arranged(List.of(args)).toArray(String[]::new);
  }

  private List<String> arranged(List<String> args) {
    int at = firstWord(args);
    if (at < 0) {
      return isAboutTheProgram(args) ? args : joined("run", args, List.of());
    }
    String word = args.get(at);
    return program.subcommands().containsKey(word)
        ? joined(word, args.subList(0, at), args.subList(at + 1, args.size()))
        : args;
  }

  /** Where the first word is that is neither an option nor the value of one. */
  private int firstWord(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-")) {
        return i;
      }
      if (takesValue.getOrDefault(arg, false)) {
        i++;
      }
    }
    return -1;
  }

  private static boolean isAboutTheProgram(List<String> args) {
    return args.stream().anyMatch(List.of("--help", "-h", "--version", "-V")::contains);
  }

  private static List<String> joined(String command, List<String> before, List<String> after) {
    List<String> all = new ArrayList<>();
    all.add(command);
    all.addAll(before);
    all.addAll(after);
    return all;
  }
}
