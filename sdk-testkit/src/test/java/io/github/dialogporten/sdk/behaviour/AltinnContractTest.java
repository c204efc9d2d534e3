package io.github.dialogporten.sdk.behaviour;

/** The contract of a client, kept by the client with an Altinn behind it. */
class AltinnContractTest extends ClientContract {

  AltinnContractTest() {
    super(new AltinnBench());
  }
}
