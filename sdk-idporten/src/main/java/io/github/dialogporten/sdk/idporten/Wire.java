package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is sent to the issuer goes through here, over the core's connections. */
final class Wire {

  /** Documents are small, and there is something to fall back on. */
  private static final Duration DOCUMENT = Duration.ofSeconds(5);

  /** Together with two documents below what the token cache gives a load. */
  private static final Duration LONGEST = Duration.ofSeconds(45);

  private final IssuerHttp http;
  private final ClientCredentials credentials;
  private final Duration timeout;

  Wire(AltinnConnection connection, ClientCredentials credentials) {
    Duration patience = connection.http().callTimeout();
    this.http = new IssuerHttp(connection);
    this.credentials = credentials;
    this.timeout = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
  }

  IssuerReply document(Operation operation, URI address) {
    return http.send(IssuerRequest.get(operation.value(), address, DOCUMENT));
  }

  /** With the client's authentication, made anew for each attempt. */
  IssuerReply post(Operation operation, URI address, Map<String, List<String>> fields) {
    return http.send(request(operation, address, fields));
  }

  /** The same for a code: it is not sent again once it may have left. */
  IssuerReply postCode(URI address, Map<String, List<String>> fields) {
    return http.send(request(Operation.CODE, address, fields).onlyOnce());
  }

  /** The same for a refresh token of this person. */
  IssuerReply postRefresh(URI address, Map<String, List<String>> fields, String subject) {
    return http.send(request(Operation.REFRESH, address, fields).forGrant(subject).onlyOnce());
  }

  /** How long something that is sent once may take, with the documents that it needs. */
  Duration longest() {
    return timeout.plus(DOCUMENT.multipliedBy(2));
  }

  boolean signs() {
    return credentials.signs();
  }

  boolean isPublicClient() {
    return credentials.isPublic();
  }

  private IssuerRequest request(
      Operation operation, URI address, Map<String, List<String>> fields) {
    IssuerRequest request =
        IssuerRequest.postFields(
            operation.value(), address, () -> form(operation, fields), timeout);
    Optional<String> header = credentials.header();
    return header.isPresent() ? request.header("Authorization", header.get()) : request;
  }

  private List<Map.Entry<String, String>> form(
      Operation operation, Map<String, List<String>> fields) {
    List<Map.Entry<String, String>> form = new ArrayList<>();
    fields.forEach((name, values) -> values.forEach(value -> form.add(Map.entry(name, value))));
    credentials
        .fields(operation)
        .forEach(
            (name, value) -> {
              if (!fields.containsKey(name)) {
                form.add(Map.entry(name, value));
              }
            });
    return form;
  }
}
