package checker.cli;

import checker.compare.Row;
import checker.compare.Subject;
import checker.model.Model;
import checker.report.ProgressLine;
import checker.verify.Batch;
import checker.verify.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies many scenarios in one run, and shows on a terminal how far it is. */
final class ManyScenarios {
  private ManyScenarios() {}

  /** A row for each scenario, in order. */
  static List<Row> verify(List<Subject> subjects, SearchOptions search, Console console) {
    List<Optional<ScenarioResult>> results = results(subjects.stream().map(Subject::model).toList(), search, console);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      rows.add(new Row(subjects.get(i), results.get(i)));
    }
    return rows;
  }

  private static List<Optional<ScenarioResult>> results(List<Model> models, SearchOptions search, Console console) {
    AtomicInteger count = new AtomicInteger();
    try (ProgressLine progress = console.progress()) {
      return Batch.verify(
          models,
          search.verifyOptions(console).withProgress(progress),
          model ->
              progress.done(count.incrementAndGet(), models.size(), model.module() + "." + model.scenario()));
    }
  }
}
