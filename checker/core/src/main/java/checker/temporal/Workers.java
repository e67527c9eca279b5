package checker.temporal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs pieces of work that do not depend on each other, in any order, in the calling thread and others. */
final class Workers {
  private Workers() {}

  /**
   * Runs pieces {@code 0 .. pieces - 1}.
   *
   * @param count threads, the calling one included; no more are started than there are pieces
   * @param member makes what runs the pieces of one thread
   * @throws RuntimeException what a piece threw; {@code Error}s too
   */
  static void run(int count, int pieces, Supplier<IntConsumer> member) {
    AtomicInteger cursor = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            IntConsumer mine = member.get();
            for (int piece; failure.get() == null && (piece = cursor.getAndIncrement()) < pieces; ) {
              mine.accept(piece);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        };
    Thread[] others = new Thread[Math.max(0, Math.min(count, pieces) - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(work, "temporal-" + (i + 1));
      others[i].setDaemon(true);
      others[i].start();
    }
    work.run();
    join(others);
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    } else if (failure.get() instanceof Error e) {
      throw e;
    }
  }

  private static void join(Thread[] threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
