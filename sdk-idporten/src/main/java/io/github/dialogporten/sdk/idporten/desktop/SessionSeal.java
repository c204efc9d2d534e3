package io.github.dialogporten.sdk.idporten.desktop;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Sessions by name as encrypted bytes, and back: AES-256-GCM with a fresh random nonce for each
 * sealing. In front are a mark and the version of the layout, which the seal covers too; names,
 * number and content of the sessions are inside.
 *
 * <p>Immutable and thread-safe.
 */
final class SessionSeal {

  private static final byte[] MARK = "DPSESS\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int HEADER = MARK.length + 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  SessionSeal(SecretKey key) {
    this.key = key;
  }

  /** Encrypts. */
  byte[] seal(Map<String, String> sessions) throws GeneralSecurityException {
    byte[] plain = plain(sessions);
    try {
      byte[] nonce = new byte[NONCE];
      RANDOM.nextBytes(nonce);
      ByteBuffer sealed = ByteBuffer.allocate(HEADER + NONCE + plain.length + TAG);
      sealed.put(header()).put(nonce);
      cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(ByteBuffer.wrap(plain), sealed);
      return sealed.array();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Decrypts.
   *
   * @throws SealException when it is something else, was sealed with another key, or was changed
   */
  Map<String, String> open(byte[] sealed) throws SealException, GeneralSecurityException {
    if (sealed.length < HEADER || !Arrays.equals(MARK, Arrays.copyOf(sealed, MARK.length))) {
      throw new SealException("it is no file of sessions, or is damaged");
    }
    if (sealed[MARK.length] != VERSION) {
      throw new SealException("another version of this library wrote it, or it is damaged");
    }
    if (sealed.length < HEADER + NONCE + TAG) {
      throw new SealException("it is damaged: its end is missing");
    }
    byte[] plain;
    try {
      Cipher cipher =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE));
      plain = cipher.doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE);
    } catch (AEADBadTagException e) {
      throw new SealException("it was written with another key, or is damaged");
    }
    try {
      return sessions(ByteBuffer.wrap(plain));
    } catch (BufferUnderflowException e) {
      throw new SealException("another version of this library wrote it");
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(header());
    return cipher;
  }

  private static byte[] header() {
    byte[] header = Arrays.copyOf(MARK, HEADER);
    header[MARK.length] = VERSION;
    return header;
  }

  private static byte[] plain(Map<String, String> sessions) {
    List<byte[]> parts = new ArrayList<>();
    int length = Integer.BYTES;
    for (Map.Entry<String, String> each : new TreeMap<>(sessions).entrySet()) {
      for (String text : List.of(each.getKey(), each.getValue())) {
        byte[] part = text.getBytes(StandardCharsets.UTF_8);
        parts.add(part);
        length = Math.addExact(length, Integer.BYTES + part.length);
      }
    }
    ByteBuffer plain = ByteBuffer.allocate(length).putInt(sessions.size());
    for (byte[] part : parts) {
      plain.putInt(part.length).put(part);
      Arrays.fill(part, (byte) 0);
    }
    return plain.array();
  }

  private static Map<String, String> sessions(ByteBuffer plain) {
    Map<String, String> sessions = new TreeMap<>();
    for (int left = plain.getInt(); left > 0; left--) {
      String name = text(plain);
      sessions.put(name, text(plain));
    }
    return sessions;
  }

  private static String text(ByteBuffer plain) {
    int length = plain.getInt();
    if (length < 0 || length > plain.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    plain.get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Arrays.fill(bytes, (byte) 0);
    return text;
  }
}
