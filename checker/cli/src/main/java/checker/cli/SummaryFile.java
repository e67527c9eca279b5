package checker.cli;

import checker.report.Run;
import checker.report.github.StepSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file to which a step of a GitHub job adds its summary. */
final class SummaryFile {
  private SummaryFile() {}

  /**
   * Adds what a run found, if GitHub names such a file.
   *
   * @throws UsageException if it cannot be written
   */
  static void append(Run run, Console console) {
    String name = console.variable(Environment.GITHUB_STEP_SUMMARY);
    if (name.isEmpty()) {
      return;
    }
    Path file = console.resolve(name);
    try {
      long taken = Files.exists(file) ? Files.size(file) : 0;
      String summary = StepSummary.render(run, taken);
      if (summary.isEmpty()) {
        console.err().print("the summary of this step has no room left: nothing was added to it\n");
      }
      Files.writeString(
          file, summary, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UsageException("`" + name + "`, which " + Environment.GITHUB_STEP_SUMMARY + " names, cannot be written: " + WholeFile.cause(file, e));
    }
  }
}
