/** Lists that come in pages. */
@NullMarked
package io.github.dialogporten.sdk.paging;

import org.jspecify.annotations.NullMarked;
