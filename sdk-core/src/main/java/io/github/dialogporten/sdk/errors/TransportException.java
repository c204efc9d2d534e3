package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * No answer: no connection, no time, or a connection that broke. {@link #mayHaveBeenCarriedOut()}
 * tells whether the request had left.
 */
public class TransportException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  /** What broke. */
  public enum Kind {
    /** No connection: the host is unknown, or nobody answers there. Nothing was sent. */
    CONNECT,
    /** No time: a timeout of the connection, or the call's own. */
    TIMEOUT,
    /** The server's certificate, or the encrypted connection, is not right. Nothing was sent. */
    TLS,
    /**
     * The connection broke before the answer was whole, or the answer was not one whole document.
     */
    CLOSED,
    /** The calling thread was interrupted. Its interrupt flag is set again. */
    INTERRUPTED
  }

  private final Kind kind;

  /**
   * A call without an answer.
   *
   * @param call which call
   * @param kind what broke
   * @param cause the cause, whose message holds no values
   */
  public TransportException(CallInfo call, Kind kind, @Nullable Throwable cause) {
    super(call, text(kind), cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  private static String text(Kind kind) {
    return switch (kind) {
      case CONNECT -> "no connection";
      case TIMEOUT -> "out of time";
      case TLS -> "no trusted connection";
      case CLOSED -> "the connection broke";
      case INTERRUPTED -> "interrupted";
    };
  }

  /**
   * What broke.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean isTransient() {
    return kind != Kind.INTERRUPTED && kind != Kind.TLS;
  }

  @Override
  TransportException again() {
    return new TransportException(call(), kind, this);
  }
}
