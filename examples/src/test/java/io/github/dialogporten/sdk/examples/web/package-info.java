@NullMarked
package io.github.dialogporten.sdk.examples.web;

import org.jspecify.annotations.NullMarked;
