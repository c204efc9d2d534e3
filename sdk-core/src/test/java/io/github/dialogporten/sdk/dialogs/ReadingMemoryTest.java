package io.github.dialogporten.sdk.dialogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.fixtures.CannedClient;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What reading allocates: what the caller gets, and little beside it. Each is the difference to an
 * answer of the same length with a member of another name, which is skipped.
 */
class ReadingMemoryTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);
  private static final int MANY = 2_000;
  private static final int WARM_UP = 200;
  private static final int TIMES = 20;

  private final CannedClient server = new CannedClient();
  private Object last;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aDate() {
    assertThat(bytesOfOne("createdAt", "\"2026-03-09T08:07:06.1234567Z\"")).isBetween(16L, 40L);
  }

  @Test
  void anId() {
    assertThat(bytesOfOne("transmissionId", "\"01990000-0000-7000-8000-000000000091\""))
        .isBetween(16L, 48L);
  }

  @Test
  void aTextInOneLanguage() {
    long bytes = bytesOfOne("description", "[{\"languageCode\":\"nb\",\"value\":\"Beskrivelse\"}]");
    assertThat(bytes).isBetween(100L, 500L);
  }

  @Test
  void aMemberThatIsNotKnown() {
    long bytes =
        bytes(list("brandNew", "{\"deep\":[1,\"two\"]}"), client -> client.dialogs().activities(ID))
            - bytes(list("type", "\"Information\""), client -> client.dialogs().activities(ID));
    assertThat(bytes / MANY).isLessThan(60);
  }

  @Test
  void aDialogToken() {
    String token = Jwts.of("{\"exp\":1790000000,\"iat\":1789999400,\"iss\":\"altinn\",\"l\":4}");
    long bytes =
        bytes(opening("dialogToken", token), client -> client.dialogs().open(ID))
            - bytes(opening("dialogTokex", token), client -> client.dialogs().open(ID));
    assertThat(bytes).isBetween(token.length() - 100L, token.length() + 200L);
  }

  @Test
  void theAddressOfASearchOfManyParties() {
    byte[] page = "{\"items\":[],\"hasNextPage\":false}".getBytes(UTF_8);
    DialogQuery one = query(1);
    DialogQuery many = query(100);
    long bytes =
        bytes(page, client -> client.dialogs().search(many).firstPage())
            - bytes(page, client -> client.dialogs().search(one).firstPage());
    assertThat(bytes / 99).isBetween(100L, 1_000L);
  }

  private static DialogQuery query(int parties) {
    return DialogQuery.forParties(
            IntStream.range(0, parties)
                .mapToObj(number -> PartyUrn.email("person" + number + "@eksempel.no"))
                .toList())
        .build();
  }

  private static byte[] opening(String member, String token) {
    return ("{" + DialogBodies.COMMON + "\"" + member + "\":\"" + token + "\"}").getBytes(UTF_8);
  }

  private long bytesOfOne(String member, String value) {
    String other = member.substring(0, member.length() - 1) + "X";
    return (bytes(list(member, value), client -> client.dialogs().activities(ID))
            - bytes(list(other, value), client -> client.dialogs().activities(ID)))
        / MANY;
  }

  private static byte[] list(String member, String value) {
    String one = "{\"type\":\"Information\",\"" + member + "\":" + value + "}";
    return IntStream.range(0, MANY)
        .mapToObj(number -> one)
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(UTF_8);
  }

  /** Of one call, in this thread. */
  private long bytes(byte[] answer, Function<DialogportenClient, Object> call) {
    DialogportenClient client = server.answering(answer);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      last = call.apply(client); // what is not compiled yet allocates more
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      last = call.apply(client);
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
  }
}
