package io.github.dialogporten.sdk.testkit.dialogs;

import java.time.Instant;

/**
 * An entry of a dialog's label log.
 *
 * @param at when the label changed
 * @param label the label, such as {@code Bin}
 * @param action {@code set} or {@code remove}
 */
public record LabelEntry(Instant at, String label, String action) {}
