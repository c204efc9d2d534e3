/**
 * Finding dialogs, opening them, and what they hold (steps 3 and 4).
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.dialogs;

import org.jspecify.annotations.NullMarked;
