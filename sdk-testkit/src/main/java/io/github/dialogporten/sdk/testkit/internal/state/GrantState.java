package io.github.dialogporten.sdk.testkit.internal.state;

/**
 * What somebody has on a party.
 *
 * @param container only for the hierarchy: the sub-units may be represented, the party may not
 */
public record GrantState(
    PartyState party,
    boolean container,
    boolean keyRole,
    boolean mainAdministrator,
    boolean accessManager) {}
