/**
 * Lists that come in pages.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.paging;

import org.jspecify.annotations.NullMarked;
