package io.luxate.curate.duplicates;

import java.util.Arrays;

/**
 * Finds, among millions of bit strings, those that differ from a given one in few bits, without
 * looking at the others: two strings that differ in at most r bits agree, in at least one of their
 * m pieces, up to r/m bits (multi-index hashing; Norouzi M, Punjani A, Fleet DJ. IEEE Trans Pattern
 * Anal Mach Intell 2014;36:1107-19). Not for several threads at once: each takes its own {@link
 * Search}.
 */
public final class HashIndex {
  /** Beyond so many strings pieces get longer, so that buckets stay short. */
  private static final int MANY = 1 << 18;

  private static final int VERY_MANY = 1 << 24;
  private static final int MOST_KEY_BITS = 22;

  private final Bits strings;
  private final int fullest;
  private final int pieceBits;
  private final int piecesAWord;
  private final int keyBits;
  private final int[][] starts;
  private final int[][] members;

  /** An index with pieces as long as suits the number of strings; looks into every bucket. */
  public HashIndex(Bits strings) {
    this(strings, Integer.MAX_VALUE);
  }

  /**
   * An index that passes over what is common, so that a search takes as long among many strings as
   * among few, as a search of texts passes over "and" and "the".
   *
   * @param fullest strings in a bucket from which on it says nothing
   */
  HashIndex(Bits strings, int fullest) {
    this(strings, fullest, strings.size() < MANY ? 16 : strings.size() < VERY_MANY ? 21 : 32);
  }

  /**
   * An index with pieces of a given length.
   *
   * @param pieceBits 16, 21 or 32
   */
  HashIndex(Bits strings, int fullest, int pieceBits) {
    this.strings = strings;
    this.fullest = fullest;
    this.pieceBits = pieceBits;
    this.piecesAWord = Long.SIZE / pieceBits;
    this.keyBits = Math.min(pieceBits, MOST_KEY_BITS);
    int pieces = strings.words() * piecesAWord;
    this.starts = new int[pieces][];
    this.members = new int[pieces][];
    for (int piece = 0; piece < pieces; piece++) {
      fill(piece);
    }
  }

  /** Sorts every string into the bucket of its piece, by counting. */
  private void fill(int piece) {
    int size = strings.size();
    int[] start = new int[(1 << keyBits) + 1];
    for (int i = 0; i < size; i++) {
      start[key(piece(strings.values(), i * strings.words(), piece)) + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    int[] member = new int[size];
    for (int i = 0; i < size; i++) {
      member[next[key(piece(strings.values(), i * strings.words(), piece))]++] = i;
    }
    starts[piece] = start;
    members[piece] = member;
  }

  private long piece(long[] values, int from, int piece) {
    long word = values[from + piece / piecesAWord];
    return (word >>> (piece % piecesAWord * pieceBits)) & ((1L << pieceBits) - 1);
  }

  /** The bucket of a piece: the piece itself, or where it is too long, its bits well mixed. */
  private int key(long piece) {
    return pieceBits == keyBits
        ? (int) piece
        : (int) ((piece * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - keyBits));
  }

  /** Hears of a string that lies near. */
  @FunctionalInterface
  public interface Near {
    void found(int string, int distance);
  }

  /** One thread's searches. */
  public final class Search {
    private final int[] marks = new int[strings.size()];
    private int mark;

    /** Searches of one thread. */
    public Search() {}

    /**
     * Every string within a distance, each once, in no order.
     *
     * @param query holds the string asked about from {@code from} on
     * @param flips bits in which a piece may differ to be looked at, 0 to 2; strings at most {@code
     *     pieces * (flips + 1) - 1} bits away are found for certain where no bucket is passed over,
     *     others by luck
     */
    public void within(int distance, long[] query, int from, int flips, Near near) {
      mark++;
      for (int piece = 0; piece < starts.length; piece++) {
        long own = piece(query, from, piece);
        bucket(piece, key(own), distance, query, from, near);
        for (int a = 0; a < pieceBits && flips > 0; a++) {
          bucket(piece, key(own ^ (1L << a)), distance, query, from, near);
          for (int b = 0; b < a && flips > 1; b++) {
            bucket(piece, key(own ^ (1L << a) ^ (1L << b)), distance, query, from, near);
          }
        }
      }
    }

    private void bucket(int piece, int key, int most, long[] query, int from, Near near) {
      int end = starts[piece][key + 1];
      if (end - starts[piece][key] > fullest) {
        return;
      }
      for (int at = starts[piece][key]; at < end; at++) {
        int string = members[piece][at];
        if (marks[string] != mark) {
          marks[string] = mark;
          int distance = strings.distance(string, query, from);
          if (distance <= most) {
            near.found(string, distance);
          }
        }
      }
    }
  }
}
