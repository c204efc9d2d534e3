/** Step 1 for people: login at ID-porten, and the tokens of those who have logged in. */
@NullMarked
package io.github.dialogporten.sdk.idporten;

import org.jspecify.annotations.NullMarked;
