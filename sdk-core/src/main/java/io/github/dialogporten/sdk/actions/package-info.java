/** Step 5: performing what a dialog offers. */
@NullMarked
package io.github.dialogporten.sdk.actions;

import org.jspecify.annotations.NullMarked;
