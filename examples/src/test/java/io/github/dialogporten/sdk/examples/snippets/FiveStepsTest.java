package io.github.dialogporten.sdk.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's five steps, word for word, over everything that the seeded world has. */
public class FiveStepsTest {

  private static final Path SOURCE =
      Path.of("src/main/java/io/github/dialogporten/sdk/examples/snippets/FiveSteps.java");

  private static AltinnEnvironment environment;

  @TempDir private Path inbox;
  @TempDir private Path classes;

  private final LocalAltinn altinn = LocalAltinn.start();
  private final Map<UUID, List<DialogportenException>> failed = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  @AfterEach
  void stop() {
    altinn.close();
  }

  /** Where the compiled code goes instead of TT02. */
  public static AltinnEnvironment environment() {
    return environment;
  }

  @Test
  void walkTheWholeSeededWorld() throws Exception {
    environment = altinn.environment();
    Consumer<ContentBody> show = body -> texts.add(body.text());
    Predicate<GuiAction> nothing = action -> false;
    BiConsumer<UUID, DialogportenException> fails =
        (id, failure) -> failed.computeIfAbsent(id, none -> new ArrayList<>()).add(failure);

    asItStands()
        .invoke(null, Instant.now().minusSeconds(5 * 365 * 86_400L), inbox, show, nothing, fails);

    Set<UUID> found = new HashSet<>();
    client().dialogs().search(all()).forEach(hit -> found.add(hit.id()));
    assertThat(found).hasSizeGreaterThan(255);
    assertThat(altinn.requests().to("/enduser/dialogs/")).isNotEmpty();
    assertThat(found.remove(SeededWorld.API_ONLY)).isTrue(); // without content: left alone
    assertThat(altinn.dialogs().seenLog(SeededWorld.API_ONLY)).isEmpty();
    assertThat(failed).doesNotContainKey(SeededWorld.API_ONLY);
    for (UUID id : found) {
      assertThat(Files.isDirectory(inbox.resolve(id.toString())) || failed.containsKey(id))
          .as("%s", id)
          .isTrue();
    }
    assertThat(failed.get(SeededWorld.LEVEL_4)).hasOnlyElementsOfType(ForbiddenException.class);
    assertThat(failed.values().stream().flatMap(List::stream))
        .allMatch(failure -> !failure.isTransient());
    assertThat(texts).contains("Vi trenger et svar.\n"); // of a transmission

    Dialog whole = client().dialogs().open(SeededWorld.TAX_CARD);
    assertThat(whole.allAttachments()).hasSizeGreaterThan(whole.attachments().size());
    assertThat(files(whole.id())).hasSize(usable(whole)).isNotEmpty();
  }

  private static int usable(Dialog dialog) {
    return (int)
        dialog.allAttachments().stream()
            .filter(file -> file.expiresAt().filter(Instant.now()::isAfter).isEmpty())
            .filter(file -> file.urls().stream().anyMatch(url -> url.link().isUsable()))
            .count();
  }

  private DialogportenClient client() {
    return DialogportenClient.builder(altinn.connection())
        .tokenProvider(
            TokenProvider.ofSupplier(() -> altinn.tokens().systemUser(altinn.world().systemUser())))
        .build();
  }

  private DialogQuery all() {
    return DialogQuery.forParties(client().parties().list().searchable()).build();
  }

  private List<Path> files(UUID dialog) throws IOException {
    try (Stream<Path> files = Files.list(inbox.resolve(dialog.toString()))) {
      return files.toList();
    }
  }

  /** Compiles the source with the three values that a reader would replace. */
  private Method asItStands() throws Exception {
    String source = Files.readString(SOURCE).replace("FiveSteps", "AsItStands");
    source = replaced(source, "AltinnEnvironment.TT02", getClass().getName() + ".environment()");
    source = replaced(source, "your-client-id", altinn.world().clientId());
    source = replaced(source, "\"key.jwk\"", "\"" + altinn.world().keyFile() + "\"");
    Path file = Files.writeString(classes.resolve("AsItStands.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
    assertThat(status).isZero();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    return Stream.of(
            loader.loadClass(getClass().getPackageName() + ".AsItStands").getDeclaredMethods())
        .filter(method -> method.getName().equals("fetch"))
        .findFirst()
        .orElseThrow();
  }

  private static String replaced(String source, String value, String by) {
    assertThat(source.split(Pattern.quote(value), -1)).hasSize(2);
    return source.replace(value, by);
  }
}
