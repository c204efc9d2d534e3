package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.FaultPlan;
import io.github.dialogporten.sdk.testkit.internal.http.FaultPlan.Kind;
import io.github.dialogporten.sdk.testkit.internal.http.HttpDate;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with a request. Immutable. */
public final class Fault {

  private static final Answer NOTHING = Answer.empty(500);

  private final FaultPlan plan;

  /** For an answer that names the path that was asked for; null for all others. */
  private final @Nullable Function<String, Answer> problem;

  private Fault(Kind kind, boolean execute, Answer answer, Duration pause) {
    this(new FaultPlan(kind, execute, answer, pause, UnaryOperator.identity()), null);
  }

  private Fault(FaultPlan plan, @Nullable Function<String, Answer> problem) {
    this.plan = plan;
    this.problem = problem;
  }

  private static Fault problem(Function<String, Answer> problem) {
    Answer any = problem.apply("/");
    return new Fault(
        new FaultPlan(Kind.ANSWER, false, any, Duration.ZERO, UnaryOperator.identity()), problem);
  }

  FaultPlan plan(Request request) {
    if (problem == null) {
      return plan;
    }
    String path = request.path();
    String prefix = Dialogporten.PREFIX;
    Answer answer =
        problem.apply(path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path);
    return new FaultPlan(plan.kind(), plan.execute(), answer, plan.pause(), plan.edit());
  }

  /**
   * Another status, with an empty body; the request is not carried out.
   *
   * @param status the status
   * @return the fault; {@link #header} and {@link #body} add to it
   */
  public static Fault status(int status) {
    return new Fault(Kind.ANSWER, false, Answer.empty(status), Duration.ZERO);
  }

  /**
   * Somebody else changes the same labels at that moment: 409 with the body that Dialogporten sends
   * then. The request is not carried out; the same one again may well succeed.
   *
   * @return the fault
   */
  public static Fault conflict() {
    return problem(
        path -> Problem.of(409, path, "", "Something else was written at the same time."));
  }

  /**
   * Dialogporten fails: 500 with the body that it sends then. The request is not carried out.
   *
   * @return the fault
   */
  public static Fault internalError() {
    return problem(path -> Problem.of(500, path));
  }

  /**
   * What Dialogporten relies on fails, such as the authorization or the registers: 502 with the
   * body that it sends then. The request is not carried out.
   *
   * @return the fault
   */
  public static Fault badGateway() {
    return problem(path -> Problem.of(502, path));
  }

  /**
   * Maintenance without an end: 503 as plain text, without {@code Retry-After}.
   *
   * @return the fault
   */
  public static Fault maintenance() {
    return status(503).body("text/plain", "Service Unavailable");
  }

  /**
   * Maintenance: 503 as plain text, with {@code Retry-After} as a date, as Dialogporten sends it.
   *
   * @param until the date
   * @return the fault
   */
  public static Fault maintenance(Instant until) {
    return maintenance().header("Retry-After", HttpDate.of(until));
  }

  /**
   * The connection is closed before anything is answered; the request is not carried out.
   *
   * @return the fault
   */
  public static Fault closedBeforeAnswer() {
    return new Fault(Kind.CLOSE, false, NOTHING, Duration.ZERO);
  }

  /**
   * The request is carried out, and then the connection is closed without an answer.
   *
   * @return the fault
   */
  public static Fault closedAfterCarriedOut() {
    return new Fault(Kind.CLOSE, true, NOTHING, Duration.ZERO);
  }

  /**
   * The request is carried out, and the connection is closed in the middle of the answer's body.
   *
   * @return the fault
   */
  public static Fault closedInBody() {
    return new Fault(Kind.CLOSE_IN_BODY, true, NOTHING, Duration.ZERO);
  }

  /**
   * The real answer, but late. Real time passes, whatever clock the kit has.
   *
   * @param wait for how long nothing is sent
   * @return the fault
   */
  public static Fault slowHeaders(Duration wait) {
    return new Fault(Kind.SLOW_HEADERS, true, NOTHING, Objects.requireNonNull(wait, "wait"));
  }

  /**
   * The real answer, with a pause in the middle of its body. Real time passes, whatever clock the
   * kit has.
   *
   * @param wait how long the pause is
   * @return the fault
   */
  public static Fault slowBody(Duration wait) {
    return new Fault(Kind.SLOW_BODY, true, NOTHING, Objects.requireNonNull(wait, "wait"));
  }

  /**
   * Only the first half of the real answer's body, as if it were all of it.
   *
   * @return the fault
   */
  public static Fault truncated() {
    return new Fault(Kind.TRUNCATE, true, NOTHING, Duration.ZERO);
  }

  /**
   * The real answer with its body edited: an unknown value, a field more, a null in a list.
   *
   * @param edit from the real body to the one that is sent
   * @return the fault
   */
  public static Fault edited(UnaryOperator<String> edit) {
    return new Fault(new FaultPlan(Kind.EDIT, true, NOTHING, Duration.ZERO, edit), null);
  }

  /**
   * The real answer with another body.
   *
   * @param body the body
   * @return the fault
   */
  public static Fault replacedBody(String body) {
    return edited(real -> body);
  }

  /**
   * The same fault with a header more; only for {@link #status} and {@link #maintenance()}.
   *
   * @param name the name
   * @param value the value
   * @return a new fault
   * @throws IllegalStateException for another kind of fault
   */
  public Fault header(String name, String value) {
    onlyForStatus();
    return new Fault(plan.kind(), plan.execute(), plan.answer().with(name, value), plan.pause());
  }

  /**
   * The same fault with a body; only for {@link #status} and {@link #maintenance()}.
   *
   * @param contentType its type
   * @param body the body
   * @return a new fault
   * @throws IllegalStateException for another kind of fault
   */
  public Fault body(String contentType, String body) {
    onlyForStatus();
    Answer answer = plan.answer().with("Content-Type", contentType);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Fault(plan.kind(), plan.execute(), answer.withBody(bytes), plan.pause());
  }

  private void onlyForStatus() {
    if (plan.kind() != Kind.ANSWER || problem != null) {
      throw new IllegalStateException("only a fault with a status has headers and a body");
    }
  }
}
