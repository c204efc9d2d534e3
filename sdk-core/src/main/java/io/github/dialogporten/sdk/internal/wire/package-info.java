/**
 * JSON bodies as they go over the wire. The records and enums are generated from {@code
 * openapi/dialogporten-enduser.yaml} and, with names that begin with {@code WireAm}, from {@code
 * openapi/altinn-access-management.yaml} with the templates beside them; they never leave the core.
 */
@NullMarked
package io.github.dialogporten.sdk.internal.wire;

import org.jspecify.annotations.NullMarked;
