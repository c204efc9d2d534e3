package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ConsumerType;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.mapping.Own;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens this package to the rest of the SDK: the client of this step, and what is checked before
 * content is asked for, which link is tried, what a file is called.
 */
@Internal
public final class ContentAccess {

  private ContentAccess() {}

  /**
   * The client of this step.
   *
   * @param credentials gives what a dialog allows, and fails for one of another identity
   */
  public static Content over(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    return new HttpContent(pipeline, credentials);
  }

  /**
   * The dialog's own object: whatever the caller's holds, its links are not gone to.
   *
   * @param dialog the dialog
   * @param transmission the caller's transmission
   * @return the dialog's own transmission of that id
   * @throws IllegalArgumentException when it has none
   */
  public static Transmission own(Dialog dialog, Transmission transmission) {
    Objects.requireNonNull(dialog, "dialog");
    Objects.requireNonNull(transmission, "transmission");
    return Own.of(
        dialog.transmissions(),
        transmission,
        Transmission::id,
        "transmission: one of the dialog's own");
  }

  /**
   * The dialog's own object: whatever the caller's holds, its links are not gone to.
   *
   * @param dialog the dialog
   * @param attachment the caller's attachment
   * @return the attachment of that id, of the dialog or of one of its transmissions
   * @throws IllegalArgumentException when there is none
   */
  public static Attachment own(Dialog dialog, Attachment attachment) {
    Objects.requireNonNull(dialog, "dialog");
    Objects.requireNonNull(attachment, "attachment");
    List<Attachment> all =
        Stream.concat(
                dialog.attachments().stream(),
                dialog.transmissions().stream().flatMap(each -> each.attachments().stream()))
            .toList();
    return Own.of(
        all,
        attachment,
        Attachment::id,
        "attachment: one of the dialog's own or of its transmissions");
  }

  /**
   * Whether an answer of success that may hold anything is a login page, by the rule for files:
   * HTML that nobody asked for is one. Reads its beginning; one that breaks off there counts as far
   * as it came.
   *
   * @param answer the answer
   * @return whether it is
   */
  public static boolean isLoginPage(Answer answer) {
    return FileAnswer.isLoginPage(answer);
  }

  /**
   * Checks where to save.
   *
   * @param directory the directory
   * @throws IllegalArgumentException when it is none
   */
  public static void checkDirectory(Path directory) {
    if (!Files.isDirectory(Objects.requireNonNull(directory, "directory"))) {
      throw new IllegalArgumentException("directory: a directory that exists");
    }
  }

  /**
   * The links of an attachment in the order in which they are tried.
   *
   * @param attachment the attachment
   * @return those for programs before those for browsers
   */
  public static List<AttachmentUrl> programsFirst(Attachment attachment) {
    return attachment.urls().stream().sorted(Comparator.comparingInt(ContentAccess::rank)).toList();
  }

  private static int rank(AttachmentUrl url) {
    if (url.consumerType().equals(ConsumerType.API)) {
      return 0;
    }
    return url.consumerType().equals(ConsumerType.GUI) ? 1 : 2;
  }

  static List<String> names(Attachment attachment, CallOptions options) {
    return Stream.concat(
            attachment.displayName().pick(options.languages()).map(LocalizedText::value).stream(),
            attachment.name().stream())
        .toList();
  }

  /**
   * Saves bytes as the client saves a file that it fetched: under the attachment's name, made safe.
   *
   * @param stream the bytes, to be closed by the caller
   * @param attachment what the file is
   * @param url the link that it came from
   * @param contentType the media type that came with it, or null
   * @param directory where to
   * @param options the languages choose the name; who may read it
   * @return where the file is
   * @throws io.github.dialogporten.sdk.errors.ContentException when it cannot be written
   * @throws IOException when the bytes cannot be read
   */
  public static Path save(
      InputStream stream,
      Attachment attachment,
      AttachmentUrl url,
      @Nullable String contentType,
      Path directory,
      CallOptions options)
      throws IOException {
    return FileSaver.save(
        new FileAnswer(
            fileName(attachment, url, contentType, options),
            Optional.ofNullable(contentType),
            Optional.empty(),
            true,
            stream),
        directory,
        options.sharesFiles(),
        CallInfo.refused(HttpContent.SAVE, 1));
  }

  /**
   * What a file is called.
   *
   * @param attachment what it is
   * @param url the link that it came from
   * @param contentType the media type that came with it, or null
   * @param options the languages choose the name
   * @return a name that is safe in a directory
   */
  public static String fileName(
      Attachment attachment, AttachmentUrl url, @Nullable String contentType, CallOptions options) {
    return FileNames.choose(
        names(attachment, options),
        Optional.empty(),
        MediaType.parse(contentType)
            .filter(type -> FileExtensions.of(type).isPresent())
            .or(() -> MediaType.parse(url.mediaType().orElse(null))));
  }
}
