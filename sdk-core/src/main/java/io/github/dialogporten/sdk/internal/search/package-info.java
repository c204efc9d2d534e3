/**
 * The engine of searches: a query in as many parts as its requests need, merged into one walk, with
 * cursors to go on from. It knows nothing of dialogs. Not for users of the SDK.
 *
 * <p>Decisions 019 (parts), 021 (what a cursor holds) and 022 (repeats) say why it is as it is.
 */
@NullMarked
package io.github.dialogporten.sdk.internal.search;

import org.jspecify.annotations.NullMarked;
