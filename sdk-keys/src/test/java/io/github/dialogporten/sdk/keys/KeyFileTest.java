package io.github.dialogporten.sdk.keys;

import static io.github.dialogporten.sdk.keys.Certificates.LEAF;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE;
import static io.github.dialogporten.sdk.keys.Certificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  private static final String PASSWORD = "canary-password";

  @TempDir private Path directory = Path.of("");

  @Test
  void knowsAKeyByItsContent() throws Exception {
    String jwk = Keys.RSA.toJSONString();
    String base64 = Base64.getEncoder().encodeToString(jwk.getBytes(StandardCharsets.UTF_8));
    String pem = Certificates.pem("PRIVATE KEY", LEAF_KEY.getPrivate().getEncoded());

    assertThat(KeyFile.at(file(jwk)).read().keyId()).contains("test-key-1");
    assertThat(KeyFile.at(file(base64)).read().keyId()).contains("test-key-1");
    assertThat(KeyFile.at(file(pem)).keyId("k").read().keyId()).contains("k");
    assertThat(KeyFile.at(store()).password(PASSWORD::toCharArray).read().keyId()).isEmpty();
    assertThat(KeyFile.at(store()).password(PASSWORD::toCharArray).keyId("k").read().keyId())
        .contains("k");
    assertThat(KeyFile.at(store()).password(PASSWORD::toCharArray).alias("sign").read().keyId())
        .isEmpty();
    assertThat(KeyFile.at(store())).hasToString("KeyFile[]");
  }

  @Test
  void certificatesMayStandBesideAKeyInPem() throws Exception {
    String all =
        Certificates.pem("CERTIFICATE", ROOT.getEncoded())
            + Certificates.pem("PRIVATE KEY", LEAF_KEY.getPrivate().getEncoded())
            + Certificates.pem("CERTIFICATE", MIDDLE.getEncoded())
            + Certificates.pem("CERTIFICATE", LEAF.getEncoded());

    SigningKey key = KeyFile.at(file(all)).read();

    assertThat(SignedJWT.parse(key.sign(Map.of())).getHeader().toJSONObject())
        .containsEntry(
            "x5c", List.of(Pkcs12Test.text(LEAF), Pkcs12Test.text(MIDDLE), Pkcs12Test.text(ROOT)))
        .doesNotContainKey("kid");
    assertThat(KeyFile.at(file(all)).keyId("k").read().keyId()).contains("k");
  }

  @Test
  void anIdMayBeGivenToAJwkWithoutOne() throws Exception {
    Map<String, Object> members = new HashMap<>(Keys.RSA.toJSONObject());
    members.remove("kid");
    Path file = file(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(members));

    assertThat(KeyFile.at(file).keyId("given").read().keyId()).contains("given");
    wrong("'kid'", KeyFile.at(file));
    wrong("keyId: ", KeyFile.at(file(Keys.RSA.toJSONString())).keyId("given"));
  }

  @Test
  void saysWhatIsNeeded() throws Exception {
    wrong("password: is needed", KeyFile.at(store()));
    wrong("password: not the one", KeyFile.at(store()).password("canary"::toCharArray));
    wrong(
        "password: its source gave none",
        KeyFile.at(store())
            .password(
                () -> {
                  throw new IllegalStateException("canary");
                }));
    String pem = Certificates.pem("PRIVATE KEY", LEAF_KEY.getPrivate().getEncoded());
    wrong("keyId: is needed", KeyFile.at(file(pem)));
    wrong("file: ", KeyFile.at(file("")));
    wrong("file: ", KeyFile.at(file("canary")));
    wrong("no such file", KeyFile.at(directory.resolve("canary-none")));
    KeyStore jks = KeyStore.getInstance("JKS");
    jks.load(null, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    jks.store(out, PASSWORD.toCharArray());
    KeyFile empty = KeyFile.at(Files.write(directory.resolve("k.jks"), out.toByteArray()));
    wrong("password: is needed", empty);
    wrong("no private key in the store", empty.password(PASSWORD::toCharArray));
  }

  @Test
  void thePasswordIsOverwrittenWhenItWasUsed() throws Exception {
    List<char[]> given = new ArrayList<>();
    KeyFile file =
        KeyFile.at(store())
            .password(
                () -> {
                  given.add(PASSWORD.toCharArray());
                  return given.get(given.size() - 1);
                });

    file.read();
    file.read();

    assertThat(given).hasSize(2).allSatisfy(each -> assertThat(each).containsOnly('\0'));
  }

  @Test
  void followsTheFile() throws Exception {
    Path file = file(Keys.RSA.toJSONString());
    Supplier<SigningKey> keys = KeyFile.at(file).reloading();
    SigningKey first = keys.get();
    assertThat(keys.get()).isSameAs(first);

    RSAKey next = new RSAKey.Builder(Keys.rsa(2048)).keyID("next-key-2").build();
    Files.writeString(file, next.toJSONString());

    assertThat(keys.get().keyId()).contains("next-key-2");
    assertThat(keys.get()).isSameAs(keys.get());
    assertThat(keys).hasToString("ReloadingKey[SigningKey[next-key-2, RS256]]");
  }

  @Test
  void keepsTheLastGoodKeyAndWarnsOnce() throws Exception {
    Path file = file(Keys.RSA.toJSONString());
    Supplier<SigningKey> keys = KeyFile.at(file).reloading();
    SigningKey good = keys.get();

    List<String> warnings =
        listening(
            () -> {
              Files.writeString(file, "{\"kty\":\"canary\"");
              assertThat(keys.get()).isSameAs(good);
              assertThat(keys.get()).isSameAs(good);
              Files.delete(file);
              assertThat(keys.get()).isSameAs(good);
              Files.writeString(file, Keys.RSA.toJSONString());
              assertThat(keys.get()).isSameAs(good);
              Files.writeString(file, "canary");
              assertThat(keys.get()).isSameAs(good);
            });

    assertThat(warnings)
        .hasSize(2)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("the key from before is used on")
                    .doesNotContain("canary", directory.toString()));
    Files.writeString(file, Keys.withAlgorithm("RS512").toJSONString());
    assertThat(keys.get().algorithm()).isEqualTo("RS512");
  }

  @Test
  void thereHasToBeAKeyAtFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.at(directory.resolve("none")).reloading())
        .withMessageStartingWith("file: ");
  }

  private interface Work {
    void run() throws Exception;
  }

  private static List<String> listening(Work work) throws Exception {
    List<String> said = new ArrayList<>();
    Handler recorder =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
              said.add(new SimpleFormatter().format(entry));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(ReloadingKey.class.getName());
    logger.addHandler(recorder);
    try {
      work.run();
    } finally {
      logger.removeHandler(recorder);
    }
    return said;
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("key"), content);
  }

  private Path store() throws Exception {
    return Certificates.saved(
        directory.resolve("store.p12"), PASSWORD, LEAF_KEY, LEAF, MIDDLE, ROOT);
  }

  private static void wrong(String expected, KeyFile file) {
    assertThatIllegalArgumentException()
        .isThrownBy(file::read)
        .withMessageContaining(expected)
        .withMessageNotContaining("canary");
  }
}
