package io.github.dialogporten.sdk.keys;

import static io.github.dialogporten.sdk.keys.Certificates.LEAF;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE;
import static io.github.dialogporten.sdk.keys.Certificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs12Test {

  private static final String PASSWORD = "canary-password";

  @TempDir private Path directory = Path.of("");

  @Test
  void sendsTheWholeChainAndNoId() throws Exception {
    SigningKey key = SigningKey.pkcs12(file(LEAF_KEY, LEAF, MIDDLE, ROOT), password());

    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));

    assertThat(jwt.getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "x5c", List.of(text(LEAF), text(MIDDLE), text(ROOT))));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) LEAF.getPublicKey()))).isTrue();
    assertThat(key.keyId()).isEmpty();
    assertThat(key.expiresAt()).contains(Certificates.UNTIL);
    assertThat(key)
        .hasToString(
            "SigningKey[certificate "
                + LEAF.getSerialNumber().toString(16)
                + " until 2099-01-01T00:00:00Z, RS256]");
    assertThat(key.toString()).doesNotContain("SYNTETISK");
  }

  @Test
  void anIdIsSentInsteadOfTheChain() throws Exception {
    SigningKey key =
        SigningKey.pkcs12(file(LEAF_KEY, LEAF, MIDDLE, ROOT), password())
            .withKeyId("registered")
            .withAlgorithm("RS512");

    assertThat(SignedJWT.parse(key.sign(Map.of())).getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS512", "kid", "registered"));
  }

  @Test
  void aChainThatLiesBesideTheKeyIsFound() throws Exception {
    KeyStore store = Certificates.store();
    store.setCertificateEntry("root", ROOT);
    store.setCertificateEntry("middle", MIDDLE);
    store.setKeyEntry("sign", LEAF_KEY.getPrivate(), password(), new Certificate[] {LEAF});
    Path file = Certificates.saved(store, directory.resolve("beside.p12"), PASSWORD);

    assertThat(x5c(SigningKey.pkcs12(file, password())))
        .containsExactly(text(LEAF), text(MIDDLE), text(ROOT));
  }

  @Test
  void thePasswordIsNeitherKeptNorChanged() throws Exception {
    char[] password = password();

    SigningKey key = SigningKey.pkcs12(file(LEAF_KEY, LEAF, MIDDLE), password);

    assertThat(password).isEqualTo(PASSWORD.toCharArray());
    java.util.Arrays.fill(password, 'x');
    assertThat(x5c(key)).hasSize(2);
  }

  @Test
  void saysWhatIsWrongWithTheStore() throws Exception {
    Path good = file(LEAF_KEY, LEAF, MIDDLE, ROOT);
    wrong("password: ", () -> SigningKey.pkcs12(good, "wrong".toCharArray()));
    wrong("password: ", () -> SigningKey.pkcs12(good, new char[0]));
    Path text = Files.writeString(directory.resolve("text.p12"), "no store");
    wrong("no PKCS#12 store", () -> SigningKey.pkcs12(text, password()));
    wrong("no such file", () -> SigningKey.pkcs12(directory.resolve("none"), password()));
    byte[] half = Files.readAllBytes(good);
    Path cut = Files.write(directory.resolve("cut.p12"), java.util.Arrays.copyOf(half, 900));
    wrong("file: ", () -> SigningKey.pkcs12(cut, password()));

    KeyStore empty = Certificates.store();
    empty.setCertificateEntry("canary-name", LEAF);
    Path noKey = Certificates.saved(empty, directory.resolve("empty.p12"), PASSWORD);
    wrong("no private key", () -> SigningKey.pkcs12(noKey, password()));

    KeyPair small = Certificates.pair("RSA", 1024);
    X509Certificate weak = Certificates.issue("a", small.getPublic(), "a", small);
    Path tooShort = Certificates.saved(directory.resolve("small.p12"), PASSWORD, small, weak);
    wrong("too short", () -> SigningKey.pkcs12(tooShort, password()));
  }

  @Test
  void ofSeveralKeysOneIsNamed() throws Exception {
    KeyPair other = Certificates.rsa();
    KeyStore store = Certificates.store();
    store.setKeyEntry("canary-sign", LEAF_KEY.getPrivate(), password(), new Certificate[] {LEAF});
    store.setKeyEntry(
        "canary-other",
        other.getPrivate(),
        password(),
        new Certificate[] {Certificates.issue("x", other.getPublic(), "x", other)});
    Path file = Certificates.saved(store, directory.resolve("two.p12"), PASSWORD);

    wrong("alias: the store holds 2 keys", () -> SigningKey.pkcs12(file, password()));
    wrong("alias: ", () -> SigningKey.pkcs12(file, password(), "canary-none"));
    assertThat(x5c(SigningKey.pkcs12(file, password(), "canary-sign"))).contains(text(LEAF));
  }

  @Test
  void aCertificateOfAnotherKeyIsSaid() throws Exception {
    Path file =
        Certificates.saved(
            directory.resolve("other.p12"), PASSWORD, Certificates.rsa(), LEAF, MIDDLE, ROOT);

    wrong("no certificate belongs to the private key", () -> SigningKey.pkcs12(file, password()));
  }

  @Test
  void aBrokenChainIsSaid() throws Exception {
    // the same name, another key: it did not sign the leaf
    KeyPair other = Certificates.rsa();
    X509Certificate impostor =
        Certificates.issue("MELLOM", other.getPublic(), "ROT", Certificates.ROOT_KEY);
    Path file = file(LEAF_KEY, LEAF, impostor, ROOT);

    wrong("chain is broken", () -> SigningKey.pkcs12(file, password()));
  }

  @Test
  void aCertificateThatIsNotValidNowIsSaid() throws Exception {
    wrong(
        "has expired, at 2021-01-01T00:00:00Z",
        () -> SigningKey.pkcs12(valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"), password()));
    wrong(
        "not valid before 2098-01-01T00:00:00Z",
        () -> SigningKey.pkcs12(valid("2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"), password()));
    X509Certificate old =
        Certificates.issue(
            "MELLOM",
            Certificates.MIDDLE_KEY.getPublic(),
            "ROT",
            Certificates.ROOT_KEY,
            Certificates.FROM,
            Instant.parse("2021-01-01T00:00:00Z"));
    Path file = file(LEAF_KEY, LEAF, old);
    wrong("certificate 2 of the key's chain", () -> SigningKey.pkcs12(file, password()));
  }

  @Test
  void aCertificateThatExpiresMeanwhileDoesNotSign() throws Exception {
    SigningKey key =
        SigningKey.pkcs12(valid("2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"), password());

    assertThat(key.sign(Map.of(), Instant.parse("2090-01-01T00:00:00Z"))).isNotEmpty();
    assertThatExceptionOfType(SigningException.class)
        .isThrownBy(() -> key.sign(Map.of(), Instant.parse("2090-01-01T00:00:01Z")))
        .withMessageContaining("has expired, at 2090-01-01T00:00:00Z")
        .withNoCause();
    assertThat(key.withKeyId("k").sign(Map.of(), Instant.parse("2091-01-01T00:00:00Z")))
        .isNotEmpty();
  }

  private Path valid(String from, String until) throws Exception {
    return file(
        LEAF_KEY,
        Certificates.issue(
            "canary-subject",
            LEAF_KEY.getPublic(),
            "MELLOM",
            Certificates.MIDDLE_KEY,
            Instant.parse(from),
            Instant.parse(until)),
        MIDDLE);
  }

  private Path file(KeyPair key, Certificate... chain) throws Exception {
    return Certificates.saved(directory.resolve("store.p12"), PASSWORD, key, chain);
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }

  static String text(X509Certificate certificate) throws Exception {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }

  private static List<String> x5c(SigningKey key) throws Exception {
    return SignedJWT.parse(key.sign(Map.of())).getHeader().getX509CertChain().stream()
        .map(Object::toString)
        .toList();
  }

  private static void wrong(String expected, ThrowingCallable reading) {
    assertThatIllegalArgumentException()
        .isThrownBy(reading)
        .withMessageContaining(expected)
        .withMessageNotContaining("canary")
        .withNoCause();
  }
}
