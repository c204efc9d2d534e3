package io.github.dialogporten.sdk.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key in a file that may be replaced. The content is looked at each time, since a time stamp
 * can be the same for two; what follows is done when it is another one.
 */
final class ReloadingKey implements Supplier<SigningKey> {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadingKey.class);

  private final Supplier<byte[]> content;
  private final Function<byte[], SigningKey> reader;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile SigningKey last;
  private byte[] lastDigest;
  private boolean warned;

  /** Reads it, and fails when there is no key yet. */
  ReloadingKey(Supplier<byte[]> content, Function<byte[], SigningKey> reader) {
    this.content = content;
    this.reader = reader;
    byte[] first = content.get();
    this.last = reader.apply(first);
    this.lastDigest = digest(first);
  }

  @Override
  public SigningKey get() {
    // one of those who ask at the same time looks; the others have the key from before
    if (reading.tryLock()) {
      try {
        look();
      } finally {
        reading.unlock();
      }
    }
    return last;
  }

  private void look() {
    try {
      byte[] now = content.get();
      byte[] digest = digest(now);
      if (!Arrays.equals(digest, lastDigest)) {
        last = reader.apply(now);
        lastDigest = digest;
        LOG.debug("The signing key was replaced: {}", last);
      }
      warned = false;
    } catch (RuntimeException e) {
      // half-written files among them, so it is tried again next time
      if (!warned) {
        warned = true;
        LOG.warn(
            "The file of the signing key has changed, and holds none now; the key from before is"
                + " used on: {}",
            e instanceof IllegalArgumentException ? e.getMessage() : e.getClass().getName());
      }
    }
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "ReloadingKey[" + last + "]";
  }
}
