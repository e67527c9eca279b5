package checker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of a small machine and a proposal for it: a race, a loop, and texts that would break out of markup, attributes and
 * script if they could.
 */
record HtmlPage(Path file, String text) {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)> \\\"quoted\\\" & 'single' `back` <!-- \u2028";

  private static final String MACHINE =
      """
      /// A driver pins a page </pre></script> while the %s flusher writes it back.
      module race
      enum Io { idle, pinned, writing }
      var io: Io = idle
      var under_writeback: bool = false
      var never_touched: 0..3 = 2
      actor driver {
        action get_user_pages { when io = idle; io' = pinned }
        action start_dma { when io = pinned; io' = writing }
        action put_page { when io = writing; io' = idle }
      }
      actor flusher {
        step submit { under_writeback' = true }
        step end_io { under_writeback' = false }
      }
      fair flusher
      invariant stable_pages "%s" { not (under_writeback and io = writing) and never_touched = 2 }
      property dma_ends "DMA never ends" { (io = writing) leads_to (io = idle) }
      scenario camera "%s" { }
        expect stable_pages violated, dma_ends violated
      """
          .formatted("\u2028", HOSTILE, HOSTILE);

  private static final String PROPOSAL =
      """
      /// The flusher leaves pages alone that are pinned.
      ///
      /// Proposed by: <b>nobody</b>
      module leave_pinned extends race
      override flusher.submit { when io = idle; super }
      scenario careful { }
        expect stable_pages violated, dma_ends violated
      """;

  /** Runs {@code checker compare}. */
  static HtmlPage compared(Path directory) {
    Invocation.write(directory, "race.spec", MACHINE);
    Invocation.write(directory, "leave_pinned.spec", PROPOSAL);
    return run(directory, "compare", "race.spec", "leave_pinned.spec");
  }

  /** Runs {@code checker verify} on the machine alone. */
  static HtmlPage verified(Path directory) {
    Invocation.write(directory, "race.spec", MACHINE);
    return run(directory, "verify", "race.spec");
  }

  /**
   * Runs {@code checker verify} on a machine that hands a token round: 24 steps in 8 lanes, from each to the third after it, so that
   * the eye must go down, right and back left. So many properties that their table is wide, too.
   */
  static HtmlPage wide(Path directory) {
    StringBuilder spec = new StringBuilder("module relay\nvar token: 0..24 = 0\n");
    for (int actor = 0; actor < 8; actor++) {
      spec.append("actor runner_of_lane_").append(actor).append(" {\n");
      for (int step = 0; step < 24; step++) {
        if (step * 3 % 8 == actor) {
          spec.append("  action hand_over_token_").append(step).append(" { when token = ").append(step).append("; token' = ");
          spec.append(step + 1).append(" }\n");
        }
      }
      spec.append("}\n");
    }
    for (int limit = 25; limit < 50; limit++) {
      spec.append("invariant token_is_never_past_").append(limit).append(" { token < ").append(limit).append(" }\n");
    }
    spec.append("invariant never_round { token < 24 }\nscenario whole { }\n  expect never_round violated, deadlock_free violated\n");
    Invocation.write(directory, "relay.spec", spec.toString());
    return run(directory, "verify", "relay.spec");
  }

  private static HtmlPage run(Path directory, String command, String... specs) {
    String[] arguments = new String[specs.length + 5];
    arguments[0] = command;
    System.arraycopy(specs, 0, arguments, 1, specs.length);
    System.arraycopy(new String[] {"--format", "html", "--output", "review.html"}, 0, arguments, specs.length + 1, 4);
    Invocation run = Invocation.in(directory, arguments);
    if (run.code() != 0) {
      throw new AssertionError(run.out() + run.err());
    }
    Path file = directory.resolve("review.html");
    try {
      return new HtmlPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
