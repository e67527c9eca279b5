package checker.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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

/**
 * What memory gives, whatever is done with it: the time for each cache line of 64 bytes, of one thread, in a random order and one
 * after the other. The places are known beforehand, so that as many loads wait at the same time as the processor
 * allows. No search can look up a key faster than its line is there.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryBenchmark {
  private static final int LINE = 64 / Integer.BYTES;

  /** Lines that are read in one go. */
  static final int LINES = 1 << 16;

  private static final int THREADS = 2;

  /** The memory, which all threads read. */
  @State(Scope.Benchmark)
  public static class Memory {
    @Param({"1", "16", "64", "1024"})
    private int megabytes;

    private int[] cells;

    public Memory() {}

    Memory(int megabytes) {
      this.megabytes = megabytes;
    }

    @Setup
    public void fill() {
      cells = new int[megabytes << 20 >> 2];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = i;
      }
    }
  }

  /** Where one thread reads. */
  @State(Scope.Thread)
  public static class Places {
    private final int[] random = new int[LINES];
    private int from;

    @Setup
    public void choose(Memory memory) {
      SplittableRandom numbers = new SplittableRandom(1);
      for (int i = 0; i < LINES; i++) {
        random[i] = numbers.nextInt(memory.cells.length);
      }
    }

    /** Places that have not been read lately, at the cost of an addition for each. */
    private int shift(Memory memory) {
      from = from + 0x9E3779B & memory.cells.length - 1;
      return from;
    }
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public int randomLines(Memory memory, Places places) {
    return random(memory, places);
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  @Threads(THREADS)
  public int randomLinesShared(Memory memory, Places places) {
    return random(memory, places);
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public int linesInOrder(Memory memory, Places places) {
    return inOrder(memory, places);
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  @Threads(THREADS)
  public int linesInOrderShared(Memory memory, Places places) {
    return inOrder(memory, places);
  }

  private static int random(Memory memory, Places places) {
    int[] cells = memory.cells;
    int shift = places.shift(memory);
    int sum = 0;
    for (int place : places.random) {
      sum += cells[place + shift & cells.length - 1];
    }
    return sum;
  }

  private static int inOrder(Memory memory, Places places) {
    int[] cells = memory.cells;
    int at = places.shift(memory);
    int sum = 0;
    for (int i = 0; i < LINES; i++) {
      sum += cells[at];
      at = at + LINE & cells.length - 1;
    }
    return sum;
  }
}
