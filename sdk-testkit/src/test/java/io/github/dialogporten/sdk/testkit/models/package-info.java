@NullMarked
package io.github.dialogporten.sdk.testkit.models;

import org.jspecify.annotations.NullMarked;
