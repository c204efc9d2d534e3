package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * What an opened dialog allows: its token, if it has one.
 *
 * @param token the dialog token, with the end of its ten minutes
 */
public record DialogCredential(@Nullable AccessToken token) {

  @Override
  public String toString() {
    return "DialogCredential[]";
  }
}
