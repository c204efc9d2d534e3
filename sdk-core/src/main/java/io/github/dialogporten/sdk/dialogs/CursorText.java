package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.PageCursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the place of a walk into a cursor, and reads it. A checksum of filters and order comes
 * first; then the parties, once each, as the parts share them; then the parts.
 */
final class CursorText {

  private static final int NONE = 0;
  private static final int SOME = 1;

  private CursorText() {}

  static PageCursor write(DialogQuery query, List<PartPlace> places) {
    List<String> services = QueryParts.services(query);
    Map<List<String>, Integer> groups = new LinkedHashMap<>();
    places.forEach(place -> groups.putIfAbsent(place.part().parties(), groups.size()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(Hashes.checksum(query));
      out.writeInt(groups.size());
      for (List<String> parties : groups.keySet()) {
        writeMarks(out, parties.stream().map(PartyMark::of).sorted().toList());
      }
      out.writeInt(places.size());
      for (PartPlace place : places) {
        SearchPart part = place.part();
        int from = part.services().isEmpty() ? 0 : services.indexOf(part.services().get(0));
        out.writeInt(groups.getOrDefault(part.parties(), 0));
        out.writeInt(from);
        out.writeInt(from + part.services().size());
        writeToken(out, place.resumeToken());
        writePosition(out, place.resumeFloor());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return PageCursor.of(bytes.toByteArray());
  }

  private static void writeMarks(DataOutputStream out, List<PartyMark> marks) throws IOException {
    int organisations = (int) marks.stream().filter(PartyMark::organisation).count();
    out.writeInt(organisations);
    out.writeInt(marks.size() - organisations);
    for (PartyMark mark : marks) {
      if (mark.organisation()) {
        out.writeInt(mark.value());
      } else {
        out.writeShort(mark.value());
      }
    }
  }

  private static void writeToken(DataOutputStream out, @Nullable String token) throws IOException {
    byte[] text = token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
  }

  private static void writePosition(DataOutputStream out, @Nullable SortPosition position)
      throws IOException {
    out.writeByte(position == null ? NONE : SOME);
    if (position == null) {
      return;
    }
    for (int i = 0; i < position.size(); i++) {
      @Nullable Long time = position.time(i);
      out.writeByte(time == null ? NONE : SOME);
      out.writeLong(time == null ? 0 : time);
    }
    out.writeLong(position.id().getMostSignificantBits());
    out.writeLong(position.id().getLeastSignificantBits());
  }

  /**
   * The parts that a cursor holds.
   *
   * @throws IllegalArgumentException when it is a cursor of another search, or none
   */
  static List<CursorPart> read(PageCursor cursor, DialogQuery query) {
    byte[] place = cursor.place();
    byte[] checksum = Arrays.copyOf(place, Hashes.CHECKSUM);
    if (!Arrays.equals(checksum, Hashes.checksum(query))) {
      throw new IllegalArgumentException(
          "cursor: it comes from a search with other filters or another order");
    }
    int services = query.values(DialogQuery.SERVICE_RESOURCE).size();
    try (DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(place, Hashes.CHECKSUM, place.length - Hashes.CHECKSUM))) {
      List<List<PartyMark>> groups = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        groups.add(readMarks(in));
      }
      List<CursorPart> parts = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        List<PartyMark> parties = groups.get(in.readInt());
        int from = in.readInt();
        int to = in.readInt();
        if (from < 0 || from > to || to > services) {
          throw noCursor();
        }
        parts.add(
            new CursorPart(
                parties, from, to, readToken(in), readPosition(in, query.searchOrder().times())));
      }
      if (in.read() >= 0) {
        throw noCursor();
      }
      return parts;
    } catch (IOException | IndexOutOfBoundsException e) {
      throw noCursor();
    }
  }

  private static IllegalArgumentException noCursor() {
    return new IllegalArgumentException("cursor: a cursor that this SDK gave for this search");
  }

  /** Never more than there are bytes left, so that nothing is made up in memory. */
  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw noCursor();
    }
    return count;
  }

  private static List<PartyMark> readMarks(DataInputStream in) throws IOException {
    int organisations = count(in);
    int others = count(in);
    List<PartyMark> marks = new ArrayList<>();
    for (int i = 0; i < organisations; i++) {
      marks.add(new PartyMark(true, in.readInt()));
    }
    for (int i = 0; i < others; i++) {
      marks.add(new PartyMark(false, in.readUnsignedShort()));
    }
    return marks;
  }

  private static @Nullable String readToken(DataInputStream in) throws IOException {
    byte[] text = in.readNBytes(count(in));
    return text.length == 0 ? null : new String(text, StandardCharsets.UTF_8);
  }

  private static @Nullable SortPosition readPosition(DataInputStream in, int times)
      throws IOException {
    if (in.readUnsignedByte() == NONE) {
      return null;
    }
    @Nullable Long[] values = new @Nullable Long[times];
    for (int i = 0; i < times; i++) {
      boolean some = in.readUnsignedByte() == SOME;
      long value = in.readLong();
      values[i] = some ? value : null;
    }
    return new SortPosition(values, new UUID(in.readLong(), in.readLong()));
  }
}
