/**
 * Who and what an Altinn in the process knows: parties, people, system users, clients, scopes and
 * services, and the seeded world that is made of them.
 */
@NullMarked
package io.github.dialogporten.sdk.testkit.world;

import org.jspecify.annotations.NullMarked;
