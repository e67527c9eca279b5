package checker.report;

import checker.explore.ProgressListener;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * How work is going, in one line of a terminal that is written over and over. What works only leaves figures here; a thread of
 * its own draws them a few times a second, so that a slow terminal holds up nothing. Nothing is shown of what takes less than
 * about a second.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {
  private static final String CLEAR = "\r\u001b[K";
  private static final long PERIOD_MILLIS = 200;
  private static final long SILENCE_NANOS = 1_000_000_000L;

  private final PrintStream terminal;
  private final int width;
  private final Thread drawer;

  // Guarded by this.
  private String scenario = "";
  private String phase = "";
  private String text = "";
  private Progress search;
  private long begunNanos = System.nanoTime();
  private String shown = "";
  private boolean closed;

  private ProgressLine(PrintStream terminal, int width) {
    this.terminal = terminal;
    // In the last column a terminal may begin another line.
    this.width = width - 1;
    this.drawer = new Thread(this::draw, "progress");
    drawer.setDaemon(true);
  }

  /** A line of a terminal with so many columns, until it is closed. */
  public static ProgressLine on(PrintStream terminal, int width) {
    ProgressLine line = new ProgressLine(terminal, width);
    line.drawer.start();
    return line;
  }

  /** One that shows nothing. */
  public static ProgressLine none() {
    return new ProgressLine(new PrintStream(OutputStream.nullOutputStream()), 1);
  }

  /** Work on a scenario begins: the first has number 1. */
  public synchronized void scenario(int number, int count) {
    scenario = count == 1 ? "" : "scenario " + number + " of " + count;
    phase = "";
    text = "";
    search = null;
    begunNanos = System.nanoTime();
  }

  /** Work on many scenarios at the same time: how many are done. */
  public synchronized void done(int number, int count, String last) {
    scenario = number + " of " + count + " scenarios";
    phase = last;
    search = null;
  }

  @Override
  public synchronized void progress(Progress progress) {
    search = progress;
  }

  @Override
  public synchronized void phase(String what) {
    phase = what;
    search = null;
  }

  /** Other figures than those of a search, as far as they fit. */
  public synchronized void show(String figures) {
    text = figures.substring(0, Math.min(figures.length(), width));
  }

  private synchronized void draw() {
    try {
      while (!closed) {
        wait(PERIOD_MILLIS);
        String next = next();
        if (!closed && !next.equals(shown)) {
          terminal.print(CLEAR + next);
          terminal.flush();
          shown = next;
        }
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it but the end of the program.
      Thread.currentThread().interrupt();
    }
  }

  private String next() {
    if (!text.isEmpty()) {
      return text;
    }
    long elapsed = System.nanoTime() - begunNanos;
    if (search != null) {
      return ProgressText.ofSearch(scenario, search, width);
    }
    return phase.isEmpty() || elapsed < SILENCE_NANOS
        ? shown
        : ProgressText.ofPhase(scenario, phase, elapsed, width);
  }

  /** Removes the line; nothing is written over what is printed from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (!shown.isEmpty()) {
      terminal.print(CLEAR);
      terminal.flush();
    }
  }
}
