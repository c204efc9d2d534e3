package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * The one decoder of what comes coded, behind the counting of the wire's bytes. OkHttp's own is
 * off, since each request names the codings that it takes.
 */
final class Codings {

  private static final String CONTENT = "Content-Encoding";
  private static final String LENGTH = "Content-Length";
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_+., -]{1,40}");

  private Codings() {}

  /**
   * The answer with its body as it was before it was coded. One in a coding that is not known here
   * stays as it is: {@link #unknown}.
   *
   * @param most how many times as long as on the wire a body may become; 0 for any length
   */
  static Response plain(Response response, WireBody wire, int most) {
    boolean gzip = unknown(response) == null && !contentCodings(response).isEmpty();
    if (!gzip) {
      return with(response.newBuilder(), response, wire, response.body().contentLength());
    }
    Source unpacked = Okio.source(new GzipStream(Okio.buffer(wire).inputStream(), wire, most));
    Response.Builder plain = response.newBuilder().removeHeader(CONTENT).removeHeader(LENGTH);
    return with(plain, response, unpacked, -1);
  }

  private static Response with(
      Response.Builder to, Response response, Source source, long contentLength) {
    return to.body(new PlainBody(response.body(), Okio.buffer(source), contentLength)).build();
  }

  /** What the body is coded in, when that cannot be read; null when it can. */
  static @Nullable String unknown(Response response) {
    List<String> content = contentCodings(response);
    List<String> transfer = codings(response, "Transfer-Encoding");
    boolean known = content.isEmpty() || (content.size() == 1 && GZIP.contains(content.get(0)));
    if (known && (transfer.isEmpty() || transfer.equals(List.of("chunked")))) {
      return null;
    }
    String name = String.join(", ", known ? transfer : content);
    return NAME.matcher(name).matches() ? name : "one with an odd name";
  }

  private static List<String> contentCodings(Response response) {
    return codings(response, CONTENT);
  }

  /** Those that a header names, in its order; {@code identity} is none. */
  private static List<String> codings(Response response, String header) {
    List<String> codings = new ArrayList<>();
    for (String value : response.headers(header)) {
      for (String each : value.split(",", -1)) {
        String coding = Ascii.lower(each.strip());
        if (!coding.isEmpty() && !coding.equals("identity")) {
          codings.add(coding);
        }
      }
    }
    return codings;
  }

  /** A body whose media type is read when somebody asks for it. */
  private static final class PlainBody extends ResponseBody {

    private final ResponseBody wire;
    private final BufferedSource source;
    private final long length;

    PlainBody(ResponseBody wire, BufferedSource source, long length) {
      this.wire = wire;
      this.source = source;
      this.length = length;
    }

    @Override
    public @Nullable MediaType contentType() {
      return wire.contentType();
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  /** A body in a coding that was not asked for. */
  static final class UnknownException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String coding;

    UnknownException(String coding) {
      super("coded in a way that is not known");
      this.coding = coding;
    }

    /** Its name, as far as it can be shown. */
    String coding() {
      return coding;
    }
  }
}
