/** The Altinn platform: token exchange and the login page. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.platform;

import org.jspecify.annotations.NullMarked;
