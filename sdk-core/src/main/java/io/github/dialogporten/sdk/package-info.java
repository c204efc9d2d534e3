/**
 * The client for Altinn 3's Dialogporten. Begin with {@link
 * io.github.dialogporten.sdk.DialogportenClient}.
 */
@NullMarked
package io.github.dialogporten.sdk;

import org.jspecify.annotations.NullMarked;
