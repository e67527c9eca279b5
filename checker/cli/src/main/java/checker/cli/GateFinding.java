package checker.cli;

import checker.report.Drift;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something committed that is not what was found, and what {@code --update} does about it.
 *
 * @param repair empty where nothing can be done: what is not known, or what no trace of the checker is
 */
record GateFinding(Drift drift, Optional<Repair> repair) {

  /** That of this alone. */
  ExitStatus status() {
    return ExitStatus.ofCode(drift.exitStatus());
  }

  /**
   * What is to become of a file.
   *
   * @param text what is to be in it; empty if it is to be removed
   */
  record Repair(Path file, Optional<String> text) {}
}
