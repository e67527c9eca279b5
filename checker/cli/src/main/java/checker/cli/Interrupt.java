package checker.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM. The Java machine is then on its way down and cannot be held up by an ordinary thread, but it waits
 * for its shutdown hooks: ours asks the command to stop and waits until it has told what it knows, or until the user has asked
 * once more.
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

  /**
   * Ends the program at once on another signal of this name. Only the JDK's own class can do so on the way down; it is called by
   * name because it is none that Java promises, and without it the first signal must do.
   */
  private static void haltOnNext(String signal) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Interrupt.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(ExitStatus.INCOMPLETE.code());
                return null;
              });
      type.getMethod("handle", type, handlerType)
          .invoke(null, type.getConstructor(String.class).newInstance(signal), handler);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The first signal stops the search all the same.
    }
  }

  private void shutDown() {
    if (exiting) {
      return;
    }
    code = ExitStatus.INCOMPLETE.code();
    requested = true;
    haltOnNext("INT");
    haltOnNext("TERM");
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The exit status of a machine that a signal takes down would be the signal's.
    Runtime.getRuntime().halt(code);
  }
}
