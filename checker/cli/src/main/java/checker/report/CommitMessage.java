package checker.report;

import checker.trace.Ending;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Counterexamples as a commit message shows them: at most 75 columns but for longer words, no tabs, nothing about the rest nor of files
 * that others do not have.
 */
public final class CommitMessage {
  private static final int WIDTH = 75;

  private CommitMessage() {}

  /**
   * The scenario with its constants, then each violation; no lines at all if there is none.
   *
   * @param witnesses whether to show traces of what is reachable or incurred, too
   */
  public static List<String> lines(Run.Checked scenario, boolean witnesses) {
    if (scenario.result().isEmpty()) {
      return List.of();
    }
    ScenarioResult result = scenario.result().get();
    Page page = Page.terminal(WIDTH, Paint.PLAIN);
    List<List<String>> blocks = new ArrayList<>();
    result.failure().ifPresent(failure -> blocks.add(new TraceBlock(failure, "", page).lines()));
    for (PropertyResult property : result.properties()) {
      property.trace()
          .filter(trace -> witnesses || !(trace.ending() instanceof Ending.Witnessed))
          .ifPresent(trace -> blocks.add(new TraceBlock(trace, "", page).lines()));
    }
    List<String> lines = new ArrayList<>();
    if (!blocks.isEmpty()) {
      for (String line : ScenarioReport.heading(result.model(), scenario.spec(), scenario.constants(), page)) {
        lines.addAll(line.length() > WIDTH ? Prose.wrap(line, WIDTH) : List.of(line));
      }
      blocks.forEach(
          block -> {
            lines.addAll(block);
            lines.add("");
          });
      lines.remove(lines.size() - 1);
    }
    return lines.stream().map(line -> line.replace('\t', ' ')).toList();
  }
}
