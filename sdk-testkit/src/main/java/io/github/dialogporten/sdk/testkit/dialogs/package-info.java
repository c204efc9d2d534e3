/** Dialogs as their service owners write them, and as the server keeps them. */
@NullMarked
package io.github.dialogporten.sdk.testkit.dialogs;

import org.jspecify.annotations.NullMarked;
