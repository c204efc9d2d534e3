package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in one encrypted file, for a desktop application: who was logged in still is when it
 * starts again. Several processes may use the file at once.
 *
 * <ul>
 *   <li>The content, and the names that the sessions are kept under, are encrypted with AES-256-GCM
 *       and a key that the application gives. What was changed from outside does not open.
 *   <li>Only the owner can read and write the file: POSIX permissions 600, an access control list
 *       with one entry on Windows. It is made so, before anything is in it. A file that others can
 *       read is closed to them when it is opened here; where that cannot be done it is refused, and
 *       so is a file system that knows no owners.
 *   <li>The file is replaced whole, in one step, after the new one is on the disk. A thread that is
 *       interrupted finishes what it is writing: it may be the only copy of a new refresh token.
 *   <li>Beside it stands a file of the same name and {@code .lock}, empty and never removed.
 *       Through it, changes wait for each other, and {@link #exclusively} lets one thread of all
 *       processes at a time refresh a session. (The file system has to know locks; those of the
 *       machine do, shared network folders not always.)
 * </ul>
 *
 * <p>The methods throw a {@link TokenException} when the file cannot be read or written, was
 * damaged or was written with another key since it was opened; what is there is thrown away by
 * {@code remove} only. When the file was removed, no one is logged in.
 *
 * <p>Waiting for another process ends: with a {@link TransportException} of the kind {@code
 * TIMEOUT} when that process holds the lock of a session for a minute, or of the file for half a
 * minute, and of the kind {@code INTERRUPTED} when the thread is interrupted; its flag is set again
 * then, and nothing is written.
 *
 * <p>Thread-safe; nothing to close. Its {@code toString} holds neither path nor key.
 */
public final class FileSessionStore implements SessionStore {

  private static final int KEY_BYTES = 32;

  private final SessionFile file;

  private FileSessionStore(SessionFile file) {
    this.file = file;
  }

  /**
   * Opens a file of sessions, or makes one when there is none.
   *
   * <p>The key is 32 random bytes, made once for each installation and kept where the operating
   * system keeps secrets for the person: the Keychain on macOS, the Credential Manager or the Data
   * Protection API on Windows, the Secret Service (GNOME Keyring, KWallet) on Linux. It is of no
   * use beside the file, or in the program. Without it the sessions are lost, and people log in
   * again.
   *
   * @param file where; a relative path starts at the working directory, missing directories are
   *     made for the owner only, links are followed now and not later. A folder of the person's
   *     own, such as the application's settings: not one for temporary files, and not one that
   *     others can write to
   * @param key 32 bytes; copied, so the caller can overwrite its own
   * @return a store
   * @throws IllegalArgumentException when the key has another length, or is not the one that the
   *     file was written with; when the file is damaged, is no such file, or belongs to another
   *     version of the library; when it cannot be read, made, or kept from others. The file is left
   *     as it is
   * @throws TransportException when another process holds the file's lock, or the thread is
   *     interrupted while it waits for that
   */
  public static FileSessionStore open(Path file, byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("key: 32 bytes, for AES-256");
    }
    return open(file, new SecretKeySpec(key, "AES"));
  }

  /**
   * Opens a file of sessions, or makes one when there is none. As {@link #open(Path, byte[])}, with
   * a key that may be one that does not leave its keeper.
   *
   * @param file where
   * @param key an AES key of 256 bits
   * @return a store
   * @throws IllegalArgumentException as in {@link #open(Path, byte[])}
   */
  public static FileSessionStore open(Path file, SecretKey key) {
    Objects.requireNonNull(file, "file");
    byte @Nullable [] encoded = key.getEncoded();
    if (!"AES".equalsIgnoreCase(key.getAlgorithm())
        || (encoded != null && encoded.length != KEY_BYTES)) {
      throw new IllegalArgumentException("key: an AES key of 256 bits");
    }
    if (encoded != null) {
      Arrays.fill(encoded, (byte) 0);
    }
    try {
      return new FileSessionStore(SessionFile.open(resolved(file), new SessionSeal(key)));
    } catch (SealException e) {
      throw new IllegalArgumentException("file, key: the file does not open: " + e.getMessage());
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "file: it cannot be read, made, or kept from others", ErrorsAccess.withoutMessage(e));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "key: AES-256-GCM does not work with it", ErrorsAccess.withoutMessage(e));
    } catch (InterruptedException | TimeoutException e) {
      throw notLocked(e);
    }
  }

  /**
   * Removes a file of sessions with all that is in it, for one that does not open any more: it was
   * damaged, or its key is lost. Needs no key, and does nothing where there is no file.
   *
   * @param file where
   * @throws IllegalArgumentException when it is no file, or cannot be removed
   * @throws TransportException when another process holds the file's lock, or the thread is
   *     interrupted while it waits for that
   */
  public static void remove(Path file) {
    try {
      SessionFile.remove(resolved(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file: it cannot be removed", ErrorsAccess.withoutMessage(e));
    } catch (InterruptedException | TimeoutException e) {
      throw notLocked(e);
    }
  }

  /** The one path of a file, whatever links lead to it. */
  private static Path resolved(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    @Nullable Path directory = absolute.getParent();
    @Nullable Path name = absolute.getFileName();
    if (directory == null || name == null) {
      throw new IllegalArgumentException("file: a file, not a root directory");
    }
    OwnerOnly.createDirectories(directory);
    Path path = directory.toRealPath().resolve(name);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "file: a file, or a link to one; it is a directory, a device, or a link to nothing");
    }
    return path.toRealPath();
  }

  @Override
  public Optional<PersonSession> read(String key) {
    Objects.requireNonNull(key, "key");
    return run(
        "session.read",
        () -> Optional.ofNullable(file.read().get(key)).map(FileSessionStore::session));
  }

  private static PersonSession session(String text) {
    try {
      return PersonSession.ofText(text);
    } catch (IllegalArgumentException e) {
      throw failed("session.read", "another version of this library wrote the session", e);
    }
  }

  @Override
  public void write(String key, PersonSession session) {
    Objects.requireNonNull(key, "key");
    String text = session.toText();
    run(
        "session.write",
        () -> {
          file.change(sessions -> sessions.put(key, text));
          return key;
        });
  }

  /**
   * Removes a session. From a file that was damaged, or written with another key, since it was
   * opened, all sessions go, since none of them can be read: people log in again.
   *
   * @param key whose session
   */
  @Override
  public void remove(String key) {
    Objects.requireNonNull(key, "key");
    run(
        "session.remove",
        () -> {
          file.remove(key);
          return key;
        });
  }

  /**
   * Does work exclusively for this key, among all processes that use the file. Within the work the
   * same thread may read, write and remove; it does not begin such work for another key, or two of
   * them could wait for each other. Waits for a minute at most.
   *
   * @param key whose session
   * @param work reads, asks the issuer, and writes
   * @param <T> what it gives
   * @return what the work gave
   * @throws TransportException when the thread is interrupted while it waits, its flag being set
   *     again, or when the minute is over
   */
  @Override
  @SuppressWarnings("try") // a lock is held, not used
  public <T> T exclusively(String key, Supplier<T> work) {
    try (StoreLock.Held held = file.lock().session(key)) {
      return work.get();
    } catch (InterruptedException | TimeoutException e) {
      throw notLocked(e);
    } catch (IOException e) {
      throw failed("session.lock", "the lock file of the sessions cannot be used", e);
    }
  }

  private static TransportException notLocked(Exception why) {
    TransportException.Kind kind = TransportException.Kind.TIMEOUT;
    if (why instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      kind = TransportException.Kind.INTERRUPTED;
    }
    return new TransportException(CallInfo.notSent("session.lock"), kind, null);
  }

  private interface FileWork<T> {
    T run()
        throws IOException,
            SealException,
            GeneralSecurityException,
            InterruptedException,
            TimeoutException;
  }

  private static <T> T run(String operation, FileWork<T> work) {
    try {
      return work.run();
    } catch (SealException e) {
      throw failed(operation, "the file of sessions does not open: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failed(operation, "the file of sessions cannot be read or written", e);
    } catch (GeneralSecurityException e) {
      throw failed(operation, "AES-256-GCM does not work with the key", e);
    } catch (InterruptedException | TimeoutException e) {
      throw notLocked(e);
    }
  }

  private static TokenException failed(String operation, String what, Exception cause) {
    return new TokenException(
        TokenRefusal.by("session file", operation), what, ErrorsAccess.withoutMessage(cause));
  }

  @Override
  public String toString() {
    return "FileSessionStore[]";
  }
}
