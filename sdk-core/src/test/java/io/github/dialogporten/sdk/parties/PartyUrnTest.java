package io.github.dialogporten.sdk.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyUrnTest {

  private static final String ORGANISATION = "urn:altinn:organization:identifier-no:";
  private static final String PERSON = "urn:altinn:person:identifier-no:";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "310923044",
        "310 923 044",
        " 310923044 ",
        "310\u00a0923\u00a0044",
        "310.923.044",
        "310-923-044",
        "0192:310923044",
        "NO310923044MVA",
        "NO 310 923 044 MVA",
        "310 923 044 mva",
        "no310923044"
      })
  void anOrganisationNumberInAnyUsualSpelling(String number) {
    assertThat(PartyUrn.organisation(number).value()).isEqualTo(ORGANISATION + "310923044");
    assertThat(PartyUrn.organisation(number).organisationNumber()).contains("310923044");
    assertThat(PartyUrn.organisation(number).kind()).isEqualTo(PartyUrn.Kind.ORGANISATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "31092304",
        "3109230440",
        "310923045",
        "310923043",
        "31092304x",
        "0192:",
        "NOMVA",
        "0193:310923044",
        "\uff13\uff11\uff10\uff19\uff12\uff13\uff10\uff14\uff14"
      })
  void noOrganisationNumber(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartyUrn.organisation(number))
        .withMessageStartingWith("organisation: ")
        .satisfies(thrown -> quotesNot(thrown, number));
  }

  /** As Tenor makes them, with 40 on the month, as D-numbers, and both at once. */
  @ParameterizedTest
  @ValueSource(
      strings = {"12857090037", "01819030037", "12457090054", "52857090020", "52457090129"})
  void aNationalIdentityNumber(String number) {
    assertThat(PartyUrn.person(number).value()).isEqualTo(PERSON + number);
    assertThat(PartyUrn.person(number.substring(0, 6) + " " + number.substring(6)).value())
        .isEqualTo(PERSON + number);
    assertThat(PartyUrn.parse(PERSON + number)).isEqualTo(PartyUrn.person(number));
    assertThat(PartyUrn.person(number).organisationNumber()).isEmpty();
  }

  @Test
  void allOtherLastDigitsAreWrong() {
    String right = "12857090037";
    for (int i = 0; i < 100; i++) {
      String number = right.substring(0, 9) + (i < 10 ? "0" : "") + i;
      if (!number.equals(right)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> PartyUrn.person(number))
            .withMessageStartingWith("person: ")
            .satisfies(thrown -> quotesNot(thrown, number));
      }
    }
  }

  @Test
  void peopleWithoutANumber() {
    assertThat(PartyUrn.email(" Kari@Eksempel.invalid").value())
        .isEqualTo("urn:altinn:person:idporten-email:kari@eksempel.invalid");
    assertThat(PartyUrn.selfIdentified("KariS").value())
        .isEqualTo("urn:altinn:person:legacy-selfidentified:karis");
    assertThat(PartyUrn.parse("urn:altinn:person:idporten-email:Kari@Eksempel.invalid"))
        .isEqualTo(PartyUrn.email("kari@eksempel.invalid"));
    assertThat(PartyUrn.parse("urn:altinn:person:legacy-selfidentified:karis"))
        .isEqualTo(PartyUrn.selfIdentified("karis"))
        .hasSameHashCodeAs(PartyUrn.selfIdentified("karis"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "310923044",
        "urn:altinn:organization:identifier-no:",
        "urn:altinn:organization:identifier-no:310923045",
        "URN:altinn:organization:identifier-no:310923044",
        "urn:altinn:person:identifier-no:12857090038",
        "urn:altinn:person:idporten-email:kari",
        "urn:altinn:person:idporten-email:@eksempel.invalid",
        "urn:altinn:person:idporten-email:kari@",
        "urn:altinn:person:idporten-email:ka ri@eksempel.invalid",
        "urn:altinn:person:idporten-email:kari@eksempel",
        "urn:altinn:person:idporten-email:kari@eksempel.",
        "urn:altinn:person:idporten-email:kari@.invalid",
        "urn:altinn:person:idporten-email:ka@ri@eksempel.invalid",
        "urn:altinn:person:legacy-selfidentified:",
        "urn:altinn:person:legacy-selfidentified:kari s",
        "urn:altinn:person:identifier-ephemeral:0123456789",
        "urn:altinn:systemuser:uuid:01990000-0000-7000-8000-000000000002",
        "urn:altinn:feide-subject:abc"
      })
  void noPartyThatCanBeSearchedFor(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartyUrn.parse(text))
        .satisfies(
            thrown -> quotesNot(thrown, text.substring(Math.max(0, text.lastIndexOf(':') + 1))));
  }

  @Test
  void toStringTellsNothingOfAPerson() {
    assertThat(PartyUrn.organisation("310923044")).hasToString("PartyUrn[organization 310923044]");
    assertThat(PartyUrn.person("12857090037")).hasToString("PartyUrn[person]");
    assertThat(PartyUrn.email("kari@eksempel.invalid")).hasToString("PartyUrn[person]");
    assertThat(PartyUrn.selfIdentified("karis")).hasToString("PartyUrn[person]");
  }

  private static void quotesNot(Throwable thrown, String value) {
    if (value.strip().length() > 2) {
      assertThat(thrown.getMessage()).doesNotContain(value.strip());
    }
    assertThat(thrown.getCause()).isNull();
  }
}
