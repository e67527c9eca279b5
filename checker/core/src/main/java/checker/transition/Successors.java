package checker.transition;

import java.util.Arrays;

/**
 * A growing buffer of states with the action instance that produced each. Reused from block to block: appending
 * allocates only when the buffer grows. Fields are public for generated code and the search loop; nobody else should
 * write them. Not thread-safe.
 */
public final class Successors {
  /** The instance id of initial states. */
  public static final int INITIAL = -1;

  /** The states, {@link #stateWords} words each, in order of appending. */
  public long[] words;

  /** The action instance of each state. */
  public int[] instances;

  /** What {@link #source} was when each state was appended. */
  public int[] sources;

  /** A number that the caller gives the state that is expanded. */
  public int source;

  /** The instances among the first 64 that have appended a state since the caller last wrote this: bit {@code i} is instance {@code i}. */
  public long ran;

  /** Number of states. */
  public int count;

  /** Action instances whose run failed since {@link #clear()}, in order. */
  public int[] faults;

  /** Number of faults. */
  public int faultCount;

  public final int stateWords;

  public Successors(int stateWords, int initialCapacity) {
    this.stateWords = stateWords;
    this.words = new long[stateWords * initialCapacity];
    this.instances = new int[initialCapacity];
    this.sources = new int[initialCapacity];
    this.faults = new int[4];
  }

  /** Forgets everything appended. */
  public void clear() {
    count = 0;
    faultCount = 0;
  }

  /**
   * Makes room for {@code more} states after the present ones.
   *
   * @throws OutOfMemoryError if an array cannot hold them, too
   */
  public void reserve(int more) {
    long needed = (long) count + more;
    if (needed > instances.length) {
      long most = (Integer.MAX_VALUE - 8) / stateWords;
      if (needed > most) {
        throw new OutOfMemoryError("more than " + most + " states in a buffer");
      }
      int capacity = (int) Math.min(most, Math.max(needed, 2L * instances.length));
      words = Arrays.copyOf(words, capacity * stateWords);
      instances = Arrays.copyOf(instances, capacity);
      sources = Arrays.copyOf(sources, capacity);
    }
  }

  /** Appends a state of one word. */
  public void add(long word, int instance) {
    int at = count;
    if (at == instances.length) {
      reserve(1);
    }
    words[at] = word;
    note(at, instance);
  }

  /** Appends a state of two words. */
  public void add(long word0, long word1, int instance) {
    int at = count;
    if (at == instances.length) {
      reserve(1);
    }
    words[2 * at] = word0;
    words[2 * at + 1] = word1;
    note(at, instance);
  }

  /** Appends a state of any number of words, copied from an array. */
  public void add(long[] from, int offset, int instance) {
    int at = count;
    if (at == instances.length) {
      reserve(1);
    }
    System.arraycopy(from, offset, words, at * stateWords, stateWords);
    note(at, instance);
  }

  /** Notes whence the state after the last one is, whose words are written. */
  public void note(int at, int instance) {
    instances[at] = instance;
    sources[at] = source;
    ran |= (instance & -Long.SIZE) == 0 ? 1L << instance : 0;
    count = at + 1;
  }

  /** Notes that a run of an instance failed. */
  public void fault(int instance) {
    if (faultCount == faults.length) {
      faults = Arrays.copyOf(faults, 2 * faultCount);
    }
    faults[faultCount++] = instance;
  }
}
