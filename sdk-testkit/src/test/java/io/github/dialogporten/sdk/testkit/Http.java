package io.github.dialogporten.sdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plain client of the kit: no retries, no reading between the lines. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LocalAltinn altinn;
  private final @Nullable String token;

  Http(LocalAltinn altinn, @Nullable String token) {
    this.altinn = altinn;
    this.token = token;
  }

  /** An answer, and its body as JSON when asked for. */
  record Response(int status, String body, HttpResponse<byte[]> raw) {

    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** The messages of a problem under a key, in one text. */
    String error(String key) {
      return json().path("errors").path(key).toString();
    }
  }

  Response get(String path, String... headers) {
    return send("GET", altinn.dialogportenUrl() + "/api/v1/" + path, null, headers);
  }

  Response search(Map<String, String> parameters, String... headers) {
    StringBuilder query = new StringBuilder("enduser/dialogs?");
    parameters.forEach(
        (name, value) -> query.append(name).append('=').append(encode(value)).append('&'));
    return get(query.toString(), headers);
  }

  Response open(UUID dialog, String... headers) {
    return get("enduser/dialogs/" + dialog, headers);
  }

  Response labels(UUID dialog, String body, String... headers) {
    return send(
        "PUT",
        altinn.dialogportenUrl() + "/api/v1/enduser/dialogs/" + dialog + "/context/systemlabels",
        body,
        headers);
  }

  Response send(String method, String url, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Response(
          response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
