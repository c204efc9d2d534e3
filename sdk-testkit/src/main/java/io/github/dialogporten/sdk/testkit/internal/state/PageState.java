package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an address of a service owner's answers, and what it has received. */
public final class PageState {
  public final String method;
  public final String path;
  public int status = 200;
  public String contentType = "text/plain; charset=utf-8";
  public byte[] body = {};

  /** The dialog whose token is asked for; null lets everybody in. */
  public @Nullable UUID dialog;

  /** The entry that the token's actions must hold. */
  public String action = "read";

  /** What being called does to the dialog. */
  public @Nullable Runnable effect;

  public int carriedOut;
  public int refused;

  public PageState(String method, String path) {
    this.method = method;
    this.path = path;
  }
}
