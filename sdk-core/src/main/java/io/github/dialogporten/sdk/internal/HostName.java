package io.github.dialogporten.sdk.internal;

import io.github.dialogporten.sdk.internal.NoAddressException.Fault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Puts a host's name into ASCII, once: what routes, guards and connects sees this one text. Of all
 * that Unicode would map only capitals are: a name that becomes another one, an address, or has
 * more dots by mapping is not what it looks like, and is refused.
 */
public final class HostName {

  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  /** What mapping makes a dot of, and normalizing does not. */
  private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.-]+");
  private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7f]*");

  /** What resolvers take for an address: {@code 2130706433}, {@code 0x7f.1}. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private static final Pattern BYTE = Pattern.compile("25[0-5]|2[0-4][0-9]|1?[1-9]?[0-9]");

  private HostName() {}

  /**
   * The name in ASCII and in lower case.
   *
   * @param written the name or IPv4 address as it was written
   * @return the one text
   * @throws NoAddressException when it is none, or not what it looks like
   */
  public static String ascii(String written) throws NoAddressException {
    if (written.length() > LONGEST) { // it gets no shorter
      throw new NoAddressException(Fault.FORM);
    }
    String name = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (DOTS.matcher(name).find() || !name.equals(mapped(name))) {
      throw new NoAddressException(Fault.DISGUISED);
    }
    if (!CHARACTERS.matcher(name).matches()) {
      throw new NoAddressException(Fault.FORM);
    }
    if (isAscii(name) && !isAscii(written)) { // such as the sign for kelvin
      throw new NoAddressException(Fault.DISGUISED);
    }
    List<String> labels = new ArrayList<>();
    for (String label : name.split("\\.", -1)) {
      labels.add(isAscii(label) ? label : "xn--" + Punycode.encode(label));
    }
    checkLengths(labels);
    checkNumbers(labels);
    return String.join(".", labels);
  }

  private static String mapped(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    return ASCII.matcher(text).matches();
  }

  private static void checkLengths(List<String> labels) throws NoAddressException {
    int last = labels.size() - 1;
    int length = last;
    for (int i = 0; i <= last; i++) {
      String label = labels.get(i);
      length += label.length();
      boolean isRoot = i == last && i > 0; // a dot at the end
      if (label.length() > LONGEST_LABEL || (label.isEmpty() && !isRoot)) {
        throw new NoAddressException(Fault.FORM);
      }
    }
    if (length > LONGEST) {
      throw new NoAddressException(Fault.FORM);
    }
  }

  /** A name that ends in a number is an address, and that has one spelling. */
  private static void checkNumbers(List<String> labels) throws NoAddressException {
    int last = labels.size() - 1;
    String end = labels.get(labels.get(last).isEmpty() ? last - 1 : last);
    boolean isAddress =
        labels.size() == 4 && labels.stream().allMatch(label -> BYTE.matcher(label).matches());
    if (NUMBER.matcher(end).matches() && !isAddress) {
      throw new NoAddressException(Fault.DISGUISED);
    }
  }
}
