package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** The HTTP method of an action. */
public final class HttpVerb extends OpenValue<HttpVerb.Known> {

  private static final long serialVersionUID = 1L;

  /** GET. */
  public static final HttpVerb GET = new HttpVerb("GET", Known.GET);

  /** POST. */
  public static final HttpVerb POST = new HttpVerb("POST", Known.POST);

  /** PUT. */
  public static final HttpVerb PUT = new HttpVerb("PUT", Known.PUT);

  /** PATCH. */
  public static final HttpVerb PATCH = new HttpVerb("PATCH", Known.PATCH);

  /** DELETE. */
  public static final HttpVerb DELETE = new HttpVerb("DELETE", Known.DELETE);

  /** HEAD. */
  public static final HttpVerb HEAD = new HttpVerb("HEAD", Known.HEAD);

  /** OPTIONS. */
  public static final HttpVerb OPTIONS = new HttpVerb("OPTIONS", Known.OPTIONS);

  /** TRACE. */
  public static final HttpVerb TRACE = new HttpVerb("TRACE", Known.TRACE);

  /** CONNECT. */
  public static final HttpVerb CONNECT = new HttpVerb("CONNECT", Known.CONNECT);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link HttpVerb#GET}. */
    GET,
    /** See {@link HttpVerb#POST}. */
    POST,
    /** See {@link HttpVerb#PUT}. */
    PUT,
    /** See {@link HttpVerb#PATCH}. */
    PATCH,
    /** See {@link HttpVerb#DELETE}. */
    DELETE,
    /** See {@link HttpVerb#HEAD}. */
    HEAD,
    /** See {@link HttpVerb#OPTIONS}. */
    OPTIONS,
    /** See {@link HttpVerb#TRACE}. */
    TRACE,
    /** See {@link HttpVerb#CONNECT}. */
    CONNECT
  }

  private HttpVerb(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The method with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static HttpVerb of(String value) {
    return switch (value) {
      case "GET" -> GET;
      case "POST" -> POST;
      case "PUT" -> PUT;
      case "PATCH" -> PATCH;
      case "DELETE" -> DELETE;
      case "HEAD" -> HEAD;
      case "OPTIONS" -> OPTIONS;
      case "TRACE" -> TRACE;
      case "CONNECT" -> CONNECT;
      default -> new HttpVerb(value, null);
    };
  }
}
