/** Step 5: fetching what a dialog refers to. */
@NullMarked
package io.github.dialogporten.sdk.content;

import org.jspecify.annotations.NullMarked;
