package io.github.dialogporten.sdk.parties;

/** A party as a search takes it: as the server gave it, or by its URN. */
public sealed interface PartyReference permits Party, PartyUrn {}
