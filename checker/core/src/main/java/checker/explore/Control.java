package checker.explore;

import java.util.concurrent.atomic.AtomicReference;

/** What the workers of a search tell each other. Nothing here allocates once constructed. */
final class Control {
  /** Next state of the level that no worker has claimed. */
  final Counter cursor = new Counter();

  /** States in the set, those of the level under way included; exact while no worker runs. */
  final Counter distinct = new Counter();

  /** Successors looked up, those of the level under way included; exact while no worker runs. */
  final Counter generated = new Counter();

  /** States that may still enter the set before it must grow. */
  private final Counter room = new Counter();

  private final AtomicReference<Status> stop = new AtomicReference<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean paused;
  private volatile boolean growth;

  /** Whether workers should return, for whatever reason. */
  boolean paused() {
    return paused;
  }

  /** Ends the search; the first reason counts. */
  void stop(Status reason) {
    stop.compareAndSet(null, reason);
    paused = true;
  }

  /** Ends the search because of a fault in this program. */
  void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    paused = true;
  }

  /** Asks all workers to return so that the set can grow. */
  void wantGrowth() {
    growth = true;
    paused = true;
  }

  boolean growthWanted() {
    return growth;
  }

  /** Lets the workers run again after growth. */
  void grown(long newRoom) {
    room.set(newRoom);
    growth = false;
    paused = stop.get() != null || failure.get() != null;
  }

  /** The reason to stop, null while there is none. */
  Status stopReason() {
    return stop.get();
  }

  /** Throws what {@link #fail} was told, if anything. */
  void rethrow() {
    Throwable cause = failure.get();
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
  }

  /**
   * Reserves room in the set.
   *
   * @param least smallest reservation of use
   * @param best largest reservation wanted
   * @return how much was reserved: 0, or between the two
   */
  long takeRoom(long least, long best) {
    while (true) {
      long left = room.get();
      if (left < least) {
        return 0;
      }
      long taken = Math.max(least, Math.min(best, left / 8));
      if (room.compareAndSet(left, left - taken)) {
        return taken;
      }
    }
  }
}
