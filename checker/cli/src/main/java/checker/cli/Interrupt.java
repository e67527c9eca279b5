package checker.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM. The Java machine is then on its way down and cannot be held up by an ordinary thread, but it waits
 * for its shutdown hooks: ours asks the command to stop and waits until it has told what it knows.
 */
final class Interrupt {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean exiting;
  private volatile int code;

  private Interrupt() {}

  static Interrupt install() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::shutDown, "interrupt"));
    return interrupt;
  }

  /** Whether the command should stop. */
  boolean requested() {
    return requested;
  }

  /** Ends the program, with all its output written. */
  void exit(int status) {
    code = status;
    if (requested) {
      finished.countDown();
    } else {
      exiting = true;
      System.exit(status);
    }
  }

  private void shutDown() {
    if (exiting) {
      return;
    }
    code = ExitStatus.INCOMPLETE.code();
    requested = true;
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The exit status of a machine that a signal takes down would be the signal's.
    Runtime.getRuntime().halt(code);
  }
}
