package io.github.dialogporten.sdk.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The floor: what a program would write by hand that needs these answers and nothing else, with
 * OkHttp and Jackson. No retries, no checks, no redaction.
 */
final class FloorWork {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(OffsetDateTime.class, new Dates()))
          .build();

  private FloorWork() {}

  static Work page(URI server) {
    OkHttpClient client = new OkHttpClient();
    ObjectReader reader = MAPPER.readerFor(FloorModel.Page.class);
    HttpUrl base = HttpUrl.get(server.toString());
    return () -> {
      HttpUrl url =
          base.newBuilder()
              .addPathSegments("api/v1/enduser/dialogs")
              .addQueryParameter("party", Bodies.PARTY)
              .addQueryParameter("orderBy", "contentUpdatedAt_asc")
              .addQueryParameter("limit", Integer.toString(SdkWork.PAGE_SIZE))
              .build();
      FloorModel.Page page = get(client, url, reader);
      return page.items().size();
    };
  }

  static Work open(URI server, UUID dialog) {
    OkHttpClient client = new OkHttpClient();
    ObjectReader reader = MAPPER.readerFor(FloorModel.Dialog.class);
    HttpUrl base = HttpUrl.get(server.toString());
    return () -> {
      HttpUrl url =
          base.newBuilder()
              .addPathSegments("api/v1/enduser/dialogs")
              .addPathSegment(dialog.toString())
              .build();
      FloorModel.Dialog opened = get(client, url, reader);
      return opened.transmissions().size();
    };
  }

  static Work file(URI server) throws IOException {
    OkHttpClient client = new OkHttpClient();
    Request request = request(HttpUrl.get(server + "/file"));
    Path directory = Files.createTempDirectory("benchmark");
    Path file = directory.resolve("file");
    return new Work() {
      @Override
      public long once() throws IOException {
        try (Response response = client.newCall(request).execute();
            InputStream body = response.body().byteStream()) {
          Files.copy(body, file);
        }
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

  private static Request request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + SdkWork.TOKEN)
        .build();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // what Jackson gives is of any type
  private static <T> T get(OkHttpClient client, HttpUrl url, ObjectReader reader)
      throws IOException {
    try (Response response = client.newCall(request(url)).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      return reader.readValue(response.body().byteStream());
    }
  }

  private static final class Dates extends StdScalarDeserializer<OffsetDateTime> {

    private static final long serialVersionUID = 1L;

    Dates() {
      super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return OffsetDateTime.parse(parser.getText());
    }
  }
}
