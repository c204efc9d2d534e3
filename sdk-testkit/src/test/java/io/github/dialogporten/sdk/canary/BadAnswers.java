package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static io.github.dialogporten.sdk.canary.Canaries.QUERY;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of every bad kind, with canaries wherever one can stand. */
final class BadAnswers {

  private static final int[] STATUSES = {
    302, 307, 400, 401, 403, 404, 406, 408, 409, 410, 412, 413, 418, 422, 429, 500, 502, 503, 504
  };
  private static final String ALL =
      String.join(" ", BODY, NAME, PID, ACCESS_TOKEN, "https://x.example/?" + QUERY + "=1");
  private static final String[] HEADERS = {
    "Location: https://x.example/" + PID + "?" + QUERY + "=1",
    "WWW-Authenticate: Bearer realm=\"" + ALL + "\" error=\"invalid_token\"",
    "Retry-After: " + QUERY,
    "Expires: " + PID,
    "ETag: \"" + ACCESS_TOKEN + "\"",
    "Set-Cookie: session=" + ACCESS_TOKEN,
    "X-" + QUERY + ": " + NAME
  };

  private BadAnswers() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (int status : STATUSES) {
      all.put(
          status + " with a problem",
          RawServer.http(status, "application/problem+json", problem(status), HEADERS));
      all.put(
          status + " with HTML",
          RawServer.http(status, "text/html", "<html><body>" + ALL + "</body></html>", HEADERS));
      all.put(status + " with text", RawServer.http(status, "text/plain", ALL, HEADERS));
      all.put(
          status + " with a broken problem",
          RawServer.http(status, "application/json", "{\"title\":\"" + ALL, HEADERS));
    }
    malformedJson(all);
    malformedHttp(all);
    return all;
  }

  private static String problem(int status) {
    return "{\"type\":\"https://x.example/?"
        + QUERY
        + "\",\"title\":\""
        + ALL
        + "\",\"detail\":\""
        + ALL
        + "\",\"instance\":\"/"
        + PID
        + "?"
        + QUERY
        + "\",\"status\":"
        + status
        + ",\"code\":\""
        + ACCESS_TOKEN
        + "\",\"traceId\":\""
        + PID
        + "\",\"errors\":{\""
        + ALL
        + "\":[\""
        + ALL
        + "\"],\"Forbidden\":[\""
        + ALL
        + "\"]}}";
  }

  private static void malformedJson(Map<String, byte[]> all) {
    String[] bodies = {
      "{\"id\":\"" + PID + " " + NAME + "\"}",
      "{\"id\":\"" + CanaryAltinn.ID + "\",\"createdAt\":\"" + NAME + "\"}",
      "{\"id\":{\"" + NAME + "\":[\"" + BODY + "\"]}}",
      "{\"" + NAME + "\":{\"" + QUERY + "\":",
      "{\"items\":[{\"" + BODY + "\":{\"" + PID + "\":[tru",
      "{\"content\":{\"title\":{\"value\":[{\"value\":{\"" + BODY + "\":1}}]}}}",
      "{\"authorizedParties\":[{\"party\":{\"" + PID + "\":\"" + NAME + "\"}}]}",
      "{\"authorizedParties\":[{\"party\":\"" + PID + "\",\"partyUuid\":\"" + NAME + "\"}]}",
      "[{\"createdAt\":\"" + BODY + "\",\"id\":\"" + PID + "\",\"performedBy\":\"" + NAME + "\"}]",
      "[{\"id\":\"" + CanaryAltinn.ID + "\",\"createdAt\":\"2026-13-" + PID + "\"}]",
      "\"" + ALL + "\"",
      ALL,
      "{\"a\":\"" + NAME + "\u0001\"}",
      "{\"a\":" + PID + PID + "e" + PID + "}",
      "{'" + NAME + "':'" + BODY + "'}",
      "",
      "[".repeat(2000) + "\"" + NAME + "\""
    };
    for (int i = 0; i < bodies.length; i++) {
      all.put("malformed JSON " + i, RawServer.json(bodies[i]));
    }
    byte[] json = RawServer.json("{\"id\":\"" + NAME + "%\"}");
    for (int i = 0; i < json.length; i++) {
      json[i] = json[i] == '%' ? (byte) 0xff : json[i];
    }
    all.put("JSON that is no UTF-8", json);
    all.put("HTML instead of JSON", RawServer.http(200, "text/html", "<html>" + ALL + "</html>"));
  }

  private static void malformedHttp(Map<String, byte[]> all) {
    String[] answers = {
      NAME + " " + PID + " " + ACCESS_TOKEN + "\r\n\r\n",
      "HTTP/1.1 " + NAME + "\r\n\r\n",
      "HTTP/" + PID + " 200 " + NAME + "\r\n\r\n",
      "HTTP/1.1 99" + PID + " " + NAME + "\r\n\r\n",
      "HTTP/1.1 200 " + NAME + "\r\n" + NAME + " without a colon\r\n\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nContent-Length: " + NAME + "\r\n\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"title\":\"" + BODY,
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: " + PID + "\r\n\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + NAME + "\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n" + BODY + BODY,
      "HTTP/1.1 200 OK\r\nContent-Type: " + NAME + "; charset=" + NAME + "\r\n\r\n" + BODY,
      "HTTP/1.1 200 OK\r\nSet-Cookie: " + ACCESS_TOKEN + "\r\nX: " + "y".repeat(400_000),
      "HTTP/1.1 101 " + NAME + "\r\nUpgrade: " + NAME + "\r\n\r\n" + BODY,
      "HTTP/1.1 204 OK\r\nContent-Length: 20\r\n\r\n" + BODY,
      ""
    };
    for (int i = 0; i < answers.length; i++) {
      all.put("malformed HTTP " + i, answers[i].getBytes(UTF_8));
    }
    byte[] whole = RawServer.http(200, "application/json", "{\"title\":\"" + ALL + "\"}");
    all.put("broken off in the head", Arrays.copyOf(whole, 20));
    all.put("broken off in the body", Arrays.copyOf(whole, whole.length - 10));
  }
}
