/** Altinn's test token generator. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.testtokens;

import org.jspecify.annotations.NullMarked;
