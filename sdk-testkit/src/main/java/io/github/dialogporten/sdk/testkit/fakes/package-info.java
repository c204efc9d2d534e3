/**
 * A Dialogporten client without a server: {@link
 * io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient}. It behaves, in memory, as the
 * client does against Altinn; it is filled with models, and tells what was done with it.
 */
@NullMarked
package io.github.dialogporten.sdk.testkit.fakes;

import org.jspecify.annotations.NullMarked;
