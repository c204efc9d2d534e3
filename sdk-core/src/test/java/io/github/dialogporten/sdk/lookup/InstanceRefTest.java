package io.github.dialogporten.sdk.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceRefTest {

  private static final UUID ID = UUID.fromString("0198c2a1-0000-7000-b000-00000000000a");

  @Test
  void theThreeKinds() {
    InstanceRef instance = InstanceRef.instance(50_000_001, ID);
    InstanceRef message = InstanceRef.correspondence(ID);
    InstanceRef dialog = InstanceRef.dialog(ID);

    assertThat(instance.value()).isEqualTo("urn:altinn:instance-id:50000001/" + ID);
    assertThat(instance.kind()).isEqualTo(InstanceRef.Kind.INSTANCE);
    assertThat(instance.partyId()).contains(50_000_001);
    assertThat(message.value()).isEqualTo("urn:altinn:correspondence-id:" + ID);
    assertThat(message.kind()).isEqualTo(InstanceRef.Kind.CORRESPONDENCE);
    assertThat(message.partyId()).isEmpty();
    assertThat(dialog.value()).isEqualTo("urn:altinn:dialog-id:" + ID);
    assertThat(dialog.kind()).isEqualTo(InstanceRef.Kind.DIALOG);
    assertThat(dialog.id()).isEqualTo(ID);
    assertThat(instance).isNotEqualTo(InstanceRef.instance(50_000_002, ID));
    assertThat(message).isNotEqualTo(dialog).doesNotHaveToString(dialog.toString());
  }

  @Test
  void isReadInAnyCaseAndWithSpacesAround() {
    for (InstanceRef each :
        new InstanceRef[] {
          InstanceRef.instance(1, ID),
          InstanceRef.instance(Integer.MAX_VALUE, ID),
          InstanceRef.correspondence(ID),
          InstanceRef.dialog(ID)
        }) {
      String odd = " \t" + each.value().toUpperCase(Locale.ROOT) + "\n";
      assertThat(InstanceRef.parse(odd)).isEqualTo(each).hasSameHashCodeAs(each);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:altinn:instance-id:0/0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:-5/0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:2147483648/0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:99999999999999999999/0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:\u0661/0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:5",
        "urn:altinn:instance-id:0198c2a1-0000-7000-b000-00000000000a",
        "urn:altinn:instance-id:5/1-1-1-1-1"
      })
  void whatIsNoInstance(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstanceRef.parse(text))
        .withMessage(
            "instanceRef: after urn:altinn:instance-id: a party id above 0, a slash and a UUID");
  }

  @Test
  void whatIsNoReference() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstanceRef.parse("urn:altinn:correspondence-id:1-1-1-1-1"))
        .withMessage("instanceRef: after urn:altinn:correspondence-id: a UUID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstanceRef.parse("urn:altinn:dialog-id:" + ID + "/5"))
        .withMessage("instanceRef: after urn:altinn:dialog-id: a UUID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstanceRef.parse("urn:altinn:person:identifier-no:12857090037"))
        .withMessageStartingWith("instanceRef: a URN that begins with urn:altinn:instance-id:,")
        .withMessageNotContaining("12857090037");
    assertThatIllegalArgumentException().isThrownBy(() -> InstanceRef.parse(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InstanceRef.instance(0, ID))
        .withMessage("partyId: a number above 0");
  }

  @Test
  void itsTextHoldsNoPartyId() {
    assertThat(InstanceRef.instance(50_000_001, ID))
        .hasToString("InstanceRef[instance " + ID + "]");
  }

  @Test
  void goesThroughSerialisation() throws Exception {
    InstanceRef given = InstanceRef.instance(5, ID);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(given);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(given);
    }
  }
}
