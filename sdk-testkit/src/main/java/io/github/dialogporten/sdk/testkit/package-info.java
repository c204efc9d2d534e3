/**
 * An Altinn in the process: Maskinporten, ID-porten, the token exchange, Dialogporten, the service
 * owners' own addresses and the test token generator on loopback ports, for tests of programs that
 * use the SDK and for trying it out.
 *
 * <p>Start with {@link io.github.dialogporten.sdk.testkit.LocalAltinn}. It needs no test framework.
 */
@NullMarked
package io.github.dialogporten.sdk.testkit;

import org.jspecify.annotations.NullMarked;
