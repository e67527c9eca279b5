package checker.explore;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Time for each key, of one thread: inserting new ones into a set, and finding those that are in it; in a table that fits the
 * caches and in one that does not; alone, and two threads in the same table. The package is that of the state set, which is nobody
 * else's.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 30)
@Measurement(iterations = 30)
@Fork(1)
public class StateSetBenchmark {
  private static final int THREADS = 2;
  private static final int BATCH = Tuning.DEFAULT.batch();

  /** Keys of each thread: with two threads, half of the slots are filled. */
  private static final int FEW = 1 << 14;

  private static final int MANY = 1 << 22;

  /** How keys are kept. */
  public enum Kind {
    FULL(36),
    REMAINDERS(36),
    /** In slots of six bytes. */
    LONG_REMAINDERS(50),
    PAIRS(36);

    /** Of the last word. */
    private final int bits;

    Kind(int bits) {
      this.bits = bits;
    }

    private int words() {
      return this == PAIRS ? 2 : 1;
    }
  }

  /** An empty table, and one that holds the keys of all threads. */
  @State(Scope.Benchmark)
  public abstract static class Table {
    @Param private Kind kind;

    private final int keysEach;
    private StateSet empty;
    private StateSet filled;

    Table(int keysEach) {
      this.keysEach = keysEach;
    }

    /** So often that the code is compiled before a small table, which is done in a moment, is measured. */
    @Setup(Level.Trial)
    public void fill() {
      for (int round = 0; round <= MANY / keysEach; round++) {
        filled = set();
        for (int thread = 0; thread < THREADS; thread++) {
          insert(filled, keys(thread), batch(), round % 2 == 1);
        }
      }
    }

    @Setup(Level.Iteration)
    public void clear() {
      empty = set();
    }

    private StateSet set() {
      MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
      long slots = 2L * THREADS * keysEach;
      if (kind == Kind.PAIRS) {
        return PairSet.first(kind.bits, budget, slots);
      }
      FullSet full = FullSet.first(kind.bits, budget, slots);
      if (kind == Kind.FULL) {
        return full;
      }
      RemainderSet remainders =
          kind == Kind.REMAINDERS ? CompactSet.after(full, slots, 255) : WideCompactSet.after(full, slots, 255);
      remainders.make();
      return remainders;
    }

    /** The words of a pair are the same. */
    long[] keys(int thread) {
      int words = kind.words();
      long[] keys = new long[words * keysEach];
      for (int i = 0; i < keysEach; i++) {
        long word = ((long) thread * keysEach + i) * 0x9E3779B97F4A7C15L >>> Long.SIZE - kind.bits;
        Arrays.fill(keys, words * i, words * (i + 1), word);
      }
      return keys;
    }

    private int insert(StateSet set, long[] keys, StateSet.Batch batch, boolean shared) {
      int added = 0;
      for (int start = 0; start < keysEach; start += BATCH) {
        added += set.insert(keys, start, BATCH, 1, batch, shared);
      }
      return added;
    }

    private StateSet.Batch batch() {
      return new StateSet.Batch(BATCH, kind.words());
    }
  }

  /** Fits the caches. */
  public static class Small extends Table {
    public Small() {
      super(FEW);
    }
  }

  /** Does not fit the caches. */
  public static class Large extends Table {
    public Large() {
      super(MANY);
    }
  }

  /** What a worker has of its own. */
  @State(Scope.Thread)
  public abstract static class Worker {
    private Table table;
    private long[] keys;
    private long[] shuffled;
    private StateSet.Batch batch;

    final void prepare(Table ofThis, int thread) {
      table = ofThis;
      keys = table.keys(thread);
      shuffled = keys.clone();
      Random random = new Random(thread);
      int words = keys.length / table.keysEach;
      for (int i = table.keysEach - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        for (int word = 0; word < words; word++) {
          long key = shuffled[words * i + word];
          shuffled[words * i + word] = shuffled[words * other + word];
          shuffled[words * other + word] = key;
        }
      }
    }

    /** It must not remember what was inserted into another table. */
    @Setup(Level.Iteration)
    public void forget() {
      batch = table.batch();
    }
  }

  /** A worker of a small table. */
  public static class SmallWorker extends Worker {
    @Setup(Level.Trial)
    public void prepare(Small table, ThreadParams thread) {
      prepare(table, thread.getThreadIndex());
    }
  }

  /** A worker of a large table. */
  public static class LargeWorker extends Worker {
    @Setup(Level.Trial)
    public void prepare(Large table, ThreadParams thread) {
      prepare(table, thread.getThreadIndex());
    }
  }

  @Benchmark
  @OperationsPerInvocation(FEW)
  public int insertSmallAlone(Small table, SmallWorker worker) {
    return insertNew(table, worker, false);
  }

  @Benchmark
  @OperationsPerInvocation(FEW)
  @Threads(THREADS)
  public int insertSmallShared(Small table, SmallWorker worker) {
    return insertNew(table, worker, true);
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int insertLargeAlone(Large table, LargeWorker worker) {
    return insertNew(table, worker, false);
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  @Threads(THREADS)
  public int insertLargeShared(Large table, LargeWorker worker) {
    return insertNew(table, worker, true);
  }

  @Benchmark
  @OperationsPerInvocation(FEW)
  public int findSmallAlone(Small table, SmallWorker worker) {
    return find(table, worker, false);
  }

  @Benchmark
  @OperationsPerInvocation(FEW)
  @Threads(THREADS)
  public int findSmallShared(Small table, SmallWorker worker) {
    return find(table, worker, true);
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public int findLargeAlone(Large table, LargeWorker worker) {
    return find(table, worker, false);
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  @Threads(THREADS)
  public int findLargeShared(Large table, LargeWorker worker) {
    return find(table, worker, true);
  }

  private static int insertNew(Table table, Worker worker, boolean shared) {
    return require(table.insert(table.empty, worker.keys, worker.batch, shared), table.keysEach);
  }

  private static int find(Table table, Worker worker, boolean shared) {
    return require(table.insert(table.filled, worker.shuffled, worker.batch, shared), 0);
  }

  private static int require(int added, int expected) {
    if (added != expected) {
      throw new IllegalStateException(added + " new keys, not " + expected);
    }
    return added;
  }
}
