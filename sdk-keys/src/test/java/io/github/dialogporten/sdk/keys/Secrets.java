package io.github.dialogporten.sdk.keys;

/** What must not turn up anywhere. */
public final class Secrets {

  private Secrets() {}

  public static String[] ofTheKey() {
    return new String[] {
      Keys.RSA.getPrivateExponent().toString(),
      Keys.RSA.getFirstPrimeFactor().toString(),
      Keys.RSA.getSecondPrimeFactor().toString(),
      Keys.RSA.getFirstFactorCRTExponent().toString(),
      Keys.RSA.getSecondFactorCRTExponent().toString(),
      Keys.RSA.getFirstCRTCoefficient().toString(),
      Keys.RSA.getPrivateExponent().toString().substring(0, 20)
    };
  }
}
