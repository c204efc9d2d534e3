package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp may send once: with any other it sends some requests twice by itself. */
final class Body extends RequestBody {

  private final byte[] bytes;
  private final @Nullable MediaType type;

  Body(byte[] bytes, @Nullable String type) {
    this.bytes = bytes;
    this.type = type == null ? null : MediaType.get(type);
  }

  static Body empty() {
    return new Body(new byte[0], null);
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
