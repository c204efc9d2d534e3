/**
 * Archive, bin and "unopened": the system labels of dialogs.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.labels;

import org.jspecify.annotations.NullMarked;
