/** Tests of the login at ID-porten and of the tokens of those who have logged in. */
@NullMarked
package io.github.dialogporten.sdk.idporten.desktop;

import org.jspecify.annotations.NullMarked;
