package io.github.dialogporten.sdk.keys;

import static io.github.dialogporten.sdk.keys.Certificates.LEAF;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE;
import static io.github.dialogporten.sdk.keys.Certificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys in every form in which people are handed them: what tools export, and what deployments make
 * of files and variables. Each is read, or named for what it is.
 */
class HandedKeysTest {

  private static final String PASSWORD = "canary-password";
  private static final KeyPair EC = Certificates.pair("EC", 256);
  private static final String JWK = Keys.RSA.toJSONString();
  private static final byte[] PKCS8 = LEAF_KEY.getPrivate().getEncoded();
  private static final byte[] PKCS1 = inner(PKCS8);
  private static final String PEM = Certificates.pem("PRIVATE KEY", PKCS8);
  private static final String OPEN =
      Certificates.pem("PUBLIC KEY", LEAF_KEY.getPublic().getEncoded());

  @TempDir private Path directory = Path.of("");

  private static byte[] inner(byte[] pkcs8) {
    return Der.at(pkcs8, 0).orElseThrow().parts().get(2).content();
  }

  /** SEC 1 as openssl writes it: with the curve in it. */
  private static byte[] sec1() {
    Der bare = Der.at(inner(EC.getPrivate().getEncoded()), 0).orElseThrow();
    return Der.write(
        Der.SEQUENCE,
        bare.parts().get(0).encoded(),
        bare.parts().get(1).encoded(),
        Der.write(0xa0, curve()));
  }

  private static byte[] curve() {
    Der key = Der.at(EC.getPrivate().getEncoded(), 0).orElseThrow();
    return key.parts().get(1).parts().get(1).encoded();
  }

  private static String base64(String text) {
    return base64(bytes(text));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] in(String charset, String text) {
    return ("\ufeff" + text).getBytes(Charset.forName(charset));
  }

  private static String set(Object... keys) {
    return JSONObjectUtils.toJSONString(Map.of("keys", List.of(keys)));
  }

  /** What is done to text on its way, whatever key it is. */
  private static Map<String, byte[]> onItsWay(String text) {
    Map<String, byte[]> ways = new LinkedHashMap<>();
    ways.put("as it is", bytes(text));
    ways.put("CRLF", bytes(text.replace("\n", "\r\n")));
    ways.put("byte order mark", bytes("\ufeff" + text));
    ways.put("UTF-16LE, as PowerShell writes it", in("UTF-16LE", text));
    ways.put("UTF-16BE", in("UTF-16BE", text));
    ways.put("UTF-16LE without a mark", text.getBytes(StandardCharsets.UTF_16LE));
    ways.put("UTF-16BE without a mark", text.getBytes(StandardCharsets.UTF_16BE));
    ways.put("UTF-32", in("UTF-32LE", text));
    ways.put("trailing zeros", bytes(text + "\0\0"));
    ways.put("DOS end of file", bytes(text + "\u001a"));
    ways.put("blank lines around", bytes("\r\n\n  " + text + "\n\t\n"));
    ways.put("invisible characters", bytes("\u200b" + text + "\u2060\u00a0"));
    ways.put("quotation marks", bytes("\"" + text + "\""));
    ways.put("single quotation marks", bytes("'" + text + "'\n"));
    ways.put("typographic quotation marks", bytes("\u201c" + text + "\u201d"));
    ways.put("a JSON string", bytes(escaped(text)));
    ways.put("a JSON string in a JSON string", bytes(escaped(escaped(text))));
    ways.put("a JSON string without its marks", bytes(escaped(text).replaceAll("^\"|\"$", "")));
    ways.put("base64", bytes(base64(text)));
    ways.put("base64 with a line end", bytes(base64(text) + "\n"));
    ways.put("base64 in lines", bytes(Base64.getMimeEncoder().encodeToString(bytes(text))));
    ways.put(
        "base64 for URLs",
        bytes(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text))));
    ways.put("base64 in quotation marks", bytes("\"" + base64(text) + "\""));
    ways.put("base64 of UTF-16", bytes(base64(in("UTF-16LE", text))));
    ways.put("base64 of base64", bytes(base64(base64(text) + "\n")));
    ways.put("a data URL", bytes("data:application/octet-stream;base64," + base64(text)));
    return ways;
  }

  private static String escaped(String text) {
    return JSONObjectUtils.toJSONString(Map.of("a", text)).replaceAll("^\\{\"a\":|}$", "");
  }

  @TestFactory
  Stream<DynamicTest> aJwkWhateverWasDoneToIt() {
    return onItsWay(JWK).entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      assertThat(SigningKey.jwk(file(each.getValue())).keyId())
                          .contains("test-key-1");
                      assertThat(KeyFile.at(file(each.getValue())).read().keyId())
                          .contains("test-key-1");
                      assertThat(SigningKey.jwk(utf8(each.getValue())).keyId())
                          .contains("test-key-1");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aPemWhateverWasDoneToIt() {
    Map<String, byte[]> ways = onItsWay(PEM);
    ways.put("line ends as characters", bytes(PEM.replace("\n", "\\n")));
    ways.put("CRLF as characters", bytes(PEM.replace("\n", "\\r\\n")));
    ways.put("line ends as characters, escaped twice", bytes(PEM.replace("\n", "\\\\n")));
    ways.put("line ends as blanks", bytes(PEM.replace('\n', ' ')));
    ways.put("in one line", bytes(PEM.replace("\n", "")));
    ways.put("without any blank", bytes(PEM.replaceAll("\\s", "")));
    ways.put("lines that go on", bytes(PEM.replace("\n", "\\\n")));
    ways.put("indented, as in YAML", bytes("key: |\n" + PEM.replaceAll("(?m)^", "    ")));
    ways.put("a member of JSON", bytes("{\"private_key\":" + escaped(PEM) + "}"));
    ways.put("a line of variables", bytes("KEY=\"" + PEM.replace("\n", "\\n") + "\"\n"));
    ways.put("attributes before", bytes("Bag Attributes\n    friendlyName: x\n" + PEM));
    ways.put("the public half beside", bytes(OPEN + PEM));
    ways.put("PKCS#1", bytes(Certificates.pem("RSA PRIVATE KEY", PKCS1)));
    ways.put("PKCS#1 under a newer label", bytes(Certificates.pem("PRIVATE KEY", PKCS1)));
    ways.put("PKCS#8 under an older label", bytes(Certificates.pem("RSA PRIVATE KEY", PKCS8)));
    ways.put("DER", PKCS8);
    ways.put("DER with a line end", Arrays.copyOf(PKCS8, PKCS8.length + 1));
    ways.put("DER of PKCS#1", PKCS1);
    ways.put("base64 of DER", bytes(base64(PKCS8)));
    ways.put("base64 of DER in lines", bytes(PEM.replaceAll("-----.*-----\n", "")));
    return ways.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      signs(LEAF_KEY, SigningKey.pem(file(each.getValue()), "k"));
                      signs(LEAF_KEY, KeyFile.at(file(each.getValue())).keyId("k").read());
                      if (each.getValue() != PKCS8 && each.getValue()[0] != Der.SEQUENCE) {
                        signs(LEAF_KEY, SigningKey.pem(utf8(each.getValue()), "k"));
                      }
                    }));
  }

  @Test
  void anEcKeyInTheOlderForm() throws Exception {
    String parameters = Certificates.pem("EC PARAMETERS", curve());
    String labelled = Certificates.pem("EC PRIVATE KEY", sec1());
    byte[] bare = inner(EC.getPrivate().getEncoded());
    byte[] nameless =
        Der.write(
            Der.SEQUENCE,
            Der.at(bare, 0).orElseThrow().parts().get(0).encoded(),
            Der.at(bare, 0).orElseThrow().parts().get(1).encoded());

    for (String each :
        List.of(
            labelled,
            parameters + labelled,
            parameters + Certificates.pem("EC PRIVATE KEY", nameless))) {
      assertThat(SigningKey.pem(each, "k").algorithm()).isEqualTo("ES256");
    }
    assertThat(KeyFile.at(file(sec1())).keyId("k").read().algorithm()).isEqualTo("ES256");
    refused(bytes(Certificates.pem("EC PRIVATE KEY", nameless)), "which curve its key is on");
  }

  @Test
  void certificatesBesideAKeyWhateverWasDoneToThem() throws Exception {
    String chain =
        Certificates.pem("CERTIFICATE", LEAF.getEncoded())
            + Certificates.pem("CERTIFICATE", MIDDLE.getEncoded())
            + Certificates.pem("CERTIFICATE", ROOT.getEncoded());
    for (byte[] each : onItsWay(PEM + chain).values()) {
      SigningKey key = KeyFile.at(file(each)).read();
      assertThat(SignedJWT.parse(key.sign(Map.of())).getHeader().getX509CertChain()).hasSize(3);
    }
    for (byte[] each : onItsWay(Certificates.pem("RSA PRIVATE KEY", PKCS1) + chain).values()) {
      signs(LEAF_KEY, KeyFile.at(file(each)).keyId("k").read());
    }
  }

  @Test
  void aStoreInBase64() throws Exception {
    byte[] store = Files.readAllBytes(store("PKCS12", LEAF, MIDDLE, ROOT));
    List<byte[]> ways = new ArrayList<>(List.of(Arrays.copyOf(store, store.length + 1)));
    ways.add(bytes(base64(store) + "\n"));
    ways.add(Base64.getMimeEncoder().encode(store));
    ways.add(in("UTF-16LE", base64(store)));
    ways.add(bytes("\"" + base64(store) + "\""));
    ways.add(bytes(base64(base64(store))));
    for (byte[] each : ways) {
      signs(LEAF_KEY, KeyFile.at(file(each)).password(PASSWORD::toCharArray).read());
      signs(LEAF_KEY, SigningKey.pkcs12(file(each), PASSWORD.toCharArray()));
    }
  }

  @Test
  void javasOwnStores() throws Exception {
    for (String kind : List.of("JKS", "JCEKS")) {
      Path store = store(kind, LEAF, MIDDLE, ROOT);
      signs(LEAF_KEY, KeyFile.at(store).password(PASSWORD::toCharArray).read());
      signs(LEAF_KEY, SigningKey.pkcs12(store, PASSWORD.toCharArray()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyFile.at(store).read())
          .withMessage("password: is needed, for a " + kind + " store");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SigningKey.pkcs12(store, "wrong".toCharArray()))
          .withMessageStartingWith("password: not the one of this " + kind + " store");
    }
  }

  @Test
  void aRegisteredKeyNeedsNoCertificates() throws Exception {
    KeyPair other = Certificates.rsa();
    Path unrelated = store("PKCS12", Certificates.issue("x", other.getPublic(), "unknown", other));

    signs(LEAF_KEY, KeyFile.at(unrelated).password(PASSWORD::toCharArray).keyId("k").read());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.at(unrelated).password(PASSWORD::toCharArray).read())
        .withMessageContaining("no certificate belongs to the private key");
  }

  @Test
  void aPasswordThatJavaDoesNotTakeIsNamed() throws Exception {
    Path store = store("PKCS12", LEAF);
    for (String each :
        List.of("bl\u00e5b\u00e6r", "\u043f\u0430\u0440\u043e\u043b\u044c", "a\tb")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SigningKey.pkcs12(store, each.toCharArray()))
          .withMessageStartingWith("password: it has other characters than printable ASCII")
          .withMessageNotContaining(each)
          .withNoCause();
    }
    for (String end : List.of("\n", "\r\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SigningKey.pkcs12(store, (PASSWORD + end).toCharArray()))
          .withMessageStartingWith("password: it ends with a line end")
          .withMessageNotContaining(PASSWORD);
    }
    Path jks = directory.resolve("utf");
    String norwegian = "bl\u00e5b\u00e6r-passord";
    write(jks, "JKS", norwegian, norwegian, LEAF);
    signs(LEAF_KEY, SigningKey.pkcs12(jks, norwegian.toCharArray()));
  }

  @Test
  void aKeyWithAnotherPasswordThanItsStoreIsNamed() throws Exception {
    Path store = directory.resolve("two");
    write(store, "PKCS12", PASSWORD, "canary-other", LEAF);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pkcs12(store, PASSWORD.toCharArray()))
        .withMessageStartingWith("password: it opens the store, and not the key in it")
        .withMessageNotContaining("canary");
  }

  @Test
  void aSetOfJwks() throws Exception {
    Map<String, Object> secret = Keys.RSA.toJSONObject();
    Map<String, Object> open = Keys.RSA.toPublicJWK().toJSONObject();
    Map<String, Object> second =
        new RSAKey.Builder(Keys.rsa(2048)).keyID("second").build().toJSONObject();

    assertThat(SigningKey.jwk(set(secret)).keyId()).contains("test-key-1");
    assertThat(SigningKey.jwk(set(open, secret, "odd", Map.of("kty", 7))).keyId())
        .contains("test-key-1");
    Path two = file(bytes(set(secret, second)));
    assertThat(KeyFile.at(two).keyId("second").read().keyId()).contains("second");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.jwk(two))
        .withMessageContaining("a set of keys with 2 private ones")
        .withMessageContaining("KeyFile.keyId");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.at(two).keyId("third").read())
        .withMessageStartingWith("keyId: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.jwk(set(open)))
        .withMessageContaining("a set of keys without a private one");
  }

  @Test
  void membersOfAJwkThatAreNotNeeded() {
    Map<String, Object> odd =
        Map.of(
            "x5c", List.of("no certificate"),
            "x5t", 7,
            "x5u", "::",
            "exp", "tomorrow",
            "key_ops", "sign",
            "ext", "yes",
            "d2", Map.of());
    odd.forEach(
        (name, value) -> {
          Map<String, Object> members = new HashMap<>(Keys.RSA.toJSONObject());
          members.put(name, value);
          assertThat(SigningKey.jwk(JSONObjectUtils.toJSONString(members)).keyId())
              .as(name)
              .contains("test-key-1");
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoKeyIsNamed() throws Exception {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("empty", bytes(" \n\0"));
    forms.put("a certificate only", LEAF.getEncoded());
    forms.put("only what is public (a certificate)", bytes(pemOf("CERTIFICATE")));
    forms.put("(a certificate request)", bytes(pemOf("CERTIFICATE REQUEST")));
    forms.put("only what is public (a public key)", bytes(OPEN));
    forms.put("(a public key)", bytes(base64(OPEN)));
    forms.put("a public key only", LEAF_KEY.getPublic().getEncoded());
    forms.put("public key only", bytes(Keys.RSA.toPublicJWK().toJSONString()));
    forms.put("PKCS#7", Der.write(Der.SEQUENCE, Der.write(Der.OBJECT_ID, new byte[] {1})));
    forms.put("only what is public (a certificate);", bytes(pemOf("PKCS7")));
    forms.put(
        "openssl ec -in key.pem -param_enc named_curve",
        Der.write(
            Der.SEQUENCE,
            new byte[] {Der.INTEGER, 1, 0},
            Der.write(
                Der.SEQUENCE,
                Der.at(EC.getPrivate().getEncoded(), 0)
                    .orElseThrow()
                    .parts()
                    .get(1)
                    .parts()
                    .get(0)
                    .encoded(),
                Der.write(Der.SEQUENCE)),
            Der.write(Der.OCTET_STRING, new byte[9])));
    forms.put("is encrypted", bytes(pemOf("ENCRYPTED PRIVATE KEY")));
    forms.put(
        "an encrypted private key",
        Der.write(Der.SEQUENCE, Der.write(Der.SEQUENCE), Der.write(Der.OCTET_STRING, new byte[9])));
    forms.put("OpenSSH", bytes(pemOf("OPENSSH PRIVATE KEY")));
    forms.put("PGP", bytes(pemOf("PGP PRIVATE KEY BLOCK")));
    forms.put("no RSA and no EC key", bytes(pemOf("DSA PRIVATE KEY")));
    forms.put("of SSH", bytes("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC canary"));
    forms.put("PuTTY", bytes("PuTTY-User-Key-File-3: ssh-rsa\n"));
    forms.put("cut off: an END line", bytes(PEM.substring(0, 700)));
    forms.put(
        "cut off, or damaged", bytes(Certificates.pem("PRIVATE KEY", Arrays.copyOf(PKCS8, 700))));
    forms.put("characters of it are lost", bytes(PEM.replaceFirst("MII", "MI")));
    forms.put("a binary file that is cut off", Arrays.copyOf(PKCS8, 600));
    forms.put("JSON that is cut off", bytes(JWK.substring(0, 400)));
    forms.put("without its quotation marks", bytes("{kty:RSA,d:canary,e:AQAB,kid:[}"));
    forms.put("no 'kty'", bytes("{\"clientId\":\"canary\"}"));
    forms.put("five hyphens", bytes(PEM.replace("-----", "\u2013\u2013\u2013")));
    forms.put("percent-encoded", bytes(PEM.replace(" ", "%20").replace("\n", "%0A")));
    forms.put("copied as text", bytes(new String(PKCS8, StandardCharsets.UTF_8)));
    forms.put("compressed archive", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
    forms.put("a reference to a secret", bytes("${MASKINPORTEN_KEY}"));
    forms.put("Kubernetes", bytes("apiVersion: v1\nkind: Secret\ndata:\n  key: canary\n"));
    forms.put("Git LFS", bytes("version https://git-lfs.github.com/spec/v1\noid canary\n"));
    forms.put("Ansible Vault", bytes("$ANSIBLE_VAULT;1.1;AES256\n3132canary"));
    forms.put("HTML", bytes("<!doctype html><title>canary</title>"));
    forms.put("NAME=value", bytes("MASKINPORTEN_CLIENT_JWK=" + JWK));
    forms.put("encrypted JWK", bytes("eyJhbGciOiJQQkVTMiJ9.canary.a.b.c"));
    forms.put("none of them", bytes("canary"));
    return forms.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> refused(each.getValue(), each.getKey())));
  }

  @Test
  void eachReaderNamesTheFormsOfTheOthers() throws Exception {
    Path store = store("PKCS12", LEAF);
    Path pem = Files.writeString(directory.resolve("pem"), PEM);
    Path jwk = Files.writeString(directory.resolve("jwk"), base64(JWK));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.jwk(pem))
        .withMessageContaining("a PEM file, no JWK; SigningKey.pem reads it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.jwk(store))
        .withMessageContaining("a PKCS#12 store, no JWK; SigningKey.pkcs12 reads it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pem(jwk, "k"))
        .withMessageContaining("it is a JWK; SigningKey.jwk reads");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pem(base64(Files.readAllBytes(store)), "k"))
        .withMessageContaining("it is a PKCS#12 store; SigningKey.pkcs12 reads it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pkcs12(pem, PASSWORD.toCharArray()))
        .withMessageContaining("a PEM file, which SigningKey.pem reads");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pkcs12(jwk, PASSWORD.toCharArray()))
        .withMessageContaining("SigningKey.jwk reads a JWK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.jwk(directory))
        .withMessageContaining("it is a directory");
  }

  private static String pemOf(String label) {
    return Certificates.pem(label, new byte[40]);
  }

  private void refused(byte[] content, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.at(file(content)).keyId("k").read())
        .withMessageStartingWith("file: ")
        .withMessageContaining(expected)
        .withNoCause()
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .doesNotContain("canary", directory.toString())
                    .doesNotContain(Secrets.ofTheKey()));
  }

  private static void signs(KeyPair pair, SigningKey key) throws Exception {
    assertThat(
            SignedJWT.parse(key.sign(Map.of("iss", "me")))
                .verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
        .isTrue();
  }

  /** As a platform puts a file into a variable; UTF-16 and the like cannot stand there. */
  private static String utf8(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.indexOf('\0') < 0 && text.indexOf('\ufffd') < 0) {
      return text;
    }
    return base64(content);
  }

  private Path file(byte[] content) throws java.io.IOException {
    return Files.write(directory.resolve("key"), content);
  }

  private Path store(String kind, Certificate... chain) throws Exception {
    Path file = directory.resolve("store." + kind);
    write(file, kind, PASSWORD, PASSWORD, chain);
    return file;
  }

  private static void write(
      Path file, String kind, String ofStore, String ofKey, Certificate... chain) throws Exception {
    KeyStore store = KeyStore.getInstance(kind);
    store.load(null, null);
    store.setKeyEntry("sign", LEAF_KEY.getPrivate(), ofKey.toCharArray(), chain);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, ofStore.toCharArray());
    Files.write(file, out.toByteArray());
  }
}
