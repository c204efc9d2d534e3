package io.github.dialogporten.sdk.internal.search;

/**
 * How much one request carries.
 *
 * @param parties how many parties
 * @param services how many services
 */
public record PartLimits(int parties, int services) {}
