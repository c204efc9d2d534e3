package io.github.dialogporten.sdk.examples.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program itself: its commands, and what happens when one fails. */
@Command(
    name = "dialogporten",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "",
      "Looks into Dialogporten, where Norway's public sector puts letters, forms and cases for"
          + " people and organisations.",
      "",
      "Without a command it runs the five steps of every system that uses it: get a token, find"
          + " parties, search dialogs, open one, fetch its content and perform an action. Without an"
          + " environment it does so in an Altinn that it starts by itself, with synthetic data.",
      ""
    },
    optionListHeading = "%nOptions, before or after the command:%n",
    commandListHeading = "%nCommands ('dialogporten COMMAND --help' tells more):%n",
    footerHeading = "%n",
    footer = {
      "Environment variables stand in brackets; an option goes before its variable.",
      "",
      "Try it, in this order; 'dialogporten' stands for 'java -jar dialogporten.jar':",
      "  dialogporten                                   the five steps, explained",
      "  dialogporten parties                           whom the system user may act for",
      "  dialogporten search --status RequiresAttention what has to be done",
      "  dialogporten open ID                           one dialog, with its actions",
      "  dialogporten content ID --out inbox            its content and attachments",
      "  dialogporten label ID --add Archive            puts it into the archive",
      "  dialogporten search --all --json               every dialog, a page on each line",
      "  dialogporten run --login                       the five steps as a person who logs in",
      "",
      "Each of them starts an Altinn of its own, and what it changes is gone at its end; 'serve' keeps"
          + " one running.",
      "",
      "With a test client of your own:",
      "  dialogporten parties --env tt02 --client-id ID --key client.jwk --system-user 310923044",
      "  dialogporten run --login --env tt02 --client-id ID",
      "",
      "Results go to standard output and remarks to standard error, so output can be piped. With --json"
          + " the output is one document, or with 'search --all', 'label --bulk' and 'resources' of more"
          + " than 100 parties one on each line; 'run' has none. On a terminal long walks show how far"
          + " they have come, but not with --verbose.",
      "",
      "Exit codes: 0 done; 2 usage; 3 refused by the API (4xx); 4 network, 429 or 5xx; 5 no token or no"
          + " login; 6 an action that may have been performed: look before repeating it; 1 anything"
          + " else, such as a dialog token that is not valid. Of 'label --bulk' the code"
          + " is that of the first part that failed."
    })
final class Program implements Callable<Integer> {

  @SuppressWarnings("UnusedVariable") // for the help only: commands have their own
  @Mixin
  private GlobalOptions options = new GlobalOptions();

  private Program() {}

  /** Never called: {@link CommandFirst} puts a command into every command line. */
  @Override
  public Integer call() {
    throw new UsageException("Which command? 'dialogporten --help' lists them.");
  }

  /**
   * The program, ready to execute.
   *
   * @param environment the environment variables
   * @param console where output goes
   * @return a new command line
   */
  static CommandLine commandLine(Map<String, String> environment, Console console) {
    CommandLine program =
        new CommandLine(new Program())
            .addSubcommand(new RunCommand(console, environment))
            .addSubcommand(new TokenCommand(console, environment))
            .addSubcommand(new VerifyTokenCommand(console, environment))
            .addSubcommand(new TokenKeysCommand(console, environment))
            .addSubcommand(new LoginCommand(console, environment))
            .addSubcommand(new LogoutCommand(console, environment))
            .addSubcommand(new NewSessionKeyCommand(console))
            .addSubcommand(new PartiesCommand(console, environment))
            .addSubcommand(new SearchCommand(console, environment))
            .addSubcommand(new OpenCommand(console, environment))
            .addSubcommand(new ContentCommand(console, environment))
            .addSubcommand(new ActCommand(console, environment))
            .addSubcommand(new LabelCommand(console, environment))
            .addSubcommand(new TransmissionsCommand(console, environment))
            .addSubcommand(new ActivitiesCommand(console, environment))
            .addSubcommand(new SeenLogCommand(console, environment))
            .addSubcommand(new LabelLogCommand(console, environment))
            .addSubcommand(new LookupCommand(console, environment))
            .addSubcommand(new ResourcesCommand(console, environment))
            .addSubcommand(new LimitsCommand(console, environment))
            .addSubcommand(new ServeCommand(console));
    program
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().usageMessage().abbreviateSynopsis(true));
    return program
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false) // a token may begin with an @
        .registerConverter(UUID.class, Program::uuid)
        .setUsageHelpWidth(100)
        .setOut(console.outWriter())
        .setErr(console.errWriter())
        .setParameterExceptionHandler(Program::badCommandLine)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof BrokenPipeException) {
                return ExitCodes.DONE;
              }
              return new FailureReport(console, isVerbose(parsed)).tell(failure);
            })
        .setExecutionStrategy(
            parsed -> {
              Logging.start(isVerbose(parsed));
              return new CommandLine.RunLast().execute(parsed);
            });
  }

  private static int badCommandLine(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    // it quotes what was typed: a token in the wrong place is not to be repeated
    command.getErr().println(Text.withoutLongWords(String.valueOf(failure.getMessage())));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCodes.USAGE;
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("that is no id; 'search' shows those of dialogs");
    }
  }

  private static boolean isVerbose(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption("--verbose");
  }
}
