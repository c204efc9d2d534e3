package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/**
 * Writes an answer to a file, piece by piece. Each attempt begins a new one; what does not become
 * whole is removed.
 */
final class FileSaver implements Decoder<Path> {

  private static final int BUFFER = 64 * 1024;

  private final FileRequest request;
  private final Path directory;
  private final boolean shared;

  FileSaver(FileRequest request, Path directory, boolean shared) {
    this.request = request;
    this.directory = directory;
    this.shared = shared;
  }

  @Override
  public Path decode(Answer answer) throws IOException {
    CallInfo call = CallInfo.refused(request.operation(), answer.attempt());
    try (answer) {
      return save(FileAnswer.of(answer, request), directory, shared, call);
    } catch (Answer.TooLargeException e) {
      throw new ContentException(call, ContentException.Reason.TOO_LARGE, e.allowed());
    }
  }

  static Path save(FileAnswer from, Path directory, boolean shared, CallInfo call)
      throws IOException {
    try (PendingFile to = PendingFile.in(directory, shared)) {
      copy(from, to);
      return to.publish(from.fileName());
    } catch (SourceFailure e) {
      throw e.failure;
    } catch (ClosedByInterruptException e) {
      throw new TransportException(call, TransportException.Kind.INTERRUPTED, null);
    } catch (IOException e) {
      throw new ContentException(call, ContentException.Reason.NOT_SAVED, withoutPath(e));
    }
  }

  private static void copy(FileAnswer from, PendingFile to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = read(from.stream(), buffer); count >= 0; count = read(from.stream(), buffer)) {
      to.write(buffer, count);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws SourceFailure {
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted");
      }
      return in.read(buffer);
    } catch (IOException e) {
      throw new SourceFailure(e);
    }
  }

  /** Messages about files hold their paths, and those hold names. */
  private static IOException withoutPath(IOException failure) {
    IOException safe = new IOException(failure.getClass().getName());
    safe.setStackTrace(failure.getStackTrace());
    return safe;
  }

  /** The connection broke, not the file. */
  private static final class SourceFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SourceFailure(IOException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
