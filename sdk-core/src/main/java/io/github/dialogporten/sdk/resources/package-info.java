/**
 * What Dialogporten tells of itself: the services that dialogs belong to, which of them the caller
 * may see dialogs of, and how much one request takes.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.resources;

import org.jspecify.annotations.NullMarked;
