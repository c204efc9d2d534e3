/**
 * Step 1 for systems: tokens from Maskinporten, for a customer's system user or for the client's
 * own organisation. {@link io.github.dialogporten.sdk.maskinporten.MaskinportenClient} is the way
 * in; {@link io.github.dialogporten.sdk.maskinporten.GrantRequest} is what a token can be asked for
 * with, {@link io.github.dialogporten.sdk.maskinporten.MaskinportenError} why there is none.
 */
@NullMarked
package io.github.dialogporten.sdk.maskinporten;

import org.jspecify.annotations.NullMarked;
