package io.luxate.curate.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {
  private static final int STRINGS = 3_000;

  @ParameterizedTest
  @ValueSource(ints = {16, 21, 32})
  void findsWhatComparingAllWithAllFinds(int pieceBits) {
    long[] strings = families(new Random(3));
    HashIndex.Search search =
        new HashIndex(new Bits(strings, 1), Integer.MAX_VALUE, pieceBits).new Search();
    int certain = Long.SIZE / pieceBits * 3 - 1;
    for (int i = 0; i < STRINGS; i += 17) {
      TreeSet<Integer> expected = new TreeSet<>();
      for (int j = 0; j < STRINGS; j++) {
        if (Long.bitCount(strings[i] ^ strings[j]) <= certain) {
          expected.add(j);
        }
      }
      TreeMap<Integer, Integer> found = new TreeMap<>();
      search.within(certain, strings, i, 2, found::put);
      assertThat(found.keySet()).isEqualTo(expected);
      assertThat(expected.size()).isGreaterThan(1);
    }
  }

  @Test
  void passesOverWhatManyHaveInCommon() {
    long[] strings = new long[100];
    strings[99] = 0xffff_0000_0000L;
    List<Integer> found = new ArrayList<>();
    HashIndex index = new HashIndex(new Bits(strings, 1), 50);
    index.new Search().within(0, strings, 0, 0, (i, bits) -> found.add(i));
    assertThat(found).isEmpty();
    index.new Search().within(0, strings, 99, 0, (i, bits) -> found.add(i));
    assertThat(found).containsExactly(99);
  }

  /** Strings in threes that differ in up to eight bits. */
  private static long[] families(Random draw) {
    long[] strings = new long[STRINGS];
    for (int i = 0; i < STRINGS; i++) {
      strings[i] = i % 3 == 0 ? draw.nextLong() & (1L << 63) - 1 : strings[i - i % 3];
      for (int flip = 0; flip < i % 3 * 2; flip++) {
        strings[i] ^= 1L << draw.nextInt(63);
      }
    }
    return strings;
  }
}
