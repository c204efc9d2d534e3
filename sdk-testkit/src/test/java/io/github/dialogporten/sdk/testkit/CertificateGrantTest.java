package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.BusinessCertificate;
import io.github.dialogporten.sdk.testkit.world.BusinessCertificates;
import io.github.dialogporten.sdk.testkit.world.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grants signed with a business certificate. */
class CertificateGrantTest {

  private static final char[] PASSWORD = "secret".toCharArray();
  private static final String VENDOR = "310268593";

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final Client client =
      altinn.clients().registerWithCertificate("certified", VENDOR, "digdir:dialogporten");

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void theWholeChainGetsAToken() throws ParseException {
    Response response = grant(client.certificate(), header -> header);
    assertThat(response.status()).isEqualTo(200);
    JWTClaimsSet claims = LoginFlow.claims(response.json().path("access_token").asText());
    assertThat(claims.getStringClaim("client_amr")).isEqualTo("virksomhetssertifikat");
    Response withoutRoot =
        grant(client.certificate(), header -> x5c(client.certificate().chain().subList(0, 2)));
    assertThat(withoutRoot.status()).isEqualTo(200);
  }

  @Test
  void theContainerHoldsKeyAndChain() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(client.pkcs12(PASSWORD)), PASSWORD);
    assertThat(store.getKey("virksomhet", PASSWORD).getAlgorithm()).isEqualTo("RSA");
    assertThat(store.getCertificateChain("virksomhet"))
        .containsExactly(client.certificate().chain().toArray(new Certificate[0]));
    X509Certificate own = client.certificate().chain().get(0);
    own.checkValidity(Date.from(altinn.clock().now()));
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    assertThat(client.certificate().chain().get(1).getBasicConstraints()).isNotNegative();
    assertThat(client.certificate().chainPem()).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(client.privatePem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThatThrownBy(client::privateJwk).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(altinn.world().client()::certificate)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesOneByOne() {
    BusinessCertificates certificates = altinn.certificates();
    List<X509Certificate> chain = client.certificate().chain();
    refused("MP-120", certificates.production(VENDOR), header -> header);
    refused("MP-122", certificates.issue("310923044"), header -> header);
    refused("MP-123", client.certificate(), header -> x5c(chain.subList(0, 1)));
    List<X509Certificate> turned = new ArrayList<>(chain);
    Collections.swap(turned, 1, 2);
    refused("MP-123", client.certificate(), header -> x5c(turned));
    refused("MP-124", certificates.expired(VENDOR), header -> header);
    refused("MP-124", certificates.issue(VENDOR), header -> x5c(chain));
    refused("MP-124", client.certificate(), header -> builder());
    refused("MP-124", client.certificate(), header -> builder().keyID("a-key"));
    refused("MP-011", client.certificate(), header -> header.keyID("a-key"));
    altinn.clock().advance(Duration.ofDays(3 * 365 + 1));
    refused("MP-124", client.certificate(), header -> header);
  }

  @Test
  void theChainIsAnArrayOfCertificates() {
    for (String x5c : List.of("\"text\"", "[]", "[\"text\"]", "[\"AAAA\"]")) {
      String header = Base64URL.encode("{\"alg\":\"RS256\",\"x5c\":" + x5c + "}").toString();
      String body = claims("certified").toPayload().toBase64URL().toString();
      assertThat(description(send(header + "." + body + ".AAAA"))).startsWith("MP-123");
    }
  }

  @Test
  void aClientWithAKeySendsItsId() {
    String jwt = sign(client.certificate(), x5c(client.certificate().chain()), "keyed");
    altinn.clients().register("keyed", VENDOR, "digdir:dialogporten");
    assertThat(description(send(jwt))).startsWith("MP-123");
  }

  private void refused(
      String code, BusinessCertificate certificate, UnaryOperator<JWSHeader.Builder> change) {
    assertThat(description(grant(certificate, change))).startsWith(code);
  }

  private static String description(Response response) {
    assertThat(response.status()).isEqualTo(400);
    return response.json().path("error_description").asText();
  }

  private Response grant(BusinessCertificate certificate, UnaryOperator<JWSHeader.Builder> change) {
    return send(sign(certificate, change.apply(x5c(certificate.chain())), "certified"));
  }

  private static JWSHeader.Builder builder() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256);
  }

  private static JWSHeader.Builder x5c(List<X509Certificate> chain) {
    List<Base64> encoded = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      try {
        encoded.add(Base64.encode(certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new AssertionError(e);
      }
    }
    return builder().x509CertChain(encoded);
  }

  private String sign(BusinessCertificate certificate, JWSHeader.Builder header, String issuer) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(certificate.pkcs12(PASSWORD, "x")), PASSWORD);
      SignedJWT jwt = new SignedJWT(header.build(), claims(issuer));
      jwt.sign(new RSASSASigner((PrivateKey) store.getKey("x", PASSWORD)));
      return jwt.serialize();
    } catch (GeneralSecurityException | IOException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private JWTClaimsSet claims(String issuer) {
    Date now = Date.from(altinn.clock().now());
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(altinn.maskinportenUrl().toString())
        .claim("scope", "digdir:dialogporten")
        .issueTime(now)
        .expirationTime(new Date(now.getTime() + 120_000))
        .jwtID(UUID.randomUUID().toString())
        .build();
  }

  private Response send(String assertion) {
    return new Http(altinn, null)
        .send(
            "POST",
            altinn.maskinportenUrl() + "token",
            "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + assertion,
            "Content-Type",
            "application/x-www-form-urlencoded");
  }
}
