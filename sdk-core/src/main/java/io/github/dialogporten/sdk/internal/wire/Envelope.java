package io.github.dialogporten.sdk.internal.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member without which an answer is not what it claims to be: {@code x-envelope} in the API
 * documents. Missing, null, of another type or there twice, it fails the answer.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Envelope {

  /** Whether the list may come as a list of lists, too. */
  boolean nested() default false;
}
