package io.github.dialogporten.sdk.testkit.internal.certificates;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads what a client sends in {@code x5c}. */
public final class Chain {

  private static final Pattern NUMBER = Pattern.compile("(?:^|,)ORGID=NTRNO-(\\d{9})(?:,|$)");

  private Chain() {}

  /** Null when it is no array of certificates in standard base64. */
  public static @Nullable List<X509Certificate> read(JsonNode x5c) {
    if (!x5c.isArray() || x5c.isEmpty()) {
      return null;
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (JsonNode one : x5c) {
      try {
        byte[] der = Base64.getDecoder().decode(one.asText());
        chain.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      } catch (IllegalArgumentException | CertificateException e) {
        return null;
      }
    }
    return chain;
  }

  /** The organisation's number in a certificate; empty when there is none. */
  public static String organisation(X509Certificate certificate) {
    String name =
        certificate
            .getSubjectX500Principal()
            .getName(X500Principal.RFC2253, Map.of("2.5.4.97", "ORGID"));
    Matcher matcher = NUMBER.matcher(name);
    return matcher.find() ? matcher.group(1) : "";
  }
}
