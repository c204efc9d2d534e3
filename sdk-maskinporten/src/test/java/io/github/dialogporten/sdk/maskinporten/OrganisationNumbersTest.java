package io.github.dialogporten.sdk.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "310923044",
        "310 923 044",
        " 310923044\n",
        "310\u00a0923\u00a0044",
        "0192:310923044",
        "0192: 310 923 044",
        "urn:altinn:organization:identifier-no:310923044",
        "NO 310 923 044 MVA"
      })
  void usualSpellingsAreOneSystemUser(String spelling) {
    assertThat(SystemUser.of(spelling)).isEqualTo(SystemUser.of("310923044"));
    assertThat(SystemUser.of(spelling).organisation()).isEqualTo("310923044");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "31092304",
        "3109230444",
        "9908:310923044",
        "31092304x",
        "٣١٠٩٢٣٠٤٤",
        "310923045"
      })
  void othersAreRefusedWithoutQuotingThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SystemUser.of(text))
        .withMessageStartingWith("orgNumber: ")
        .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text)).isTrue());
  }

  @Test
  void aRemainderOfTenIsNoNumber() {
    for (char digit = '0'; digit <= '9'; digit++) {
      String text = "31000000" + digit;
      // 3*3 + 2*1 = 11: the weighted sum leaves 0, so the check digit is 0
      if (digit == '0') {
        assertThat(SystemUser.of(text).organisation()).isEqualTo(text);
      } else {
        assertThatIllegalArgumentException().isThrownBy(() -> SystemUser.of(text));
      }
    }
    // 3*3 + 2*1 + 7*0 + 6*2 = 23: it leaves 1, which would need the digit 10
    for (char digit = '0'; digit <= '9'; digit++) {
      String text = "31020000" + digit;
      assertThatIllegalArgumentException().isThrownBy(() -> SystemUser.of(text));
    }
  }

  @Test
  void anExternalReferenceIsPartOfWhichSystemUserItIs() {
    SystemUser plain = SystemUser.of("310923044");
    SystemUser other = plain.externalRef("avd-7");

    assertThat(other).isNotEqualTo(plain).isEqualTo(plain.externalRef("avd-7"));
    assertThat(other.externalRef()).contains("avd-7");
    assertThat(plain.externalRef()).isEmpty();
    assertThat(other.toString()).doesNotContain("310923044").doesNotContain("avd-7");
    assertThatIllegalArgumentException().isThrownBy(() -> plain.externalRef(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.externalRef("a\nb"));
  }
}
