package checker.simulate;

import checker.verify.Engine;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How to walk.
 *
 * @param seed decides every choice of every walk
 * @param walks how many walks; {@link Long#MAX_VALUE} for as many as the time allows
 * @param depth most steps of a walk
 * @param weights of actors ({@code driver}) and actions ({@code driver.pin}), at least 0; an action's own counts before its
 *     actor's, and what is not named has weight 1. Names that a model does not have say nothing
 * @param workers threads, at least 1
 * @param timeoutNanos longest time to walk
 * @param shortenNanos longest time to search for a shorter trace, for each thing that is to have one; 0 for no search
 * @param memoryBytes most memory for the states of such a search
 * @param properties names of the properties to check, {@code deadlock_free} among them; empty for all
 * @param witnesses whether there are to be traces of witnesses, too
 * @param cancelled asked often, from the calling thread: true ends the walks
 * @param progress told how far the walks are, some times a second, from the calling thread
 */
public record SimulateOptions(
    Engine engine,
    long seed,
    long walks,
    int depth,
    Map<String, Integer> weights,
    int workers,
    long timeoutNanos,
    long shortenNanos,
    long memoryBytes,
    Set<String> properties,
    boolean witnesses,
    BooleanSupplier cancelled,
    Progress progress) {

  public SimulateOptions {
    if (walks < 1 || depth < 1 || workers < 1 || timeoutNanos < 0 || shortenNanos < 0) {
      throw new IllegalArgumentException("a bound of a simulation is negative, or there is nothing to do");
    }
    weights = Map.copyOf(weights);
    properties = Set.copyOf(properties);
  }

  /** Told how far the walks are. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param walks walks begun
     * @param steps steps of the walks that have ended
     */
    void progress(long walks, long steps, long elapsedNanos);
  }

  public SimulateOptions withProgress(Progress listener) {
    return new SimulateOptions(
        engine, seed, walks, depth, weights, workers, timeoutNanos, shortenNanos, memoryBytes, properties, witnesses,
        cancelled, listener);
  }

  boolean selects(String property) {
    return properties.isEmpty() || properties.contains(property);
  }
}
