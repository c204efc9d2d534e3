package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.BulkFailedException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a person is told when something fails, and the exit code that goes with it. */
final class FailureReport {

  private final Console console;
  private final boolean verbose;

  FailureReport(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  /**
   * Tells it on standard error.
   *
   * @param failure what happened
   * @return the exit code
   */
  int tell(Throwable failure) {
    if (failure instanceof UsageException) {
      console.note(String.valueOf(failure.getMessage()));
    } else if (failure instanceof IllegalArgumentException) {
      console.note("Not sent: " + failure.getMessage());
    } else if (failure instanceof ApiException refusal) {
      String trace = refusal.traceId().orElse("");
      console.note(String.valueOf(refusal.getMessage()).replace(" [trace " + trace + "]", ""));
      problem(refusal.problem());
      if (!trace.isEmpty()) {
        console.note("  trace id: " + trace);
      }
      hint(refusal);
    } else if (failure instanceof TokenException refusal) {
      console.note(String.valueOf(refusal.getMessage()));
      refusal.correlationId().ifPresent(id -> say("correlation id", id));
      TokenHints.of(refusal).ifPresent(console::note);
    } else if (failure instanceof BulkFailedException parts) {
      console.note(String.valueOf(failure.getMessage()) + "; the first:");
      return tell(first(parts));
    } else if (failure instanceof ActionOutcomeUnknownException unknown) {
      console.note(String.valueOf(failure.getMessage()));
      cause(unknown);
    } else if (failure instanceof DialogportenException) {
      console.note(String.valueOf(failure.getMessage()));
      hint(failure);
    } else {
      console.note("It failed: " + described(failure));
    }
    if (verbose && !(failure instanceof UsageException)) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      console.note(trace.toString());
    }
    return code(failure);
  }

  /** The exit code for a failure. */
  static int code(Throwable failure) {
    if (failure instanceof UsageException || failure instanceof IllegalArgumentException) {
      return ExitCodes.USAGE;
    } else if (failure instanceof TokenException) {
      return ExitCodes.TOKEN;
    } else if (failure instanceof TransportException) {
      return ExitCodes.UNAVAILABLE;
    } else if (failure instanceof ApiException answer) {
      return answer.isTransient() || answer.status() >= 500
          ? ExitCodes.UNAVAILABLE
          : answer.status() >= 400 ? ExitCodes.REFUSED : ExitCodes.FAILED;
    } else if (failure instanceof BulkFailedException parts) {
      return code(first(parts));
    } else if (failure instanceof ActionException action) {
      return switch (action.reason()) {
        case CONFIRMATION_REQUIRED, NAVIGATIONAL -> ExitCodes.USAGE;
        case NOT_AUTHORIZED -> ExitCodes.REFUSED;
        case OUTCOME_UNKNOWN -> ExitCodes.UNKNOWN;
        default -> ExitCodes.FAILED;
      };
    } else if (failure instanceof ContentException content) {
      return content.reason() == ContentException.Reason.NOT_AUTHORIZED
          ? ExitCodes.REFUSED
          : ExitCodes.FAILED;
    }
    return ExitCodes.FAILED;
  }

  private static Throwable first(BulkFailedException parts) {
    return Objects.requireNonNull(parts.getCause(), "cause");
  }

  /** Not one of the SDK's, so its message can quote anything. */
  private static String described(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    return failure.getMessage() == null
        ? kind + " (--verbose shows where)"
        : kind + ": " + Text.withoutLongWords(Text.withoutNumbers(failure.getMessage()));
  }

  /** What came instead of an answer that says what was done. */
  private void cause(ActionOutcomeUnknownException unknown) {
    if (unknown.getCause() instanceof DialogportenException cause) {
      say("what came", String.valueOf(cause.getMessage()));
      if (cause instanceof ApiException answer) {
        problem(answer.problem());
      }
    }
  }

  private void problem(Problem problem) {
    problem.title().ifPresent(title -> say("title", title));
    problem.detail().ifPresent(detail -> say("detail", detail));
    problem.code().ifPresent(code -> say("code", code));
    for (Map.Entry<String, List<String>> error : problem.errors().entrySet()) {
      error
          .getValue()
          .forEach(text -> say(error.getKey().isEmpty() ? "error" : error.getKey(), text));
    }
  }

  private void say(String what, String text) {
    console.note("  " + what + ": " + Text.withoutNumbers(text));
  }

  private void hint(Throwable failure) {
    if (failure instanceof UnauthorizedException) {
      console.note("The token was not accepted: 'dialogporten token' shows what it says.");
    } else if (failure instanceof ForbiddenException forbidden) {
      forbidden
          .requiredScope()
          .ifPresent(scope -> console.note("--scope asks for a scope, where a client has it."));
      forbidden
          .requiredAcr()
          .ifPresent(acr -> console.note("A person can log in again, with --acr " + acr + "."));
    } else if (failure instanceof PreconditionFailedException) {
      console.note("'open' shows the revision that the labels have now; it marks as seen.");
    } else if (failure instanceof NotFoundException missing) {
      missing.visibleFrom().ifPresent(time -> console.note("Visible from " + time + "."));
    } else if (failure instanceof ApiException answer) {
      answer.retryAfter().ifPresent(wait -> console.note("Try again in " + seconds(wait) + "."));
    }
  }

  private static String seconds(Duration wait) {
    return Math.max(1, wait.toSeconds()) + " s";
  }
}
