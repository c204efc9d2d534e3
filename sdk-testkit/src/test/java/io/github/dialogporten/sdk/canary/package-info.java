/**
 * Marked secrets and personal data are put through every path of the SDK; none of them may be found
 * in a log record, a {@code toString} or an exception.
 */
@NullMarked
package io.github.dialogporten.sdk.canary;

import org.jspecify.annotations.NullMarked;
