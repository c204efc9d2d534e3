/** From the records on the wire to the public types. */
@NullMarked
package io.github.dialogporten.sdk.internal.mapping;

import org.jspecify.annotations.NullMarked;
