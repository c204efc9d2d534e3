package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that every command has, before it or after it. */
final class GlobalOptions {

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      order = 1,
      description =
          "A ready bearer token, sent as it is. As an environment variable it does not show in"
              + " the list of processes. [DIALOGPORTEN_TOKEN]")
  @Nullable String token;

  @Option(
      names = "--language",
      paramLabel = "nb,en",
      order = 2,
      description =
          "Languages of texts, in order of preference; without it the API is asked for all of"
              + " them. [DIALOGPORTEN_LANGUAGE]")
  @Nullable String language;

  @Option(
      names = "--json",
      order = 3,
      description =
          "JSON and nothing else on standard output: one document, or where a command says so, one"
              + " on each line. It is the bytes that the API sent, where it sent JSON.")
  boolean json;

  @Option(
      names = "--verbose",
      order = 4,
      description =
          "What the SDK does, on standard error; stack traces too. Never tokens or personal data.")
  boolean verbose;

  @ArgGroup(validate = false, order = 1, heading = "%nWhich Altinn:%n")
  PlaceOptions place = new PlaceOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nYour client:%n")
  ClientOptions client = new ClientOptions();

  @ArgGroup(validate = false, order = 3, heading = "%nWhom Maskinporten's token is for:%n")
  MaskinportenOptions maskinporten = new MaskinportenOptions();

  @ArgGroup(validate = false, order = 4, heading = "%nA person who logs in:%n")
  PersonOptions person = new PersonOptions();

  @ArgGroup(validate = false, order = 5, heading = "%nTest tokens:%n")
  TestTokenOptions testToken = new TestTokenOptions();
}
