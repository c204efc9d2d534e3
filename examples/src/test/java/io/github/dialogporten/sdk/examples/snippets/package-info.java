/** What the documents show does what they say. */
@NullMarked
package io.github.dialogporten.sdk.examples.snippets;

import org.jspecify.annotations.NullMarked;
