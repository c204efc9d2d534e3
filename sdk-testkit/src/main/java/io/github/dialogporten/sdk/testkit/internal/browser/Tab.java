package io.github.dialogporten.sdk.testkit.internal.browser;

import io.github.dialogporten.sdk.testkit.internal.state.LoopbackUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests one page after the other, with a cookie jar of its own. Not thread-safe. */
public final class Tab {

  /** One for all of them: it keeps no cookies and follows nothing. */
  private static final class Wire {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Wire() {}
  }

  private static final Pattern ERROR = Pattern.compile("<p id=\"error\">([^<]*)</p>");
  private static final Pattern FRAME = Pattern.compile("<iframe src=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("<a id=\"next\" href=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  /** An answer, before anything on it is followed. */
  public record Page(URI uri, int status, @Nullable URI redirect, String body) {

    public @Nullable Form form() {
      return Form.read(uri, body);
    }

    /** What an error page says. */
    public String error() {
      return first(ERROR).orElse("no error page of ID-porten's");
    }

    public List<URI> frames() {
      List<URI> frames = new ArrayList<>();
      Matcher matcher = FRAME.matcher(body);
      while (matcher.find()) {
        frames.add(URI.create(Form.unescape(matcher.group(1))));
      }
      return frames;
    }

    /** Where the page leads by itself, or by its link. */
    public Optional<URI> next() {
      return first(NEXT).map(URI::create);
    }

    private Optional<String> first(Pattern pattern) {
      Matcher matcher = pattern.matcher(body);
      return matcher.find() ? Optional.of(Form.unescape(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
      return "Page[" + status + "]";
    }
  }

  public Page open(URI uri) {
    return send(request(uri).GET(), uri);
  }

  public Page submit(Form form) {
    return send(
        request(form.action())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.encoded())),
        form.action());
  }

  private static HttpRequest.Builder request(URI uri) {
    if (!"http".equals(uri.getScheme()) || !LoopbackUri.isLoopback(uri)) {
      throw new IllegalArgumentException("uri: http on this machine");
    }
    return HttpRequest.newBuilder(withoutFragment(uri)).timeout(Duration.ofSeconds(30));
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }

  private Page send(HttpRequest.Builder builder, URI uri) {
    try {
      Map<String, List<String>> sent = cookies.get(uri, Map.of());
      List<String> jar = sent.getOrDefault("Cookie", List.of());
      if (!jar.isEmpty()) {
        builder.header("Cookie", String.join("; ", jar));
      }
      builder.header("Accept", "text/html,*/*;q=0.8");
      HttpResponse<String> response = Wire.CLIENT.send(builder.build(), BodyHandlers.ofString());
      cookies.put(uri, response.headers().map());
      URI redirect =
          response.statusCode() / 100 == 3
              ? response.headers().firstValue("Location").map(uri::resolve).orElse(null)
              : null;
      return new Page(uri, response.statusCode(), redirect, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("uri: the page cannot be had", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page was on its way", e);
    }
  }
}
