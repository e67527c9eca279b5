package checker.temporal;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends long work when asked to. Passed in inner loops, it asks only now and then. Threads may share one: that they then
 * count past each other does no harm.
 */
final class Checkpoint {
  private static final int EVERY = 1 << 14;

  private final Supplier<Optional<String>> stop;
  private int passed;

  /** @param stop a reason ends the work */
  Checkpoint(Supplier<Optional<String>> stop) {
    this.stop = stop;
  }

  /** One that never ends anything. */
  static Checkpoint open() {
    return new Checkpoint(Optional::empty);
  }

  /** @throws Stopped if the work is to end */
  void pass() {
    if ((++passed & EVERY - 1) == 0) {
      stop.get().ifPresent(
          reason -> {
            throw new Stopped(reason);
          });
    }
  }

  /** The work was ended; the message says why. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String reason) {
      super(reason, null, false, false);
    }
  }
}
