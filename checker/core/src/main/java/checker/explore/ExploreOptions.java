package checker.explore;

import java.util.BitSet;
import java.util.function.BooleanSupplier;

/**
 * Bounds of a search. Every bound ends it with a {@link Status} that says so.
 *
 * @param workers threads that expand states, the calling thread included; at least 1
 * @param maxStates most distinct states to keep. A level that would exceed it is given up whole, whatever the number of
 *     workers, so what is reported is the same each time
 * @param maxDepth index of the last level whose states are visited; they are observed but not expanded
 * @param timeoutNanos longest time to search
 * @param memoryBytes most memory for the state set and the frontier; the heap bounds it too
 * @param failFast what ends the search early
 * @param everywhere numbers of the state observations that are made in every state, not only until they are first seen: those of
 *     which it must be told if they cannot be evaluated in some state
 * @param sleepSets whether transitions may be left out that are known to lead where others do, and observations that a step cannot have
 *     changed; false executes and evaluates all. What is found and what is counted are the same
 * @param cancelled asked often, from the calling thread: true ends the search
 */
public record ExploreOptions(
    int workers,
    long maxStates,
    int maxDepth,
    long timeoutNanos,
    long memoryBytes,
    FailFast failFast,
    BitSet everywhere,
    boolean sleepSets,
    BooleanSupplier cancelled) {

  public ExploreOptions {
    if (workers < 1 || maxStates < 0 || maxDepth < 0 || timeoutNanos < 0 || memoryBytes < 0) {
      throw new IllegalArgumentException("a bound of a search is negative, or there are no workers");
    }
    everywhere = (BitSet) everywhere.clone();
  }

  /** One worker for each processor, three quarters of the heap, and no other bound. */
  public static ExploreOptions defaults() {
    return new ExploreOptions(
        Runtime.getRuntime().availableProcessors(),
        Long.MAX_VALUE,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        Runtime.getRuntime().maxMemory() / 4 * 3,
        FailFast.never(),
        new BitSet(),
        true,
        () -> false);
  }

  public ExploreOptions withWorkers(int count) {
    return new ExploreOptions(
        count, maxStates, maxDepth, timeoutNanos, memoryBytes, failFast, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withMaxStates(long count) {
    return new ExploreOptions(
        workers, count, maxDepth, timeoutNanos, memoryBytes, failFast, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withMaxDepth(int depth) {
    return new ExploreOptions(
        workers, maxStates, depth, timeoutNanos, memoryBytes, failFast, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withTimeoutNanos(long nanos) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, nanos, memoryBytes, failFast, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withMemoryBytes(long bytes) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, timeoutNanos, bytes, failFast, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withFailFast(FailFast what) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, timeoutNanos, memoryBytes, what, everywhere, sleepSets, cancelled);
  }

  public ExploreOptions withEverywhere(BitSet observations) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, timeoutNanos, memoryBytes, failFast, observations, sleepSets, cancelled);
  }

  @Override
  public BitSet everywhere() {
    return (BitSet) everywhere.clone();
  }

  public ExploreOptions withSleepSets(boolean on) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, timeoutNanos, memoryBytes, failFast, everywhere, on, cancelled);
  }

  public ExploreOptions withCancelled(BooleanSupplier flag) {
    return new ExploreOptions(
        workers, maxStates, maxDepth, timeoutNanos, memoryBytes, failFast, everywhere, sleepSets, flag);
  }
}
