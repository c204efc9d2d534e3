@NullMarked
package io.github.dialogporten.sdk.testkit.fakes;

import org.jspecify.annotations.NullMarked;
