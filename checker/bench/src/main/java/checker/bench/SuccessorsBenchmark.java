package checker.bench;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.Level;
import checker.explore.ProgressListener;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Warmup;

/** Time for each state of generated code: all its successors; all its observations. The states are reachable ones, of all depths. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SuccessorsBenchmark {
  /** States that the engine expands before it looks up their successors. */
  private static final int BLOCK = 64;

  private static final int MOST_STATES = 1 << 14;

  @Param({"baseline.direct_io", "baseline_dax.direct_io", "fork.no_pins"})
  private String scenario;

  @Param("2")
  private int users;

  private TransitionSystem system;
  private long[] states;
  private Successors successors;
  private int next;

  /** The property {@code checker.specs} tells the directory of the specifications. */
  @Setup
  public void gather() {
    String[] names = scenario.split("\\.");
    Path specs = Path.of(System.getProperty("checker.specs"));
    Model model =
        names[0].equals("fork") ? Cases.model(specs, "fork", names[1]) : Cases.model(specs, names[0], names[1], users);
    system = CodeGenerator.compile(model, StateLayout.of(model));
    successors = new Successors(system.stateWords(), 64 * BLOCK);
    states = reachable();
  }

  /** About {@link #MOST_STATES}, as many of each part of the search, or all if there are fewer; a multiple of {@link #BLOCK}. */
  private long[] reachable() {
    Exploration found = Explorer.explore(system, ExploreOptions.defaults(), ProgressListener.SILENT);
    long step = Math.max(1, found.distinct() / MOST_STATES);
    int words = system.stateWords();
    long[] gathered = new long[Math.toIntExact(words * (found.distinct() / step + 1))];
    int count = 0;
    long number = 0;
    for (int depth = 0; depth <= found.depth(); depth++) {
      Level level = found.level(depth);
      for (int slice = 0; slice < level.slices(); slice++) {
        for (int i = 0; i < level.count(slice); i++, number++) {
          if (number % step == 0) {
            System.arraycopy(level.words(slice), level.offset(slice) + i * words, gathered, count++ * words, words);
          }
        }
      }
    }
    return Arrays.copyOf(gathered, count / BLOCK * BLOCK * words);
  }

  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int expand() {
    successors.clear();
    int words = system.stateWords();
    int end = next + BLOCK * words;
    for (int at = next; at < end; at += words) {
      system.expand(states, at, successors);
    }
    next = end == states.length ? 0 : end;
    return successors.count;
  }

  /** Each of interest in each state. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public long observe() {
    int words = system.stateWords();
    int groups = (system.stateObservationCount() + Long.SIZE - 1) / Long.SIZE;
    int end = next + BLOCK * words;
    long made = 0;
    for (int at = next; at < end; at += words) {
      for (int group = 0; group < groups; group++) {
        int observations = system.stateObservationCount() - Long.SIZE * group;
        long all = observations >= Long.SIZE ? -1 : (1L << observations) - 1;
        made += system.observe(group, states, at, all);
      }
    }
    next = end == states.length ? 0 : end;
    return made;
  }
}
