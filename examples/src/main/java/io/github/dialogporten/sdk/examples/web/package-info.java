/**
 * A small web application: a person logs in through ID-porten and reads their inbox. On the JDK's
 * own web server, so that nothing but the SDK has to be learnt to read it.
 */
@NullMarked
package io.github.dialogporten.sdk.examples.web;

import org.jspecify.annotations.NullMarked;
