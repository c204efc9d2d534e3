package io.github.dialogporten.sdk.testkit.world;

import static io.github.dialogporten.sdk.testkit.dialogs.Text.all;
import static io.github.dialogporten.sdk.testkit.dialogs.Text.nb;
import static io.github.dialogporten.sdk.testkit.world.SeededDialogs.file;

import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.ActorSpec;
import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A form that was sent in, as the apps' adapter makes its dialogs: links are wrapped. */
record SeededAppForm(SeededWorld world, Instant created) {

  private static final String INSTANCE = "0198c2a1-0000-7000-b000-000000000001";
  private static final UUID SUBMISSION = UUID.fromString("0198c2a1-0000-7000-b000-000000000002");

  void add() {
    String platform = world.platform;
    String instance = world.customer().partyId() + "/" + INSTANCE;
    String storage = platform + "/storage/api/v1/instances/" + instance;
    ActorSpec submitter = ActorSpec.party(world.manager().urn(), world.manager().name());
    world.dialogs.add(
        DialogSpec.of(world.customer().urn(), SeededDialogs.FORM)
            .id(SeededWorld.APP_FORM)
            .createdAt(created)
            .status("Awaiting")
            .serviceOwnerLabel("urn:altinn:integration:storage:" + instance)
            .title(
                all(
                    "Næringsoppgave for 2025",
                    "Næringsoppgåve for 2025",
                    "Business statement for 2025"))
            .summary(nb("Innsendingen er mottatt"))
            .extendedStatusText(nb("Mottatt"))
            .apiAction(ApiActionSpec.of("read").endpoint("1.0", "GET", storage))
            .guiAction(
                GuiActionSpec.of("GET", login(platform, platform + "/receipt/" + instance))
                    .priority("Primary")
                    .title(all("Se innsendt skjema", "Sjå innsendt skjema", "See form")))
            .guiAction(
                GuiActionSpec.of(
                        "DELETE", platform + "/storage/dialogporten/api/v1/instance/" + instance)
                    .action("delete")
                    .priority("Secondary")
                    .deletesDialog()
                    .title(all("Slett", "Slett", "Delete")))
            .attachment(
                file("ref-data-as-pdf", nb("Næringsoppgave.pdf"))
                    .gui(
                        login(platform, storage + "/data/0198c2a1-0000-7000-b000-000000000003"),
                        "application/pdf"))
            .attachment(
                file("model", nb("model.xml"))
                    .api(storage + "/data/0198c2a1-0000-7000-b000-000000000004", "application/xml"))
            .transmission(
                TransmissionSpec.of("Submission")
                    .id(SUBMISSION)
                    .createdAt(created)
                    .sender(submitter)
                    .title(all("Innsending #1", "Innsending #1", "Submission #1")))
            .activity(ActivitySpec.of("DialogCreated").createdAt(created).performedBy(submitter))
            .activity(
                ActivitySpec.of("FormSubmitted")
                    .createdAt(created)
                    .transmission(SUBMISSION)
                    .performedBy(submitter)));
  }

  /** Through the login page, with the real address inside. */
  private static String login(String platform, String target) {
    return platform
        + "/authentication/api/v1/authentication?goto="
        + URLEncoder.encode(target + "?dontChooseReportee=true", StandardCharsets.UTF_8);
  }
}
