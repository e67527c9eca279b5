package checker.bench;

import checker.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A checker that is measured: it visits all states of a model, looks at every property of single states, and stops at none. */
interface Peer {
  String name();

  /** Why it cannot be measured with so many threads, if it cannot. */
  Optional<String> absent(int threads);

  /** Whether it counts transitions as this checker does. */
  default boolean countsTransitions() {
    return true;
  }

  /**
   * Gets a search ready: translates, generates, compiles.
   *
   * @param directory empty, for its files
   * @param states how many there will be
   */
  Search prepare(Model model, Path directory, long states, int threads) throws IOException, InterruptedException;

  /** A search that can be run again and again. */
  interface Search {
    Found run() throws IOException, InterruptedException;
  }

  /**
   * What a search found, in this checker's terms: what a peer counts besides is taken off.
   *
   * @param transitions successors, duplicates included, without initial states
   * @param bytes of the process; of this checker, of the states and their set
   */
  record Found(long states, long transitions, double seconds, long bytes) {}
}
