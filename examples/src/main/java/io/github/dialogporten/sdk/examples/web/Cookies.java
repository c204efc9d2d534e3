package io.github.dialogporten.sdk.examples.web;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The two cookies: which login a browser has begun, and which visit it belongs to. Both are random
 * numbers that mean nothing outside of this process.
 */
final class Cookies {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final boolean secure;

  /** For an application at this address; only on this machine may it go without TLS. */
  Cookies(URI base) {
    this.secure = base.getScheme().equals("https");
  }

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Optional<String> login(Call call) {
    return call.cookie(name("login"));
  }

  Optional<String> visit(Call call) {
    return call.cookie(name("visit"));
  }

  Reply withLogin(Reply reply, String value) {
    return reply.with("Set-Cookie", cookie("login", value));
  }

  Reply withVisit(Reply reply, String value) {
    return reply.with("Set-Cookie", cookie("visit", value));
  }

  Reply withoutVisit(Reply reply) {
    return reply.with("Set-Cookie", cookie("visit", "") + "; Max-Age=0");
  }

  /** Browsers take this prefix from the very host only, and never without TLS. */
  private String name(String name) {
    return (secure ? "__Host-" : "") + "inbox-" + name;
  }

  /** Lax, not Strict: the browser comes back from ID-porten, which is another site. */
  private String cookie(String name, String value) {
    return name(name)
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
