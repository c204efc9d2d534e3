/** The kit's HTTP servers: requests in, answers and faults out. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
