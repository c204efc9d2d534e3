package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
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

  /** The service owner's side: the same engine behind both. */
  StoredDialogs stored();

  /** An address where a text is to be had, of the dialog or transmission of that id. */
  String text(UUID id, String markdown);

  /** An address where a file is to be had. */
  String file(UUID attachment, String csv);

  /** An address that answers 204. */
  String action(UUID action, String method);

  /** Adds a dialog of the party. */
  default void add(Given given) {
    DialogSpec dialog =
        DialogSpec.of(party().value(), "skattetest-melding")
            .id(given.id())
            .title(Text.nb(given.title()).and("en", "Synthetic dialog"))
            .createdAt(given.createdAt())
            .updatedAt(given.contentUpdatedAt())
            .contentUpdatedAt(given.contentUpdatedAt())
            .dueAt(given.dueAt())
            .visibleFrom(given.visibleFrom())
            .expiresAt(given.expiresAt())
            .status(given.status());
    if (given.full()) {
      fill(dialog, given.id());
    }
    stored().add(dialog);
  }

  private void fill(DialogSpec dialog, UUID id) {
    dialog
        .mainContentReference(Text.nb(text(id, Given.MAIN)))
        .transmission(
            TransmissionSpec.of("Information")
                .id(Given.TRANSMISSION)
                .contentReference(Text.nb(text(Given.TRANSMISSION, Given.LETTER))))
        .activity(ActivitySpec.of("Information").id(Given.ACTIVITY))
        .attachment(
            new AttachmentSpec()
                .id(Given.FILE)
                .displayName(Text.nb("Grunnlag/2026"))
                .gui(file(Given.FILE, "a;b\n"), "text/csv"))
        .guiAction(GuiActionSpec.of("GET", action(Given.LINK, "GET")).id(Given.LINK))
        .guiAction(
            GuiActionSpec.of("POST", action(Given.QUESTION, "POST"))
                .id(Given.QUESTION)
                .prompt(Text.nb("Er du sikker?")))
        .guiAction(GuiActionSpec.of("POST", action(Given.WRITE, "POST")).id(Given.WRITE));
  }

  default void delete(UUID dialog) {
    stored().delete(dialog);
  }

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
