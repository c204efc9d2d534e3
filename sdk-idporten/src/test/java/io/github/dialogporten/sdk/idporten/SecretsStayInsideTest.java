package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
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

  private static final String ACCESS = "canary-access";
  private static final String REFRESH = "canary-refresh";
  private static final String BODY = "canary-body";
  private static final String CODE = "canary-code";
  private static final String SECRET = "canary-client-secret";
  private static final String SESSION_KEY = "canary-session-key";
  private static final String SID = "canary-sid";
  private static final String SUBJECT = "canary-subject";
  private static final String PID = "01820012345";

  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final List<String> secrets =
      new ArrayList<>(List.of(ACCESS, REFRESH, BODY, CODE, SECRET, SESSION_KEY, SID, SUBJECT, PID));
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final MiniProvider provider = new MiniProvider();
  private final Handler recorder =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
          // the test's own server logs as well, and knows everything
          if (!String.valueOf(entry.getLoggerName()).startsWith("com.sun.net.httpserver")
              && !String.valueOf(entry.getLoggerName()).startsWith("sun.net")) {
            said.add(formatter.format(entry));
          }
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
    provider.close();
  }

  @Test
  void nothingSecretComesOut() {
    provider.metadata(
        members -> {
          members.put("revocation_endpoint", provider.origin() + "/revoke");
          members.put("end_session_endpoint", provider.origin() + "/logout");
          members.put("pushed_authorization_request_endpoint", provider.origin() + "/par");
          return members;
        });
    for (ClientAuthentication authentication :
        List.of(
            ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()),
            ClientAuthentication.secretBasic(SECRET),
            ClientAuthentication.secretPost(SECRET),
            ClientAuthentication.none())) {
      IdPortenClient.Builder builder = provider.client().authentication(authentication);
      say(authentication, builder);
      IdPortenClient client = builder.build();
      say(client);
      walkThrough(client);
    }
    secrets.add(MiniProvider.CLIENT_KEY.getPrivateExponent().toString().substring(0, 20));
    provider.seen.forEach(this::addSecretsOf);
    assertThat(secrets).hasSizeGreaterThan(40);
    assertThat(said).anyMatch(text -> text.contains("idporten.code: POST"));
    assertThat(said)
        .allSatisfy(text -> assertThat(text).doesNotContain(secrets.toArray(new String[0])));
  }

  private void addSecretsOf(Seen seen) {
    for (String name : List.of("code_verifier", "nonce", "state")) {
      secrets.addAll(seen.form().getOrDefault(name, List.of()));
    }
    for (String assertion : seen.form().getOrDefault("client_assertion", List.of())) {
      secrets.addAll(Arrays.asList(assertion.split("\\.", -1)).subList(1, 3));
    }
  }

  private void walkThrough(IdPortenClient client) {
    provider.on("/par", seen -> Answer.error(BODY));
    tell(client::startLogin);
    provider.on("/par", seen -> Answer.json(201, "{\"" + BODY));
    tell(client::startLogin);
    provider.on(
        "/par",
        seen -> Answer.json(201, "{\"request_uri\":\"urn:" + BODY + "\",\"expires_in\":9}"));
    for (Answer answer : answers()) {
      LoginStart start = client.startLogin();
      provider.on("/token", seen -> answer);
      tell(() -> client.finishLogin(start.pending(), callback(start.pending(), answer)));
    }
    LoginStart start = client.startLogin();
    say(start, start.pending(), callback(start.pending(), "x"));
    for (String query :
        List.of(
            "code=" + CODE,
            "code=" + CODE + "&iss=" + BODY + "&state=",
            "error=" + BODY + "&error_description=" + BODY + "&state=",
            "error=access_denied&error_description=" + BODY + "&state=",
            "code=" + CODE + "&code=" + CODE + "&state=",
            "state=")) {
      PendingLogin once = client.startLogin().pending();
      String whole = query.endsWith("state=") ? query + once.state() : query;
      tell(() -> client.finishLogin(once, Callback.ofQuery(whole)));
    }
    tell(() -> PendingLogin.ofText(BODY));
    tell(() -> PersonSession.ofText("dps1." + BODY));

    JWTClaimsSet good =
        provider
            .claims(start.pending())
            .subject(SUBJECT)
            .claim("sid", SID)
            .claim("pid", PID)
            .build();
    provider.tokens(ACCESS, REFRESH, 120, MiniProvider.sign(good));
    PersonSession session = client.finishLogin(start.pending(), callback(start.pending(), "y"));
    secrets.add(session.tokens().idToken().split("\\.", -1)[1]);
    say(session, session.person(), session.tokens(), start.pending().parts());

    SessionStore store = SessionStore.inMemory();
    PersonTokenProvider tokens = client.person(SESSION_KEY, store);
    tokens.begin(session);
    AccessToken token = tokens.token(MiniProvider.WANTED);
    say(store, tokens, tokens.identity(), token);
    tokens.rejected(MiniProvider.WANTED, token);
    for (Answer answer : answers()) {
      provider.on("/token", seen -> answer);
      tell(() -> tokens.token(MiniProvider.WANTED));
    }
    provider.time.advance(Duration.ofSeconds(300));
    provider.on("/token", seen -> Answer.error("invalid_grant"));
    tell(() -> tokens.token(MiniProvider.WANTED));
    for (Answer answer : answers()) {
      provider.on("/revoke", seen -> answer);
      tell(
          () -> {
            client.revoke(session);
            return "revoked";
          });
    }
    tell(() -> client.frontChannelLogout("iss=" + BODY + "&sid=" + SID));
    tell(() -> client.backChannelLogout(BODY));
    tell(() -> client.backChannelLogout(session.tokens().idToken()));
    say(client.frontChannelLogout(Map.of("iss", List.of(provider.issuer()), "sid", List.of(SID))));
  }

  private Callback callback(PendingLogin pending, Object mark) {
    return provider.callback(pending, CODE + pending.state().substring(0, 5) + mark.hashCode());
  }

  private List<Answer> answers() {
    JWTClaimsSet wrong =
        provider.claims().subject(SUBJECT).claim("pid", PID).claim("nonce", BODY).build();
    return List.of(
        Answer.json(400, "{\"error\":\"" + BODY + "\",\"error_description\":\"" + BODY + "\"}"),
        Answer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + BODY + "\"}"),
        Answer.json(400, "{\"" + BODY + "\":"),
        Answer.json(200, "{\"access_token\":\"" + ACCESS + " \"}"),
        Answer.json(200, "{\"access_token\":\"" + ACCESS + "\",\"token_type\":\"" + BODY + "\"}"),
        Answer.json(200, "{\"access_token\":\"" + ACCESS),
        Answer.json(200, "{\"access_token\":\"" + ACCESS + "\",\"id_token\":\"" + BODY + "\"}"),
        MiniProvider.tokenAnswer(ACCESS, REFRESH, 60, MiniProvider.sign(wrong)),
        new Answer(302, Map.of("Location", "https://x.example.no/" + BODY), BODY),
        new Answer(503, Map.of("Retry-After", BODY), BODY),
        new Answer(502, Map.of(), BODY));
  }

  private void tell(Callable<?> call) {
    try {
      say(call.call());
    } catch (DialogportenException | IllegalArgumentException e) {
      said.add(e.toString());
      said.add(trace(e));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
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
