/** What the kit remembers, all of it under one lock. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
