/**
 * The parties that the caller may act for (step 2).
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.parties;

import org.jspecify.annotations.NullMarked;
