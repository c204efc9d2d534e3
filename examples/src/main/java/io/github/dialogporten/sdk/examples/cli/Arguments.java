package io.github.dialogporten.sdk.examples.cli;

import java.util.Map;
import java.util.function.Supplier;

/** What the SDK says of a wrong argument, told under the name of the option it came from. */
final class Arguments {

  private Arguments() {}

  /** Does work whose only argument is this option's value. */
  static <T> T named(String option, Supplier<T> work) {
    return named(option, Map.of(), work);
  }

  /**
   * Does work with the values of several options.
   *
   * @param option the option that is named when the argument is none of the others
   * @param others the options of arguments, by the argument's name
   * @param work what is done with the values
   * @return what the work gave
   * @throws UsageException instead of an {@link IllegalArgumentException}
   */
  static <T> T named(String option, Map<String, String> others, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      int colon = message.indexOf(": ");
      String argument = colon < 0 ? "" : message.substring(0, colon);
      throw new UsageException(
          others.getOrDefault(argument, option)
              + ": "
              + message.substring(colon < 0 ? 0 : colon + 2));
    }
  }
}
