/**
 * What services write for people and machines: texts in several languages, links, actors, and
 * values of which there may be more tomorrow.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.text;

import org.jspecify.annotations.NullMarked;
