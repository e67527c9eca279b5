package checker.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A checker that is measured: it visits all states of a model, and stops at no violation. */
interface Peer {
  String name();

  /** Why it cannot be measured with so many threads, if it cannot. */
  Optional<String> absent(int threads);

  /** Whether it counts transitions as this checker does. */
  default boolean countsTransitions() {
    return true;
  }

  /** Whether its runs include its start, so that they can be compared with what a user waits for. */
  default boolean wholeProcess() {
    return true;
  }

  /**
   * Gets a search ready: translates, generates, compiles.
   *
   * @param directory empty, for its files
   * @param states how many there will be
   * @param memoryBytes what it may take
   */
  Search prepare(Task task, Path directory, long states, int threads, long memoryBytes)
      throws IOException, InterruptedException;

  /** A search that can be run again and again. */
  interface Search {
    Outcome run(Limits limits) throws IOException, InterruptedException;
  }
}
