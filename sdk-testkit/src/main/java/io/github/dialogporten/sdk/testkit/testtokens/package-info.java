/**
 * Tokens of Altinn's test token generator: persons, system users and organisations in Altinn's own
 * test environments. In AT23 and YT01 it is the only source of system users' tokens.
 */
@NullMarked
package io.github.dialogporten.sdk.testkit.testtokens;

import org.jspecify.annotations.NullMarked;
