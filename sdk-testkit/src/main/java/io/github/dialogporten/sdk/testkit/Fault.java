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

/** Something that goes wrong with a request. Immutable. */
public final class Fault {

  private final FaultPlan plan;

  /** By the path that was asked for, which some answers name. */
  private final Function<String, Answer> answer;

  private Fault(Kind kind, boolean execute, Duration pause, UnaryOperator<String> edit) {
    this(new FaultPlan(kind, execute, Answer.empty(500), pause, edit), path -> Answer.empty(500));
  }

  private Fault(FaultPlan plan, Function<String, Answer> answer) {
    this.plan = plan;
    this.answer = answer;
  }

  private static Fault of(Kind kind, boolean execute) {
    return new Fault(kind, execute, Duration.ZERO, UnaryOperator.identity());
  }

  private static Fault slow(Kind kind, Duration wait) {
    return new Fault(kind, true, Objects.requireNonNull(wait, "wait"), UnaryOperator.identity());
  }

  private static Fault answering(Kind kind, Function<String, Answer> answer) {
    return new Fault(of(kind, false).plan, answer);
  }

  FaultPlan plan(Request request) {
    String path = request.path();
    String prefix = Dialogporten.PREFIX;
    String asked = path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    return new FaultPlan(
        plan.kind(), plan.execute(), answer.apply(asked), plan.pause(), plan.edit());
  }

  /**
   * Another status, with an empty body; the request is not carried out.
   *
   * @param status the status
   * @return the fault; {@link #header} and {@link #body} add to it
   */
  public static Fault status(int status) {
    return answering(Kind.ANSWER, path -> Answer.empty(status));
  }

  /**
   * Somebody else changes the same labels at that moment: 409 with the body that Dialogporten sends
   * then. The request is not carried out; the same one again may well succeed.
   *
   * @return the fault
   */
  public static Fault conflict() {
    return answering(
        Kind.PROBLEM,
        path -> Problem.of(409, path, "", "Something else was written at the same time."));
  }

  /**
   * Dialogporten fails: 500 with the body that it sends then. The request is not carried out.
   *
   * @return the fault
   */
  public static Fault internalError() {
    return answering(Kind.PROBLEM, path -> Problem.of(500, path));
  }

  /**
   * What Dialogporten relies on fails, such as the authorization or the registers: 502 with the
   * body that it sends then. The request is not carried out.
   *
   * @return the fault
   */
  public static Fault badGateway() {
    return answering(Kind.PROBLEM, path -> Problem.of(502, path));
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
   * The connection is closed before anything is answered; the request is not carried out. Where the
   * connection was a kept one, the SDK sends what may be sent twice again at once, without counting
   * it as an attempt: to end a call with this fault, plan it more often than the call has attempts.
   *
   * @return the fault
   */
  public static Fault closedBeforeAnswer() {
    return of(Kind.CLOSE, false);
  }

  /**
   * The request is carried out, and then the connection is closed without an answer.
   *
   * @return the fault
   */
  public static Fault closedAfterCarriedOut() {
    return of(Kind.CLOSE, true);
  }

  /**
   * The request is carried out, and the connection is closed in the middle of the answer's body.
   *
   * @return the fault
   */
  public static Fault closedInBody() {
    return of(Kind.CLOSE_IN_BODY, true);
  }

  /**
   * The real answer, but late. Real time passes, whatever clock the kit has.
   *
   * @param wait for how long nothing is sent
   * @return the fault
   */
  public static Fault slowHeaders(Duration wait) {
    return slow(Kind.SLOW_HEADERS, wait);
  }

  /**
   * The real answer, with a pause in the middle of its body. Real time passes, whatever clock the
   * kit has.
   *
   * @param wait how long the pause is
   * @return the fault
   */
  public static Fault slowBody(Duration wait) {
    return slow(Kind.SLOW_BODY, wait);
  }

  /**
   * Only the first half of the real answer's body, as if it were all of it.
   *
   * @return the fault
   */
  public static Fault truncated() {
    return of(Kind.TRUNCATE, true);
  }

  /**
   * The real answer with its body edited: an unknown value, a field more, a null in a list.
   *
   * @param edit from the real body to the one that is sent
   * @return the fault
   */
  public static Fault edited(UnaryOperator<String> edit) {
    return new Fault(Kind.EDIT, true, Duration.ZERO, edit);
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
    return changed(given -> given.with(name, value));
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
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return changed(given -> given.with("Content-Type", contentType).withBody(bytes));
  }

  @Override
  public String toString() {
    boolean answers = plan.kind() == Kind.ANSWER || plan.kind() == Kind.PROBLEM;
    return "Fault[" + plan.kind() + (answers ? " " + answer.apply("/").status() : "") + "]";
  }

  private Fault changed(UnaryOperator<Answer> change) {
    if (plan.kind() != Kind.ANSWER) {
      throw new IllegalStateException("only a fault with a status has headers and a body");
    }
    return answering(Kind.ANSWER, answer.andThen(change));
  }
}
