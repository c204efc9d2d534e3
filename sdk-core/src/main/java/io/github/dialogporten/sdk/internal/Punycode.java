package io.github.dialogporten.sdk.internal;

/** Writes one label of a host's name in ASCII (RFC 3492), as it is: nothing is mapped. */
final class Punycode {

  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;

  private Punycode() {}

  /** A label of at most 253 characters: nothing overflows. */
  static String encode(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder encoded = new StringBuilder();
    for (int point : points) {
      if (point < 0x80) {
        encoded.append((char) point);
      }
    }
    int basic = encoded.length();
    if (basic > 0) {
      encoded.append('-');
    }
    int handled = basic;
    int bias = 72;
    int delta = 0;
    for (int next = 0x80; handled < points.length; next++) {
      int least = leastFrom(points, next);
      delta += (least - next) * (handled + 1);
      next = least;
      for (int point : points) {
        if (point < next) {
          delta++;
        } else if (point == next) {
          append(encoded, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
    }
    return encoded.toString();
  }

  private static int leastFrom(int[] points, int from) {
    int least = Integer.MAX_VALUE;
    for (int point : points) {
      least = point >= from && point < least ? point : least;
    }
    return least;
  }

  private static void append(StringBuilder encoded, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.min(MOST, Math.max(LEAST, k - bias));
      if (rest < threshold) {
        encoded.append(digit(rest));
        return;
      }
      encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(int delta, int count, boolean isFirst) {
    int rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    for (; rest > (BASE - LEAST) * MOST / 2; k += BASE) {
      rest /= BASE - LEAST;
    }
    return k + (BASE - LEAST + 1) * rest / (rest + SKEW);
  }
}
