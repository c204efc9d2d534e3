/** A system that reads the dialogs of a thousand customers, each through its own system user. */
@NullMarked
package io.github.dialogporten.sdk.examples.customers;

import org.jspecify.annotations.NullMarked;
