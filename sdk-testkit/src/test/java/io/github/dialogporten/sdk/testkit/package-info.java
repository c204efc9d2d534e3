/** Tests of the test kit over plain HTTP: nothing of the SDK is used. */
@NullMarked
package io.github.dialogporten.sdk.testkit;

import org.jspecify.annotations.NullMarked;
