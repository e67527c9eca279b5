package checker.explore;

/**
 * The states at one distance from the initial states, in slices of packed states. Their order depends on the timing of
 * the workers: only the set of them is fixed.
 */
public final class Level {
  private final int stateWords;
  private final long size;
  private final long[][] words;
  private final int[] froms;
  private final int[] tos;

  Level(int stateWords, long size, long[][] words, int[] froms, int[] tos) {
    this.stateWords = stateWords;
    this.size = size;
    this.words = words;
    this.froms = froms;
    this.tos = tos;
  }

  /** Number of states. */
  public long size() {
    return size;
  }

  /** Number of slices. */
  public int slices() {
    return words.length;
  }

  /** The array that holds a slice. It holds other states too and must not be written. */
  public long[] words(int slice) {
    return words[slice];
  }

  /** Where in {@link #words} a slice begins. */
  public int offset(int slice) {
    return froms[slice] * stateWords;
  }

  /** Number of states of a slice; they are consecutive. */
  public int count(int slice) {
    return tos[slice] - froms[slice];
  }
}
