package io.github.dialogporten.sdk.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnTest {

  private static final UUID ONE = UUID.fromString("0198c2a1-0000-7000-8000-000000000001");

  /** No record: two with one id are two. */
  private static final class Part {
    private final UUID id;

    Part(UUID id) {
      this.id = id;
    }
  }

  private static Part own(List<Part> parts, Part given) {
    return Own.of(parts, given, part -> part.id, "part: one of the dialog's");
  }

  @Test
  void foundById() {
    Part part = new Part(ONE);
    assertThat(own(List.of(new Part(FromWire.NO_ID), part), new Part(ONE))).isSameAs(part);
  }

  @Test
  void theVeryObjectIsMeantWhateverItsId() {
    Part first = new Part(FromWire.NO_ID);
    Part second = new Part(FromWire.NO_ID);
    assertThat(own(List.of(first, second), second)).isSameAs(second);
  }

  @Test
  void whatIsNotClearIsRefused() {
    for (List<Part> parts :
        List.of(
            List.<Part>of(),
            List.of(new Part(ONE), new Part(ONE)),
            List.of(new Part(FromWire.NO_ID)))) {
      UUID id = parts.isEmpty() ? ONE : parts.get(0).id;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> own(parts, new Part(id)))
          .withMessage("part: one of the dialog's");
    }
  }
}
