package io.github.dialogporten.sdk.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import okhttp3.Dns;

/**
 * Lets connections go to public addresses only. It sits between the name and the socket: the
 * addresses it lets through are the very ones that are connected to, so a name that changes its
 * address in between gains nothing.
 */
final class AddressGuard implements Dns {

  private final Dns names;

  AddressGuard(Dns names) {
    this.names = names;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> allowed = names.lookup(host).stream().filter(AddressGuard::isPublic).toList();
    if (allowed.isEmpty()) {
      throw new RefusedAddressException();
    }
    return allowed;
  }

  /** Whether an address is one of the public internet. */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublicV6(bytes) : isPublicV4(bytes, 0);
  }

  private static boolean isPublicV4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    int third = bytes[at + 2] & 0xff;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && second >= 64 && second < 128) // carrier's own
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 192 && second == 88 && third == 99)
            || (first == 192 && second == 168)
            || (first == 198 && (second == 18 || second == 19)) // benchmarks
            || (first == 198 && second == 51 && third == 100) // documentation
            || (first == 203 && second == 0 && third == 113);
    return !special;
  }

  private static boolean isPublicV6(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    if ((first & 0xe000) != 0x2000) { // all that is public so far is in 2000::/3,
      boolean nat64 = first == 0x0064 && second == 0xff9b; // or carries a v4 address
      return nat64 && Arrays.equals(bytes, 4, 12, new byte[8], 0, 8) && isPublicV4(bytes, 12);
    }
    if (first == 0x2002) { // 6to4 carries a v4 address
      return isPublicV4(bytes, 2);
    }
    boolean special =
        (first == 0x2001 && (second == 0 || second == 0xdb8)) // Teredo, documentation
            || (first == 0x2001 && second < 0x200)
            || (first == 0x3fff && second < 0x1000); // documentation
    return !special;
  }

  /** No address of the host may be connected to. */
  static final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
      super("no public address");
    }
  }
}
