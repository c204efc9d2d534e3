package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LogoutNotice;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is here, and with which session. Thread-safe. */
final class Visits {

  private static final Duration LONGEST = Duration.ofHours(8);

  private final Map<String, Visit> visits = new ConcurrentHashMap<>();
  private final SessionStore store = SessionStore.inMemory();
  private final IdPortenClient idporten;
  private final Cookies cookies;
  private final TimeSource time;

  Visits(IdPortenClient idporten, Cookies cookies, TimeSource time) {
    this.idporten = idporten;
    this.cookies = cookies;
    this.time = time;
  }

  void add(Visit visit) {
    visits.values().stream().filter(this::isOver).toList().forEach(this::end);
    visits.put(visit.id(), visit);
  }

  Optional<Visit> of(Call call) {
    return cookies.visit(call).map(visits::get).filter(visit -> !isOver(visit));
  }

  private boolean isOver(Visit visit) {
    return visit.since().plus(LONGEST).isBefore(time.now());
  }

  PersonTokenProvider tokens(Visit visit) {
    return idporten.person(visit.id(), store);
  }

  /** Ends a visit here; nothing is sent. */
  void end(Visit visit) {
    visits.remove(visit.id());
    tokens(visit).end();
  }

  /** Ends those visits that somebody has logged out of elsewhere. */
  void end(LogoutNotice notice) {
    visits.values().stream()
        .filter(visit -> tokens(visit).session().filter(notice::concerns).isPresent())
        .forEach(this::end);
  }
}
