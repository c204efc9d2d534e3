/** A browser without a screen: pages, forms and cookies. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.browser;

import org.jspecify.annotations.NullMarked;
