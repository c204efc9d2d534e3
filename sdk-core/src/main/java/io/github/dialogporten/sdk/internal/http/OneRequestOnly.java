package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the wire: one request for each call, to the origin that was asked for.
 *
 * <p>OkHttp sends a request again by itself on a 503 with {@code Retry-After: 0}, whatever its
 * settings say; so that header travels under another name until it is out of OkHttp's sight.
 */
final class OneRequestOnly implements Interceptor {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "X-Dialogporten-Sdk-Retry-After";

  private final Connections connections = new Connections();
  private final int mostExpansion;

  /**
   * The last step.
   *
   * @param mostExpansion how many times as long as on the wire a file may become
   */
  OneRequestOnly(int mostExpansion) {
    this.mostExpansion = mostExpansion;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    @Nullable Ticket ticket = request.tag(Ticket.class);
    if (ticket == null || !ticket.use(request.url())) {
      throw new IOException("a second request, or one to another origin, was refused");
    }
    @Nullable Traffic traffic = ticket.traffic();
    if (traffic != null) {
      traffic.sends(request);
    }
    Connection connection = Objects.requireNonNull(chain.connection());
    ticket.leaves(connection, connections.of(connection));
    Response response = chain.proceed(request);
    ticket.answered(response.code());
    response = ticket.came(response, mostExpansion);
    return response.header(RETRY_AFTER) == null ? response : hidden(response);
  }

  private static Response hidden(Response response) {
    Headers.Builder headers = response.headers().newBuilder().removeAll(RETRY_AFTER);
    for (String wait : response.headers(RETRY_AFTER)) {
      headers.addUnsafeNonAscii(HIDDEN, wait); // add and set refuse bytes that servers do send
    }
    return response.newBuilder().headers(headers.build()).build();
  }

  /** What the answer's {@code Retry-After} headers say. */
  static List<String> retryAfter(Response response) {
    return response.headers(HIDDEN);
  }

  /** A header's own name. */
  static String nameOf(String header) {
    return header.equalsIgnoreCase(HIDDEN) ? RETRY_AFTER : header;
  }
}
