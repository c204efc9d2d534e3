/** The service owners' own addresses: embeds, files and write actions. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.serviceowner;

import org.jspecify.annotations.NullMarked;
