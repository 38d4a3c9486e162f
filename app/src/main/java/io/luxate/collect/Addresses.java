package io.luxate.collect;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which network addresses are public: those that IANA's special-purpose registries (RFC 6890 and
 * its successors) leave over. Of IPv6 only global unicast (2000::/3) counts, less documentation,
 * tunnels and translations, behind which a private IPv4 address could hide.
 */
final class Addresses {
  private static final List<Block> SPECIAL_IPV4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(24, 192, 88, 99),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          Block.of(3, 224)); // multicast, reserved and broadcast
  private static final Block GLOBAL_IPV6 = Block.of(3, 0x20);
  private static final List<Block> SPECIAL_IPV6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00), // Teredo, ORCHID and other protocol assignments
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Block.of(16, 0x20, 0x02), // 6to4
          Block.of(20, 0x3f, 0xff));

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return SPECIAL_IPV4.stream().noneMatch(block -> block.holds(bytes));
    }
    return address instanceof Inet6Address
        && GLOBAL_IPV6.holds(bytes)
        && SPECIAL_IPV6.stream().noneMatch(block -> block.holds(bytes));
  }

  /**
   * Addresses that begin alike.
   *
   * @param bits that are the same
   * @param beginning bytes; those left out are 0
   */
  private record Block(int bits, List<Integer> beginning) {
    static Block of(int bits, Integer... beginning) {
      return new Block(bits, List.of(beginning));
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int part = bit / 8 < beginning.size() ? beginning.get(bit / 8) : 0;
        int mask = 0x80 >> (bit % 8);
        if ((part & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
