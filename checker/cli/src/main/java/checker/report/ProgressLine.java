package checker.report;

import checker.explore.ProgressListener;
import java.io.PrintStream;

/** A search's progress in one line of a terminal that is written over again and again. */
public final class ProgressLine implements ProgressListener {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream terminal;
  private final int width;
  private boolean shown;

  public ProgressLine(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  @Override
  public void progress(Progress progress) {
    double seconds = Math.max(progress.elapsedNanos(), 1) / 1e9;
    String text =
        "depth "
            + progress.level()
            + "  "
            + Prose.number(progress.distinct())
            + " states  "
            + Prose.number(progress.queue())
            + " to expand  "
            + Prose.rate(progress.distinct() / seconds)
            + " states/s  "
            + Prose.bytes(progress.bytes())
            + "  "
            + Prose.duration(progress.elapsedNanos());
    show(text);
  }

  /** Shows a text in the line, as far as it fits; from any thread. */
  public synchronized void show(String text) {
    terminal.print(CLEAR + text.substring(0, Math.min(text.length(), width - 1)));
    terminal.flush();
    shown = true;
  }

  /** Removes the line, if there is one. */
  public synchronized void clear() {
    if (shown) {
      terminal.print(CLEAR);
      terminal.flush();
      shown = false;
    }
  }
}
