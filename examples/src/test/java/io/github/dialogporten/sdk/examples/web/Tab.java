package io.github.dialogporten.sdk.examples.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser at the web application: it keeps cookies, and follows nothing by itself. */
final class Tab {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(10)).build();
  private String token = "none";

  record Page(int status, URI location, String body, HttpResponse<String> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Tab(URI base) {
    this.base = base;
  }

  Page get(String path, String... headers) throws IOException, InterruptedException {
    return get(URI.create(base + path), headers);
  }

  Page get(URI uri, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  /** Sends the form of the page that was shown last, and goes on where the answer leads. */
  Page click(String path) throws IOException, InterruptedException {
    Page answer = post(path, token);
    return answer.status() == 303 ? get(answer.location()) : answer;
  }

  Page open(UUID dialog) throws IOException, InterruptedException {
    return click("/dialogs/" + dialog + "/open");
  }

  Page post(String path, String formToken) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "token=" + URLEncoder.encode(formToken, StandardCharsets.UTF_8))));
  }

  private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.timeout(Duration.ofSeconds(60)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    Matcher matcher = TOKEN.matcher(response.body());
    if (matcher.find()) {
      token = matcher.group(1);
    }
    URI location =
        response.headers().firstValue("Location").map(response.uri()::resolve).orElse(base);
    return new Page(response.statusCode(), location, response.body(), response);
  }

  CookieManager cookies() {
    return cookies;
  }
}
