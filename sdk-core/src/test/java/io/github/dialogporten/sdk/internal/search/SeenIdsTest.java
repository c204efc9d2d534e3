package io.github.dialogporten.sdk.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  @Test
  void isASet() {
    Random random = new Random(1);
    SeenIds seen = new SeenIds();
    Set<UUID> expected = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      UUID id =
          random.nextBoolean()
              ? new UUID(random.nextLong(), random.nextLong())
              : new UUID(random.nextInt(50), random.nextInt(50) - 25); // the nil one among them
      assertThat(seen.add(id, 1 + i / 100)).isEqualTo(expected.add(id));
    }
    assertThat(seen.size()).isEqualTo(expected.size());
  }

  @Test
  void forgetsWhatLaterPagesGave() {
    SeenIds seen = new SeenIds();
    for (int i = 0; i < 1000; i++) {
      seen.add(new UUID(i, -i), 1 + i / 10);
    }
    SeenIds earlier = seen.upTo(50);
    assertThat(earlier.size()).isEqualTo(500);
    assertThat(earlier.add(new UUID(499, -499), 51)).isFalse();
    assertThat(earlier.add(new UUID(500, -500), 51)).isTrue();
    assertThat(seen.size()).isEqualTo(1000);
  }
}
