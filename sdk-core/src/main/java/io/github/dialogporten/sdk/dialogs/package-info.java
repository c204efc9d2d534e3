/**
 * Finding dialogs, opening them, and what they hold (steps 3 and 4).
 *
 * <p>One odd value is no reason to lose a dialog: an identifier within it that is missing or cannot
 * be read is the nil UUID, a text empty, an open value one that nobody knows. Only the dialog's own
 * id and the times that it always has must be there.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.dialogs;

import org.jspecify.annotations.NullMarked;
