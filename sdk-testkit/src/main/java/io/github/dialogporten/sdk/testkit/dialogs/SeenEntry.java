package io.github.dialogporten.sdk.testkit.dialogs;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of a dialog's seen log, unmasked.
 *
 * @param id its id
 * @param at when it was seen
 * @param by who saw it, as a URN
 */
public record SeenEntry(UUID id, Instant at, String by) {}
