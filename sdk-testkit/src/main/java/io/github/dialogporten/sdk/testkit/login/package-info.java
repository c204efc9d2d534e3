/** Logging in at ID-porten: a browser without a screen, and what happens there without a client. */
@NullMarked
package io.github.dialogporten.sdk.testkit.login;

import org.jspecify.annotations.NullMarked;
