package checker.report;

import checker.model.Model;
import checker.source.Diagnostic;
import checker.verify.ScenarioResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of the checker found: what every format tells, each in its own way, so that none says other than the
 * exit status does.
 *
 * @param command {@code verify}, {@code compare} or {@code gate}
 * @param version of the checker
 * @param diagnostics errors and warnings of the specifications, in the order of files and places
 * @param scenarios in the order they were asked for
 * @param drifts what is committed and was not found so; none unless the command looks for it
 * @param exitStatus the number with which the process ends
 * @param meaning that status in words, as the summary says it
 */
public record Run(
    String command,
    String version,
    List<Diagnostic> diagnostics,
    List<Checked> scenarios,
    List<Drift> drifts,
    int exitStatus,
    String meaning) {

  /** A run that did not compare anything with what is committed. */
  public Run(
      String command,
      String version,
      List<Diagnostic> diagnostics,
      List<Checked> scenarios,
      int exitStatus,
      String meaning) {
    this(command, version, diagnostics, scenarios, List.of(), exitStatus, meaning);
  }

  /**
   * A scenario.
   *
   * @param spec the specification's path, as the user wrote it
   * @param constants changed on the command line: name to expression
   * @param result empty if it was not verified before the user interrupted
   * @param exitStatus of this scenario alone
   */
  public record Checked(
      String spec, Model model, Map<String, String> constants, Optional<ScenarioResult> result, int exitStatus) {}
}
