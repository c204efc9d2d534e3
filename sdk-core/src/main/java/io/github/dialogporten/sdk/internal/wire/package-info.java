/**
 * JSON bodies as they go over the wire. The records and enums are generated from {@code
 * openapi/dialogporten-enduser.yaml} with the templates beside it; they never leave the core.
 */
@NullMarked
package io.github.dialogporten.sdk.internal.wire;

import org.jspecify.annotations.NullMarked;
