package io.github.dialogporten.sdk.benchmarks;

import java.util.List;
import java.util.Locale;

/** What is measured, beside what, and how often: one row of the table that is printed. */
@SuppressWarnings("ImmutableEnumChecker") // functions and lists of constants
enum Row {
  PAGE(
      "a page of 100 dialogs, 230 KB, beside OkHttp and Jackson by hand",
      new Times(5_000, 1_000),
      SdkWork::page,
      FloorWork::page,
      Figure.cpu(0.90),
      Figure.bytes(0.50)),

  OPEN(
      "a dialog of 15 KB, beside OkHttp and Jackson by hand",
      new Times(15_000, 5_000),
      server -> SdkWork.open(server, Bodies.SMALL),
      server -> FloorWork.open(server, Bodies.SMALL),
      Figure.cpu(1.10),
      Figure.bytes(0.80)),

  OPEN_200(
      "a dialog with 200 transmissions, 295 KB, beside OkHttp and Jackson by hand",
      new Times(3_000, 500),
      server -> SdkWork.open(server, Bodies.LARGE),
      server -> FloorWork.open(server, Bodies.LARGE),
      Figure.cpu(1.10),
      Figure.bytes(0.70)),

  TOKEN(
      "a token that is there, beside one volatile read and one look at the clock",
      new Times(20_000_000, 20_000_000),
      TokenWork::systemUser,
      TokenWork::floor,
      Figure.cpu(1.30),
      Figure.nothingAllocated()),

  TOKEN_16(
      "the same on 16 threads",
      new Times(2_000_000, 2_000_000).onThreads(16),
      TokenWork::systemUser,
      TokenWork::floor,
      Figure.throughput(0.90),
      Figure.nothingAllocated()),

  TOKEN_OTHER(
      "the same on 16 threads, beside the client of ks-no",
      new Times(2_000_000, 1_000_000).onThreads(16),
      TokenWork::systemUser,
      TokenWork::otherClients,
      Figure.throughput(5)),

  TOKEN_CHECK(
      "validating a dialog token, beside its signature alone",
      new Times(5_000, 2_000),
      TokenCheckWork::validation,
      TokenCheckWork::signature,
      Figure.cpu(1.30)),

  FILE(
      "512 MiB to a file in a heap of 64 MiB, beside bare OkHttp",
      new Times(1, 3).inHeapOf(64),
      SdkWork::file,
      FloorWork::file,
      Figure.throughput(0.95));

  private final String title;
  private final Times times;
  private final Work.Start ours;
  private final Work.Start floor;
  private final List<Figure> figures;

  Row(String title, Times times, Work.Start ours, Work.Start floor, Figure... figures) {
    this.title = title;
    this.times = times;
    this.ours = ours;
    this.floor = floor;
    this.figures = List.of(figures);
  }

  /**
   * How often an operation is done. The times to warm up are a number, not a duration: on a busy
   * machine a duration is over before the compiler is done.
   *
   * @param warmUp how often before measuring, on each thread
   * @param measured how often while measuring, on each thread
   * @param threads how many threads do it at the same time
   * @param heap the heap in MiB
   */
  record Times(int warmUp, int measured, int threads, int heap) {

    private static final int QUICKER = 4;
    private static final int LONGER = 8;

    Times(int warmUp, int measured) {
      this(warmUp, measured, 1, 256);
    }

    Times onThreads(int other) {
      return new Times(warmUp, measured, other, heap);
    }

    Times inHeapOf(int other) {
      return new Times(warmUp, measured, threads, other);
    }

    /** For a recording, which takes a sample now and then. */
    Times longer() {
      return new Times(warmUp, LONGER * measured, threads, heap);
    }

    /** For a try, not for a result. */
    Times quick() {
      return new Times(
          Math.max(1, warmUp / QUICKER), Math.max(1, measured / QUICKER), threads, heap);
    }
  }

  /** One of the two that are compared. */
  enum Side {
    OURS,
    FLOOR
  }

  /** The row of a name as it stands on the command line, such as {@code open-200}. */
  static Row named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The name on the command line. */
  String shortName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  Times times() {
    return times;
  }

  Work.Start start(Side side) {
    return side == Side.OURS ? ours : floor;
  }

  List<Figure> figures() {
    return figures;
  }
}
