package io.github.dialogporten.sdk.benchmarks;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Reading with this SDK, through its public API. */
final class SdkWork {

  static final String TOKEN = "x".repeat(900);
  static final int PAGE_SIZE = 100;

  private SdkWork() {}

  private static DialogportenClient client(URI server) {
    AltinnEnvironment environment =
        AltinnEnvironment.local(server, server, server).contentOrigin(server).build();
    return DialogportenClient.builder(AltinnConnection.to(environment))
        .tokenProvider(TokenProvider.ofToken(TOKEN))
        .build();
  }

  static Work page(URI server) {
    DialogportenClient client = client(server);
    DialogQuery query =
        DialogQuery.forParty(PartyUrn.parse(Bodies.PARTY)).pageSize(PAGE_SIZE).build();
    return () -> client.dialogs().search(query).firstPage().items().size();
  }

  static Work open(URI server, UUID dialog) {
    DialogportenClient client = client(server);
    return () -> client.dialogs().open(dialog).transmissions().size();
  }

  static Work file(URI server) throws IOException {
    DialogportenClient client = client(server);
    Dialog dialog = client.dialogs().open(Bodies.WITH_FILE);
    Path directory = Files.createTempDirectory("benchmark");
    return new Work() {
      @Override
      public long once() throws IOException {
        Path file = client.content().save(dialog, dialog.attachments().get(0), directory);
        long size = Files.size(file);
        Files.delete(file);
        return size;
      }

      @Override
      public void close() throws IOException {
        Files.delete(directory);
      }
    };
  }
}
