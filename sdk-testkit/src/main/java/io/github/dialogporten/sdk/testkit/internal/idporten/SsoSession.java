package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Somebody who is logged in, in one browser. */
final class SsoSession {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration AT_MOST = Duration.ofHours(2);

  final String cookie = Secret.next();
  final String sid = Secret.next();
  final String pid;
  final List<Authorization> authorizations = new ArrayList<>();
  Level level;
  Instant authenticated;

  private final Instant began;
  private Instant used;

  SsoSession(String pid, Level level, Instant now) {
    this.pid = pid;
    this.level = level;
    this.authenticated = now;
    this.began = now;
    this.used = now;
  }

  boolean alive(Instant now) {
    return now.isBefore(used.plus(IDLE)) && now.isBefore(began.plus(AT_MOST));
  }

  void touch(Instant now) {
    used = now;
  }

  /** The clients that have got tokens in it. */
  Set<LoginClientState> clients() {
    Set<LoginClientState> clients = new LinkedHashSet<>();
    authorizations.forEach(authorization -> clients.add(authorization.client()));
    return clients;
  }
}
