package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client with something behind it that can be filled: a fake, or an Altinn in the process. */
interface Bench extends AutoCloseable {

  /** The client that is looked at. */
  DialogportenClient client();

  /** Another identity with the same party, through the same client. */
  DialogportenClient colleague();

  /** An identity that cannot reach the party. */
  DialogportenClient stranger();

  PartyUrn party();

  Instant now();

  void advance(Duration time);

  /** Adds a dialog of the party. */
  void add(Given dialog);

  void delete(UUID dialog);

  int performed(UUID action);

  @Override
  void close();

  /** A dialog, as much of it as is told. */
  record Given(
      UUID id,
      String title,
      Instant createdAt,
      Instant contentUpdatedAt,
      @Nullable Instant dueAt,
      @Nullable Instant visibleFrom,
      @Nullable Instant expiresAt,
      String status,
      boolean full) {

    static final UUID TRANSMISSION = UUID.fromString("0198c2a1-0000-7000-c000-00000000a001");
    static final UUID ACTIVITY = UUID.fromString("0198c2a1-0000-7000-c000-00000000a002");
    static final UUID FILE = UUID.fromString("0198c2a1-0000-7000-c000-00000000a003");
    static final UUID LINK = UUID.fromString("0198c2a1-0000-7000-c000-00000000a004");
    static final UUID QUESTION = UUID.fromString("0198c2a1-0000-7000-c000-00000000a005");
    static final UUID WRITE = UUID.fromString("0198c2a1-0000-7000-c000-00000000a006");
    static final String MAIN = "# Syntetisk innhold\n";
    static final String LETTER = "Et *syntetisk* brev\n";

    static Given of(int number, Instant time) {
      return new Given(
          new UUID(0x0198_c2a1_0000_7000L, 0xc000_0000_0000_b000L + number),
          "Syntetisk dialog " + number,
          time,
          time,
          null,
          null,
          null,
          "InProgress",
          false);
    }

    Given updated(Instant time) {
      return new Given(id, title, createdAt, time, dueAt, visibleFrom, expiresAt, status, full);
    }

    Given due(@Nullable Instant time) {
      return new Given(
          id, title, createdAt, contentUpdatedAt, time, visibleFrom, expiresAt, status, full);
    }

    Given visible(Instant time) {
      return new Given(
          id, title, createdAt, contentUpdatedAt, dueAt, time, expiresAt, status, full);
    }

    Given expiring(Instant time) {
      return new Given(
          id, title, createdAt, contentUpdatedAt, dueAt, visibleFrom, time, status, full);
    }

    Given withStatus(String value) {
      return new Given(
          id, title, createdAt, contentUpdatedAt, dueAt, visibleFrom, expiresAt, value, full);
    }

    /** With one of everything. */
    Given whole() {
      return new Given(
          id, title, createdAt, contentUpdatedAt, dueAt, visibleFrom, expiresAt, status, true);
    }
  }
}
