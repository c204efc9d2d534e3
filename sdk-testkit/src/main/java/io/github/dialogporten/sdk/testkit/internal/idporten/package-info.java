/** ID-porten: login and consent pages, tokens, sessions and logout. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.idporten;

import org.jspecify.annotations.NullMarked;
