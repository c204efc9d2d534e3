/**
 * Reading and writing JSON. The only package that knows Jackson's databind; none of its types is in
 * a signature that another package sees.
 */
@NullMarked
package io.github.dialogporten.sdk.internal.json;

import org.jspecify.annotations.NullMarked;
