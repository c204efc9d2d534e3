/** Business certificates: made here, since the JDK's API reads certificates only. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.certificates;

import org.jspecify.annotations.NullMarked;
