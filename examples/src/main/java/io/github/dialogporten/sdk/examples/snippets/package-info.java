/** Code that the documentation shows. It is compiled here, so that it stays right. */
@NullMarked
package io.github.dialogporten.sdk.examples.snippets;

import org.jspecify.annotations.NullMarked;
