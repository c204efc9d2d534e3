/**
 * From the reference of an app instance, a message or a dialog to the dialog, and why the caller
 * has access to it.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.lookup;

import org.jspecify.annotations.NullMarked;
