/** Writing and reading JSON by hand, the way the real services write it. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
