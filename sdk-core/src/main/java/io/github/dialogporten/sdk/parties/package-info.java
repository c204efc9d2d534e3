/** The parties that the caller may act for (step 2). */
@NullMarked
package io.github.dialogporten.sdk.parties;

import org.jspecify.annotations.NullMarked;
