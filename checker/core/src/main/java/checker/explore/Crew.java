package checker.explore;

import java.util.function.IntConsumer;

/**
 * Threads that run one task together with the calling thread, again and again. They are started when first needed and
 * end with {@link #close()}.
 */
final class Crew implements AutoCloseable {
  private static final long TICK_MILLIS = 20;

  private final Thread[] threads;
  private int started;

  // Guarded by this.
  private IntConsumer task;
  private long round;
  private int members;
  private int running;
  private boolean closed;

  /** A crew of so many, the calling thread included. */
  Crew(int size) {
    threads = new Thread[size - 1];
  }

  /**
   * Runs the task as member 0 in this thread and as members 1, 2, ... in others; returns when all have returned. The
   * task must not throw.
   *
   * @param size wanted number of members
   * @param tick run now and then while waiting for the others
   */
  void run(int size, IntConsumer what, Runnable tick) {
    int others = start(Math.min(size - 1, threads.length));
    if (others == 0) {
      what.accept(0);
      return;
    }
    synchronized (this) {
      task = what;
      members = others;
      running = others;
      round++;
      notifyAll();
    }
    what.accept(0);
    boolean interrupted = false;
    while (true) {
      synchronized (this) {
        if (running == 0) {
          break;
        }
        try {
          wait(TICK_MILLIS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        // The tick sees it; the next wait must not.
        Thread.currentThread().interrupt();
      }
      tick.run();
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts threads up to a number; returns how many there are, fewer where the machine has no more to give. */
  private int start(int wanted) {
    while (started < wanted) {
      int member = started + 1;
      Thread thread = new Thread(() -> serve(member), "explore-" + member);
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (OutOfMemoryError e) {
        return started;
      }
      threads[started++] = thread;
    }
    return wanted;
  }

  private void serve(int member) {
    long seen = 0;
    while (true) {
      IntConsumer mine;
      synchronized (this) {
        while (!closed && (round == seen || member > members)) {
          seen = round;
          try {
            wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        if (closed) {
          return;
        }
        seen = round;
        mine = task;
      }
      try {
        mine.accept(member);
      } finally {
        synchronized (this) {
          running--;
          notifyAll();
        }
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (int i = 0; i < started; i++) {
      while (true) {
        try {
          threads[i].join();
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
