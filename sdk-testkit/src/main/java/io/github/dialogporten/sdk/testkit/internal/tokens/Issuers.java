package io.github.dialogporten.sdk.testkit.internal.tokens;

/** The issuers of one Altinn in the process, each as its tokens spell it. */
public record Issuers(String maskinporten, String idporten, String altinn, String dialogporten) {}
