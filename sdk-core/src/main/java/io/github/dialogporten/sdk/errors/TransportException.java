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
    /**
     * No connection: the host is unknown, nobody answers there, or the server took no more requests
     * on it. Nothing was sent, or nothing that the server looked at.
     */
    CONNECT,
    /** The proxy refused to connect to the server, with 407 or 403. Nothing was sent. */
    PROXY,
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
  private final String text;

  /**
   * A call without an answer.
   *
   * @param call which call
   * @param kind what broke
   * @param cause the cause, whose message holds no values
   */
  public TransportException(CallInfo call, Kind kind, @Nullable Throwable cause) {
    this(call, kind, text(kind), cause);
  }

  private TransportException(CallInfo call, Kind kind, String text, @Nullable Throwable cause) {
    super(call, text, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.text = text;
  }

  /**
   * A proxy that refused to connect.
   *
   * @param proxy its host and port; empty when they are not known
   * @param status 407 or 403
   */
  static TransportException proxy(CallInfo call, String proxy, int status) {
    String who = proxy.isEmpty() ? "the proxy" : "the proxy " + proxy;
    String what =
        status == 407
            ? " asks for credentials (407): set a proxyAuthenticator by AltinnHttp's customizer"
            : " does not allow a connection to this host (" + status + ")";
    return new TransportException(call, Kind.PROXY, who + what, null);
  }

  private static String text(Kind kind) {
    return switch (kind) {
      case CONNECT -> "no connection";
      case PROXY -> "the proxy refused the connection";
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
    return kind != Kind.INTERRUPTED && kind != Kind.TLS && kind != Kind.PROXY;
  }

  @Override
  TransportException again() {
    return new TransportException(call(), kind, text, this);
  }
}
