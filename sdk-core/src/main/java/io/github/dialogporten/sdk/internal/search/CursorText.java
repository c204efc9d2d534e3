package io.github.dialogporten.sdk.internal.search;

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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place of a walk as a cursor holds it. A checksum of filters and order comes first; then the
 * parties, once each, as the parts share them; then the parts.
 *
 * @param groups the marks of the parties; an empty group when the query names none
 * @param parts the parts
 */
record CursorText(List<List<PartyMark>> groups, List<Part> parts) {

  private static final int NONE = 0;
  private static final int SOME = 1;

  /**
   * A part of a search.
   *
   * @param group which of the groups its parties are
   * @param servicesFrom where its services begin among those of the query, in their natural order
   * @param servicesTo where they end
   * @param token the server's token before the page to go on with; null for the first page
   * @param floor the last item of that page that was given, if any was
   */
  record Part(
      int group,
      int servicesFrom,
      int servicesTo,
      @Nullable String token,
      @Nullable SortPosition floor) {}

  static <T> PageCursor write(SearchSpec<T> spec, List<PartPlace<T>> places) {
    Map<List<String>, Integer> groups = new LinkedHashMap<>();
    places.forEach(place -> groups.putIfAbsent(place.part().parties(), groups.size()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(spec.checksum());
      out.writeInt(groups.size());
      for (List<String> parties : groups.keySet()) {
        writeMarks(out, parties.stream().map(PartyMark::of).sorted().toList());
      }
      out.writeInt(places.size());
      for (PartPlace<T> place : places) {
        List<String> services = place.part().services();
        int from = services.isEmpty() ? 0 : spec.services().indexOf(services.get(0));
        out.writeInt(groups.getOrDefault(place.part().parties(), 0));
        out.writeInt(from);
        out.writeInt(from + services.size());
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
    for (@Nullable Long time : position.times()) {
      out.writeByte(time == null ? NONE : SOME);
      out.writeLong(time == null ? 0 : time);
    }
    out.writeLong(position.id().getMostSignificantBits());
    out.writeLong(position.id().getLeastSignificantBits());
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException when it is a cursor of another search, or none
   */
  static CursorText read(PageCursor cursor, SearchSpec<?> spec) {
    byte[] place = cursor.place();
    if (!Arrays.equals(Arrays.copyOf(place, Hashes.CHECKSUM), spec.checksum())) {
      throw new IllegalArgumentException(
          "cursor: it comes from a search with other filters or another order");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(place))) {
      in.skipNBytes(Hashes.CHECKSUM);
      List<List<PartyMark>> groups = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        groups.add(readMarks(in));
      }
      List<Part> parts = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        int group = Objects.checkIndex(in.readInt(), groups.size());
        int from = in.readInt();
        int to = in.readInt();
        Objects.checkFromToIndex(from, to, spec.services().size());
        parts.add(new Part(group, from, to, readToken(in), readPosition(in, spec.order().times())));
      }
      if (in.read() >= 0) {
        throw noCursor();
      }
      return new CursorText(groups, parts);
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
    List<@Nullable Long> values = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      boolean some = in.readUnsignedByte() == SOME;
      long value = in.readLong();
      values.add(some ? value : null);
    }
    return new SortPosition(
        Collections.unmodifiableList(values), new UUID(in.readLong(), in.readLong()));
  }

  @Override
  public String toString() {
    return "CursorText[" + parts.size() + " parts]";
  }
}
