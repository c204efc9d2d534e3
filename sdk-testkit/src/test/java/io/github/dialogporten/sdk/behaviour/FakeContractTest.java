package io.github.dialogporten.sdk.behaviour;

/** The contract of a client, kept by the fake. */
class FakeContractTest extends ClientContract {

  FakeContractTest() {
    super(new FakeBench());
  }
}
