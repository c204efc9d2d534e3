package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.ConfigAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What all calls over one {@link AltinnConnection} share: the OkHttp clients, the routes, the way
 * of the attempts, the exchanged tokens, and what is the same for everybody. Thread-safe.
 */
final class Transport implements AutoCloseable {

  private final AltinnConnection connection;
  private final HttpEngine engine;
  private final Router router;
  private final Attempts attempts;
  private final AltinnExchange exchange;
  private final ConcurrentMap<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, OutageGate> gates = new ConcurrentHashMap<>();

  private Transport(AltinnConnection connection) {
    this.connection = connection;
    this.engine = new HttpEngine(connection);
    this.router = new Router(connection.environment());
    this.attempts = new Attempts(engine, router);
    this.exchange = new AltinnExchange(connection, attempts, router);
  }

  /** The one transport of a connection; an {@link IllegalStateException} once that is closed. */
  static Transport of(AltinnConnection connection) {
    return ConfigAccess.engine(connection, Transport.class, Transport::new);
  }

  AltinnConnection connection() {
    return connection;
  }

  Router router() {
    return router;
  }

  Attempts attempts() {
    return attempts;
  }

  AltinnExchange exchange() {
    return exchange;
  }

  /** The one object of a type, made when first asked for. */
  <T> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(shared.computeIfAbsent(type, ignored -> factory.get()));
  }

  /** Stands before one operation of one issuer: its outage says nothing of another one's host. */
  OutageGate gate(String operation, Route route) {
    return gates.computeIfAbsent(
        operation + " " + route.url().host() + ":" + route.url().port(),
        ignored -> new OutageGate(connection.timeSource()));
  }

  boolean isClosed() {
    return engine.isClosed();
  }

  @Override
  public void close() {
    engine.close();
  }
}
