package io.github.dialogporten.sdk.testkit.internal.idporten;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Tells the clients' servers that a session is over: once each, and not for long. */
final class BackChannel {

  /** Somebody to be told, and what. */
  record Notice(URI uri, String token) {
    @Override
    public String toString() {
      return "Notice[" + uri.getHost() + "]";
    }
  }

  /** Made when there is something to tell for the first time. */
  private static final class Sender {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Sender() {}
  }

  private BackChannel() {}

  /** How many of them took it. */
  static int send(List<Notice> notices) {
    return (int) notices.stream().filter(BackChannel::taken).count();
  }

  /** There is one attempt: a client that does not answer is not told. */
  private static boolean taken(Notice notice) {
    HttpRequest request =
        HttpRequest.newBuilder(notice.uri())
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + notice.token()))
            .build();
    try {
      return Sender.CLIENT.send(request, BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
