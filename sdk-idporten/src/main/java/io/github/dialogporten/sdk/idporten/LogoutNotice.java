package io.github.dialogporten.sdk.idporten;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validated message that a person logged out at the issuer: end the local sessions with this
 * {@link #sid()}, or all of this {@link #subject()} when there is no sid. One of the two is there.
 *
 * <p>Immutable and thread-safe. Its {@code toString} holds neither.
 */
public final class LogoutNotice {

  private final @Nullable String sid;
  private final @Nullable String subject;

  LogoutNotice(@Nullable String sid, @Nullable String subject) {
    this.sid = sid;
    this.subject = subject;
  }

  /**
   * Returns the issuer's session that ended.
   *
   * @return what {@link PersonSession#sid()} was; empty when all of the person's sessions are meant
   */
  public Optional<String> sid() {
    return Optional.ofNullable(sid);
  }

  /**
   * Returns the person who logged out.
   *
   * @return what {@link PersonSession#subject()} was, if the message says
   */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /**
   * Tells whether a session is one of those that ended.
   *
   * @param session a session of the same client
   * @return true when it is to be ended
   */
  public boolean concerns(PersonSession session) {
    if (sid != null) {
      return session.sid().filter(sid::equals).isPresent()
          && (subject == null || subject.equals(session.subject()));
    }
    return session.subject().equals(subject);
  }

  @Override
  public String toString() {
    return "LogoutNotice[]";
  }
}
