package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** Finds the elements of a list in a document, to hand them on as they were sent. */
public final class RawList {

  private static final JsonFactory JSON = new JsonFactory();

  private RawList() {}

  /**
   * Where the elements of a list are.
   *
   * @param json a document in UTF-8: an object
   * @param field the list's name in it
   * @return where each element begins and ends, nulls left out; empty when there is no such list,
   *     or the document cannot be read
   */
  public static int[] places(byte[] json, String field) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new int[0];
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(field);
        if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
          return elements(parser);
        }
        parser.skipChildren();
      }
      return new int[0];
    } catch (IOException e) {
      return new int[0];
    }
  }

  private static int[] elements(JsonParser parser) throws IOException {
    int[] places = new int[64];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      if (count + 2 > places.length) {
        places = Arrays.copyOf(places, 2 * places.length);
      }
      places[count] = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      places[count + 1] = (int) parser.currentLocation().getByteOffset();
      count += 2;
    }
    return Arrays.copyOf(places, count);
  }
}
