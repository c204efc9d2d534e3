package io.github.dialogporten.sdk.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import java.util.ArrayList;
import java.util.List;

/** What is tested: it fetches what nobody has seen. */
final class Inbox {

  private final DialogportenClient altinn;

  Inbox(DialogportenClient altinn) {
    this.altinn = altinn;
  }

  List<String> unseen() {
    DialogQuery query =
        DialogQuery.forParties(altinn.parties().list()).isContentSeen(false).build();
    List<String> texts = new ArrayList<>();
    for (DialogSummary hit : altinn.dialogs().search(query)) {
      Dialog dialog = altinn.dialogs().open(hit.id());
      altinn.content().main(dialog).ifPresent(body -> texts.add(body.text()));
    }
    return texts;
  }
}
