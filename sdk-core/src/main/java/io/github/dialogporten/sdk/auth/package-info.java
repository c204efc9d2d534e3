/** Step 1: tokens, where they come from and how long they are kept. */
@NullMarked
package io.github.dialogporten.sdk.auth;

import org.jspecify.annotations.NullMarked;
