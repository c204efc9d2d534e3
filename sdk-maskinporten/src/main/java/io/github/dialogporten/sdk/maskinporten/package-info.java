/**
 * Step 1 for systems: tokens from Maskinporten, for a customer's system user or for the client's
 * own organisation. {@link io.github.dialogporten.sdk.maskinporten.MaskinportenClient} is the way
 * in.
 */
@NullMarked
package io.github.dialogporten.sdk.maskinporten;

import org.jspecify.annotations.NullMarked;
