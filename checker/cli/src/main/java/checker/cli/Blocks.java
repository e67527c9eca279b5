package checker.cli;

import java.io.PrintStream;
import java.util.List;

/** Prints blocks of lines with an empty line between each and the next. */
final class Blocks {
  private final PrintStream out;
  private boolean first = true;

  Blocks(PrintStream out) {
    this.out = out;
  }

  /** Prints a block; one without lines is none. */
  void print(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (!first) {
      out.print("\n");
    }
    first = false;
    lines.forEach(line -> out.print(line + "\n"));
    out.flush();
  }
}
