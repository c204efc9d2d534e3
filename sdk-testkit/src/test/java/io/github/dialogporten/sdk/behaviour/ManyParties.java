package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** An accountant's system user with clients, as many as a test wants, and their dialogs. */
final class ManyParties {

  static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  /** As the server orders them: the text of an id is ordered as its bytes are. */
  static final Comparator<StoredDialog> BY_CONTENT =
      Comparator.comparing(StoredDialog::contentUpdatedAt)
          .thenComparing(dialog -> dialog.id().toString());

  static final Comparator<StoredDialog> BY_CREATION =
      Comparator.comparing(StoredDialog::createdAt).thenComparing(dialog -> dialog.id().toString());

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private final Setup setup;
  private final TestParty owner;
  private final TestSystemUser user;
  private final List<TestParty> parties = new ArrayList<>();
  private int nextNumber = 31_100_000;

  ManyParties(Setup setup, int count) {
    this.setup = setup;
    this.owner = setup.altinn.parties().organisation(nextOrganisation(), "SYNTETISK REGNSKAP AS");
    this.user = setup.altinn.systemUsers().add(owner, setup.world.clientId());
    for (int i = 0; i < count; i++) {
      add();
    }
  }

  /** A client more. */
  TestParty add() {
    TestParty party =
        setup
            .altinn
            .parties()
            .organisation(nextOrganisation(), "SYNTETISK KUNDE " + parties.size());
    user.represents(party);
    parties.add(party);
    return party;
  }

  private String nextOrganisation() {
    while (true) {
      String digits = String.valueOf(nextNumber++);
      int sum = 0;
      for (int i = 0; i < WEIGHTS.length; i++) {
        sum += WEIGHTS[i] * (digits.charAt(i) - '0');
      }
      int check = (11 - sum % 11) % 11;
      if (check < 10) {
        return digits + check;
      }
    }
  }

  DialogportenClient client() {
    return setup.client(setup.systemUser(owner));
  }

  TestSystemUser user() {
    return user;
  }

  List<TestParty> all() {
    return parties;
  }

  String[] urns() {
    return parties.stream().map(TestParty::urn).toArray(String[]::new);
  }

  UUID add(TestParty party, Instant at, Random random) {
    return add(party, at, at, random);
  }

  UUID add(TestParty party, Instant created, Instant updated, Random random) {
    UUID id = new UUID(random.nextLong(), random.nextLong()); // half of them with a sign
    return setup
        .altinn
        .dialogs()
        .add(
            DialogSpec.of(party.urn(), "skattetest-melding", "Syntetisk melding")
                .id(id)
                .createdAt(created)
                .updatedAt(updated)
                .contentUpdatedAt(updated));
  }

  /** Those of the clients, as they are now. */
  List<StoredDialog> stored() {
    List<String> urns = List.of(urns());
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> urns.contains(dialog.party()))
        .toList();
  }
}
