package io.github.dialogporten.sdk.dialogtoken;

import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ACTION;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ALGORITHM;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.DIALOG;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.EXPIRED;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.FORMAT;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ISSUER;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.KEY_UNKNOWN;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.LEVEL;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.NOT_YET_VALID;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.PARTY;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.SERVICE_RESOURCE;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a genuine token has to say, and when. */
class DialogTokenValidatorTest extends DialogTokenValidation {

  private static final UUID OTHER = UUID.fromString("0198c2a1-0000-7000-8000-000000000004");

  @Test
  void aTokenOfDialogporten() {
    DialogTokenResult result = validator.validate(mint.token(), all());

    assertThat(result.failures()).isEmpty();
    assertThat(result.isValid()).isTrue();
    DialogTokenClaims claims = result.orThrow();
    assertThat(result.claims()).containsSame(claims);
    assertThat(claims.id()).contains("2f1b0a52-0000-4000-8000-000000000001");
    assertThat(claims.issuer()).contains(Mint.ISSUER);
    assertThat(claims.dialogId()).contains(Mint.DIALOG);
    assertThat(claims.party()).contains(Mint.PARTY);
    assertThat(claims.serviceResource()).contains(Mint.RESOURCE);
    assertThat(claims.authenticationLevel()).hasValue(3);
    assertThat(claims.authenticatedParty())
        .contains("urn:altinn:organization:identifier-no:310010693");
    assertThat(claims.supplier()).isEmpty();
    assertThat(claims.systemUser())
        .contains("urn:altinn:systemuser:uuid:2f1b0a52-0000-4000-8000-000000000002");
    assertThat(claims.systemUserOwner()).contains(Mint.PARTY);
    assertThat(claims.issuedAt()).contains(Mint.NOW);
    assertThat(claims.notBefore()).contains(Mint.NOW);
    assertThat(claims.expiresAt()).contains(Mint.NOW.plusSeconds(600));
    assertThat(claims.actions())
        .extracting(DialogTokenAction::entry)
        .containsExactly("read", "write", "transmissionread,urn:altinn:subresource:x");
    assertThat(claims.actions().get(2).action()).isEqualTo("transmissionread");
    assertThat(claims.actions().get(2).attribute()).contains("urn:altinn:subresource:x");
    assertThat(claims.allows("Read")).isTrue();
    assertThat(claims.allows("transmissionread")).isFalse();
    assertThat(claims.allows("transmissionread", "urn:altinn:subresource:x")).isTrue();
    assertThat(claims.allows("read", "urn:altinn:subresource:x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "nbf", "iat"})
  void timesThatAreNone(String claim) {
    fails(mint.without(claim), FORMAT);
    fails(mint.with(claim, "1772438400"), FORMAT);
    fails(mint.with(claim, 1772438400.5), FORMAT);
    fails(mint.with(claim, Long.MAX_VALUE), FORMAT);
    fails(mint.with(claim, 31_556_889_864_403_199L), FORMAT);
    fails(mint.with(claim, -1), FORMAT);
    fails(
        mint.signed("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"k1\"}", "{\"exp\":1e999}"),
        FORMAT,
        ISSUER,
        DIALOG,
        PARTY,
        SERVICE_RESOURCE,
        ACTION,
        LEVEL);
  }

  @Test
  void clocksMayDifferByTenSeconds() {
    String token = mint.token();
    DialogTokenCheck check = DialogTokenCheck.forDialog(Mint.DIALOG);
    Instant end = Mint.NOW.plusSeconds(600);
    assertThat(failuresAt(token, check, Mint.NOW.minusSeconds(10))).isEmpty();
    assertThat(failuresAt(token, check, Mint.NOW.minusSeconds(10).minusNanos(1)))
        .containsExactly(NOT_YET_VALID);
    assertThat(failuresAt(token, check, end.plusSeconds(10).minusNanos(1))).isEmpty();
    assertThat(failuresAt(token, check, end.plusSeconds(10))).containsExactly(EXPIRED);
    assertThat(failuresAt(token, check, Instant.EPOCH)).containsExactly(NOT_YET_VALID);
    assertThat(failuresAt(token, check, Instant.parse("9999-12-31T23:59:59Z")))
        .containsExactly(EXPIRED);
    assertThat(failuresAt(mint.with("iat", Mint.NOW.getEpochSecond() + 11), check, Mint.NOW))
        .containsExactly(NOT_YET_VALID);

    time.advance(Duration.ofSeconds(610).minusNanos(1));
    assertThat(validator.validate(token).isValid()).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(validator.validate(token).failures()).containsExactly(EXPIRED);
    assertThat(validator.validate(token).claims()).isPresent();
  }

  private EnumSet<DialogTokenFailure> failuresAt(String token, DialogTokenCheck check, Instant at) {
    EnumSet<DialogTokenFailure> failures = EnumSet.noneOf(DialogTokenFailure.class);
    failures.addAll(validator.validate(token, check.at(at)).failures());
    return failures;
  }

  @ParameterizedTest
  @CsvSource({"0,0", "300,300"})
  void clocksMayDifferAsSet(long skew, long late) {
    DialogTokenValidator set = builder().clockSkew(Duration.ofSeconds(skew)).build();
    DialogTokenCheck check = DialogTokenCheck.anyDialog();
    Instant end = Mint.NOW.plusSeconds(600);
    assertThat(set.validate(mint.token(), check.at(end.plusSeconds(late).minusNanos(1))).isValid())
        .isTrue();
    assertThat(set.validate(mint.token(), check.at(end.plusSeconds(late))).failures())
        .containsExactly(EXPIRED);
  }

  @Test
  void notWhatWasAskedFor() {
    fails(mint.with("i", OTHER.toString()), DIALOG);
    fails(mint.with("i", "1-1-1-1-1"), DIALOG);
    fails(mint.with("i", 7), DIALOG);
    fails(mint.without("i"), DIALOG);
    fails(mint.with("i", Mint.DIALOG.toString().toUpperCase(java.util.Locale.ROOT)));
    fails(mint.with("p", "urn:altinn:organization:identifier-no:310010693"), PARTY);
    fails(mint.without("p"), PARTY);
    fails(mint.with("s", Mint.RESOURCE + "2"), SERVICE_RESOURCE);
    fails(mint.without("s"), SERVICE_RESOURCE);
    fails(mint.with("l", 2), LEVEL);
    fails(mint.with("l", 4));
    fails(mint.with("l", "3"), LEVEL);
    fails(mint.without("l"), LEVEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "read",
        "read,write",
        "read;write",
        "read;write;transmissionread",
        "read;write;transmissionread,urn:altinn:subresource:xy",
        "read;write;transmissionread,urn:altinn:subresource",
        "read,urn:x;write;transmissionread,urn:altinn:subresource:x",
        "reading;write;transmissionread,urn:altinn:subresource:x",
        "read write transmissionread,urn:altinn:subresource:x"
      })
  void actionsAreWholeEntries(String actions) {
    fails(mint.with("a", actions), ACTION);
  }

  @Test
  void actionsInAnyCaseAndOrder() {
    fails(mint.with("a", "TransmissionRead,URN:altinn:subresource:X;;Write;READ;sign"));
    fails(mint.with("a", List.of("read")), ACTION);
    fails(mint.without("a"), ACTION);
  }

  @Test
  void allThatIsWrongIsNamed() {
    Map<String, Object> claims = Mint.claims();
    claims.put("i", OTHER.toString());
    claims.put("p", "urn:x");
    claims.put("s", "urn:y");
    claims.put("a", "");
    claims.put("l", 0);
    claims.put("iss", "urn:z");
    claims.put("exp", 1);
    claims.put("nbf", Mint.NOW.plusSeconds(60).getEpochSecond());
    claims.put("iat", "never");
    Map<String, Object> header = mint.header();
    header.put("typ", "x");
    header.put("crit", List.of());

    DialogTokenResult result = validator.validate(new Mint("k1").token(header, claims), all());

    EnumSet<DialogTokenFailure> expected = EnumSet.allOf(DialogTokenFailure.class);
    expected.removeAll(EnumSet.of(ALGORITHM, KEY_UNKNOWN));
    assertThat(result.failures()).containsExactlyElementsOf(expected);
    assertThat(result.claims()).isEmpty();
    assertThat(result.unverifiedClaims().orElseThrow().dialogId()).contains(OTHER);
  }

  @Test
  void claimsOfAGenuineTokenAreThereThoughItIsRefused() {
    DialogTokenResult result =
        validator.validate(mint.token(), DialogTokenCheck.forDialog(OTHER).requiring("sign"));

    assertThat(result.failures()).containsExactly(DIALOG, ACTION);
    assertThat(result.claims().orElseThrow().dialogId()).contains(Mint.DIALOG);
  }

  @Test
  void throwsWhatIsWrong() {
    DialogTokenResult result =
        validator.validate(new Mint("k1").token(), DialogTokenCheck.forDialog(OTHER));

    DialogTokenException failure =
        catchThrowableOfType(DialogTokenException.class, result::orThrow);

    assertThat(failure.failures()).containsExactly(SIGNATURE, DIALOG);
    assertThat(failure)
        .hasMessage("dialogTokens.validate: the dialog token is refused: SIGNATURE, DIALOG");
    assertThat(failure.attempts()).isZero();
    assertThat(failure.isTransient()).isFalse();
    assertThatThrownBy(() -> failure.failures().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> result.failures().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /** Each ends in failures; none is valid, and none makes anything throw. */
  @Test
  void tenThousandMutations() {
    Random random = new Random(20260302);
    String token = mint.token();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \n\u00e6";
    EnumSet<DialogTokenFailure> seen = EnumSet.noneOf(DialogTokenFailure.class);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder(token);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        char any = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, any);
          case 1 -> text.deleteCharAt(at);
          case 2 -> text.insert(at, any);
          default -> text.setLength(at + 1);
        }
      }
      String mutated = text.toString();
      if (!mutated.equals(token)) {
        DialogTokenResult result = validator.validate(mutated, all());
        assertThat(result.isValid()).as(mutated).isFalse();
        assertThat(result.claims()).isEmpty();
        seen.addAll(result.failures());
      }
    }
    assertThat(seen).contains(FORMAT, SIGNATURE, KEY_UNKNOWN);
  }

  /** The same with claims and headers that are signed: whatever they hold, nothing throws. */
  @Test
  void oddValuesInEveryPlace() {
    List<Object> odd =
        List.of(
            "",
            "x",
            0,
            -1,
            1.5,
            true,
            List.of(),
            List.of(Map.of()),
            Map.of("a", 1),
            Long.MAX_VALUE);
    for (Object value : odd) {
      for (String claim : Mint.claims().keySet()) {
        assertThat(validator.validate(mint.with(claim, value), all())).isNotNull();
      }
      for (String name : List.of("alg", "typ", "kid", "crit")) {
        assertThat(validator.validate(mint.withHeader(name, value), all()).isValid()).isFalse();
      }
    }
  }

  @Test
  void refusesBadSettings() {
    for (Duration skew : List.of(Duration.ofNanos(-1), Duration.ofMinutes(5).plusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().clockSkew(skew))
          .withMessageStartingWith("clockSkew: 0 to 5 minutes");
    }
    for (String keys :
        List.of(
            "",
            "secret",
            "[]",
            "{}",
            "{\"keys\":[]}",
            Mint.jwks(mint).replace("OKP", "EC"),
            Mint.jwks(mint).replace("Ed25519", "Ed448"),
            Mint.jwks(mint).replace("EdDSA", "ES256"),
            Mint.jwks(mint).replace("sig", "enc"),
            Mint.jwks(mint).replace("kid", "id"),
            Mint.jwks(mint).replace("\"x\":\"", "\"x\":\"A"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().keys(keys))
          .withMessageStartingWith("jwks: ")
          .withMessageNotContaining("secret");
    }
  }

  @Test
  void refusesBadChecks() {
    DialogTokenCheck check = DialogTokenCheck.anyDialog();
    for (String entry : List.of("", " ", "a;b", ",x", "read,", " read", "read\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.requiring(entry))
          .withMessageStartingWith("action: ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.requiringOn("read,urn:x", "y"))
        .withMessageStartingWith("action: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.minimumLevel(5))
        .withMessageStartingWith("level: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.minimumLevel(-1))
        .withMessageStartingWith("level: ");
    for (String resource : List.of("skattemelding", "urn:altinn:resource:")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.forServiceResource(resource))
          .withMessageStartingWith("serviceResource: ");
    }
    for (Instant at : List.of(Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.MAX)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.at(at))
          .withMessageStartingWith("at: ");
    }
  }

  @Test
  void tellsNothingOfTheToken() {
    DialogTokenResult result = validator.validate(mint.token(), all());
    assertThat(validator).hasToString("DialogTokenValidator[tt02]");
    assertThat(result).hasToString("DialogTokenResult[valid]");
    assertThat(validator.validate("x")).hasToString("DialogTokenResult[FORMAT]");
    assertThat(result.orThrow())
        .hasToString(
            "DialogTokenClaims[" + Mint.DIALOG + ", actions=3, expiresAt=2026-03-02T08:10:00Z]");
    assertThat(all()).hasToString("DialogTokenCheck[" + Mint.DIALOG + ", actions=3, level=3]");
    assertThat(result.orThrow().actions().get(0)).hasToString("DialogTokenAction[]");
  }
}
