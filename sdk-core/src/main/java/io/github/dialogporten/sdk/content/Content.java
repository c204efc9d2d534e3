package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches what an opened dialog refers to: its text, the texts of its transmissions, the files.
 * Dialogporten keeps none of it; the service owner does, on a host of its own, and is shown the
 * <em>dialog token</em>, which lives for ten minutes after the dialog was opened; after that all
 * methods fail with {@code TOKEN_OVER}, until the dialog is opened again.
 *
 * <p>The token goes to addresses of this very dialog only, over https, to public hosts, and not
 * along when an answer redirects to another host. What fetching does at the service owner is the
 * service owner's matter: many record the message as read.
 *
 * <p>All methods fail with these, besides what each one says:
 *
 * <ul>
 *   <li>{@code ContentException}: what came is not the content, or nothing may be asked for; its
 *       {@code reason()} says which
 *   <li>{@code ApiException}: the service owner refused, with its subclass for the status
 *   <li>{@code TransportException}: no answer, also after up to three attempts
 *   <li>{@code IllegalArgumentException}: another identity opened the dialog, or what is asked for
 *       is not in it
 * </ul>
 *
 * <p>Links to Altinn's own content platforms (Correspondence, apps, Storage) are not fetched by
 * this version: {@code PLATFORM_NOT_SUPPORTED}. The receipts of submitted forms are: they take the
 * dialog token.
 *
 * <p>Thread-safe.
 */
public interface Content {

  /** The longest content that is fetched, in bytes: 100 KB. Files have no limit. */
  long MAX_BYTES = 100 * 1024;

  /**
   * Fetches the main content of a dialog. It is at most {@link #MAX_BYTES} long ({@code TOO_LARGE})
   * and comes within 10 seconds, all attempts counted. A status other than 200 and 204 is not the
   * content ({@code STATUS}). Plain text passes for markdown, never for HTML ({@code
   * TYPE_MISMATCH}); HTML in place of markdown that comes from a login is {@code LOGIN_PAGE}. The
   * languages of the view choose among the dialog's links; a timeout above 10 seconds changes
   * nothing.
   *
   * @param dialog an opened dialog
   * @return the content; empty when the dialog has none
   */
  Optional<ContentBody> main(Dialog dialog);

  /**
   * Fetches the content of a transmission, under the same rules as {@link #main}.
   *
   * @param dialog an opened dialog
   * @param transmission one of the dialog's transmissions, told by its id; its link is taken from
   *     the dialog
   * @return the content; empty when the transmission has none
   */
  Optional<ContentBody> transmission(Dialog dialog, Transmission transmission);

  /**
   * Saves an attachment in a directory, a {@index folder} of your choice, under the name that users
   * see, made safe: without separators, characters that are invisible or turn the direction of
   * text, leading dots and dashes, names of devices, and names that a desktop acts on ({@code
   * desktop.ini}, {@code .lnk}); at most 150 bytes long. An ending that it has stays; a name
   * without one gets that of its type. Where the JVM's locale allows ASCII names only, accents go
   * and other characters become {@code _}. The languages of the view choose the name.
   *
   * <p>Nothing that is there is replaced: a second {@code letter.pdf} becomes {@code letter
   * (2).pdf}, also when several threads or programs save at once. It can be read by its owner
   * alone, where the file system knows owners, unless the view {@linkplain
   * io.github.dialogporten.sdk.config.CallOptions#withSharedFiles shares files}. The file has its
   * name only when it is whole, and nothing is left when it does not become so; meanwhile it stands
   * beside as {@code .dialogporten-*.part}. The memory used does not depend on its length.
   *
   * <p>Links for programs ({@code Api}) are taken before those for browsers ({@code Gui}); the next
   * one is tried only when the one before is refused for its address. A login page is not saved
   * ({@code LOGIN_PAGE}): HTML is taken only where the media type, the name or the link says so.
   *
   * <p>A file that is not as long as its server announces is fetched again. Where a server tells no
   * end, the file ends with the connection, and is saved as it came; {@link #download} tells.
   *
   * <p>A timeout of the view counts the whole file; without one the connection's call timeout
   * counts until the file begins to come.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions, told by its id;
   *     its links are taken from the dialog
   * @param directory a directory that exists
   * @return where the file is
   * @throws io.github.dialogporten.sdk.errors.ContentException also with {@code EXPIRED} when the
   *     attachment has expired for good, and with {@code NOT_SAVED} when the file cannot be written
   */
  Path save(Dialog dialog, Attachment attachment, Path directory);

  /**
   * Downloads an attachment as a stream, under the rules of {@link #save}. The time counts until
   * the file begins to come, and as much of it has come as tells it from a login page. What breaks
   * after that is not tried again: the stream fails. What is not read waits at the server.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions
   * @return the download, <strong>which the caller closes</strong>
   */
  Download download(Dialog dialog, Attachment attachment);
}
