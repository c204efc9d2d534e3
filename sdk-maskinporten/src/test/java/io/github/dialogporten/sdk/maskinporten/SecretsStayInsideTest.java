package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.keys.Keys;
import io.github.dialogporten.sdk.keys.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marked secrets go through every path, and are looked for in all that comes out. */
class SecretsStayInsideTest {

  private static final String TOKEN = "canary-access-token";
  private static final String BODY = "canary-body-text";
  private static final String PID = Persons.number("018190", 100);
  private static final String RESOURCE = "https://canary-resource.example/";
  private static final String REF = "canary-external-ref";

  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Handler recorder =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
          said.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    recorder.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(recorder);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(recorder);
    root.setLevel(before);
  }

  @Test
  void nothingSecretComesOut() {
    List<String> assertions;
    try (MockMaskinporten maskinporten = new MockMaskinporten()) {
      MaskinportenClient client = maskinporten.client().build();
      maskinporten.metadata(json(200, "{\"issuer\":\"" + BODY + "\"}"));
      TokenProvider provider = client.systemUser(SystemUser.of(BAKERY).externalRef(REF));
      for (ResponseDefinitionBuilder answer : answers()) {
        maskinporten.answers(answer);
        try {
          AccessToken token = provider.token(WANTED);
          said.add(token.toString());
          provider.rejected(WANTED, token);
        } catch (DialogportenException e) {
          said.add(e.toString());
          said.add(trace(e));
        }
        maskinporten
            .time()
            .advance(Duration.ofSeconds(11)); // a failure is remembered, and an outage waited for
      }
      GrantRequest personal =
          GrantRequest.organisation().pid(PID).consumerOrg(BAKERY).resource(URI.create(RESOURCE));
      try {
        said.add(client.grant(personal).token(WANTED).toString());
      } catch (DialogportenException e) {
        said.add(trace(e));
      }
      say(personal, client.grant(personal), client.grant(personal).identity());
      assertions = maskinporten.assertions();
      say(client, provider, Keys.signing(), SystemUser.of(BAKERY).externalRef(REF));
      say(maskinporten.client(), provider.identity(), maskinporten.connection());
    }

    assertThat(assertions).hasSizeGreaterThan(answers().size());
    List<String> secrets = new ArrayList<>(List.of(TOKEN, BODY, REF, BAKERY, PID, RESOURCE));
    secrets.addAll(Arrays.asList(Secrets.ofTheKey()));
    for (String assertion : assertions) {
      secrets.addAll(Arrays.asList(assertion.split("\\.", -1)).subList(1, 3));
    }
    assertThat(said).anyMatch(text -> text.contains("maskinporten.token: POST"));
    assertThat(said)
        .allSatisfy(text -> assertThat(text).doesNotContain(secrets.toArray(new String[0])));
  }

  private static List<ResponseDefinitionBuilder> answers() {
    List<ResponseDefinitionBuilder> answers = new ArrayList<>();
    answers.add(token(TOKEN, 120));
    for (MaskinportenError.Known known : MaskinportenError.Known.values()) {
      answers.add(
          json(
              400,
              "{\"error\":\"invalid_grant\",\"error_description\":\"%s %s %s\"}"
                  .formatted(known.code(), BODY, REF)));
    }
    answers.add(json(400, "{\"error\":\"" + BODY + "\"}"));
    answers.add(json(400, "{\"" + BODY + "\":"));
    answers.add(json(200, "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"MAC\"}"));
    answers.add(json(200, "{\"access_token\":\"" + TOKEN + " \"}"));
    answers.add(json(200, "{\"access_token\":\"" + TOKEN));
    answers.add(aResponse().withStatus(200).withBody(BODY));
    answers.add(aResponse().withStatus(502).withBody(BODY));
    answers.add(aResponse().withStatus(503).withBody(BODY).withHeader("Retry-After", BODY));
    answers.add(aResponse().withStatus(302).withHeader("Location", "https://x.example/" + BODY));
    answers.add(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    answers.add(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    answers.add(aResponse().withFault(Fault.EMPTY_RESPONSE));
    return answers;
  }

  private void say(Object... things) {
    for (Object thing : things) {
      said.add(thing.toString());
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
