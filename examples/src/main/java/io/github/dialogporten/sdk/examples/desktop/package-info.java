/** A desktop application: a person logs in through their own browser, and stays logged in. */
@NullMarked
package io.github.dialogporten.sdk.examples.desktop;

import org.jspecify.annotations.NullMarked;
