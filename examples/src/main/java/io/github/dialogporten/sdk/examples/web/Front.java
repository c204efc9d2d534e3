package io.github.dialogporten.sdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the JDK's server, and answers each. */
final class Front implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final URI base;
  private final Routes routes;

  Front(URI base, Routes routes) {
    this.base = base;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      send(exchange, reply(exchange));
    } finally {
      exchange.close();
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    Call call;
    try {
      call = Call.read(exchange);
    } catch (IllegalArgumentException e) {
      return Pages.failed(400, "That was not understood", "Look in the inbox.");
    }
    if (!call.method().equals("GET") && !call.method().equals("POST")) {
      return Reply.empty(405).with("Allow", "GET, POST");
    }
    if (!isForUs(call)) {
      return Reply.seeOther(URI.create(base + "/"));
    }
    try {
      return routes.handle(call);
    } catch (RuntimeException e) {
      LOG.warn("a request failed: {}", e.getClass().getName());
      return Pages.failed(500, "Something is wrong here", "It is not you. Try again later.");
    }
  }

  /** On this machine, another site's name may be made to lead here; it gets none of our pages. */
  private boolean isForUs(Call call) {
    return base.getScheme().equals("https")
        || call.header("Host").filter(base.getAuthority()::equals).isPresent();
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (base.getScheme().equals("https")) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    reply.headers().forEach(headers::set);
    exchange.sendResponseHeaders(reply.status(), reply.length());
    reply.writeTo(exchange.getResponseBody());
  }
}
