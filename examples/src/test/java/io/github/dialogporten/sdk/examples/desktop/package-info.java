@NullMarked
package io.github.dialogporten.sdk.examples.desktop;

import org.jspecify.annotations.NullMarked;
