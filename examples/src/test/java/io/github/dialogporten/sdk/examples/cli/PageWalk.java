package io.github.dialogporten.sdk.examples.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through the pages of an ID-porten that this test did not start: the first person that is
 * offered logs in, and allows everything.
 */
final class PageWalk {

  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(type|name|value)=\"([^\"]*)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private PageWalk() {}

  /** Walks to the page that says that the window can be closed, and gives it. */
  static String walk(URI address) throws IOException, InterruptedException {
    PageWalk walk = new PageWalk();
    HttpResponse<String> page = walk.send(HttpRequest.newBuilder(address).build());
    page = walk.submit(page, "login");
    return walk.submit(page, "approve").body();
  }

  private HttpResponse<String> submit(HttpResponse<String> page, String button)
      throws IOException, InterruptedException {
    Matcher action = ACTION.matcher(page.body());
    if (!action.find()) {
      throw new IllegalStateException("no form: " + page.statusCode());
    }
    StringBuilder fields = new StringBuilder("action=" + button);
    INPUT
        .matcher(page.body())
        .results()
        .map(input -> input.group())
        .filter(input -> !input.contains("radio") || input.contains(" checked"))
        .forEach(input -> fields.append('&').append(field(input)));
    return send(
        HttpRequest.newBuilder(page.uri().resolve(action.group(1)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields.toString()))
            .build());
  }

  private static String field(String input) {
    String name = "";
    String value = "";
    Matcher attributes = ATTRIBUTE.matcher(input);
    while (attributes.find()) {
      if (attributes.group(1).equals("name")) {
        name = attributes.group(2);
      } else if (attributes.group(1).equals("value")) {
        value = attributes.group(2);
      }
    }
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
