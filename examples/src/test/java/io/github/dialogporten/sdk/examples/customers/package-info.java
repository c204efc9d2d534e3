@NullMarked
package io.github.dialogporten.sdk.examples.customers;

import org.jspecify.annotations.NullMarked;
