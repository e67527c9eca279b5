package checker.compare;

import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.typing.ModuleDescription;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.Batch;
import checker.verify.ScenarioResult;
import checker.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Comparisons of what a text declares. */
final class Compared {
  private Compared() {}

  /** All scenarios of a text. */
  static List<Subject> subjects(String file, String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> loaded =
        Specification.parse(new SourceText(file, text), name -> Optional.empty(), diagnostics);
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted());
    }
    Specification specification = loaded.orElseThrow();
    List<Subject> subjects = new ArrayList<>();
    for (ModuleDescription module : specification.modules()) {
      for (ScenarioRef ref : specification.scenarios()) {
        if (ref.module().equals(module.name())) {
          subjects.add(
              new Subject(file, module, specification.elaborate(ref, Map.of(), diagnostics).orElseThrow()));
        }
      }
    }
    return subjects;
  }

  static List<Row> rows(List<Subject> subjects) {
    List<Optional<ScenarioResult>> results =
        Batch.verify(subjects.stream().map(Subject::model).toList(), VerifyOptions.defaults(), model -> {});
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      rows.add(new Row(subjects.get(i), results.get(i)));
    }
    return rows;
  }

  static Comparison comparison(String text, String... properties) {
    return Comparison.of(rows(subjects("m.spec", text)), Set.of(properties));
  }

  static Column column(Machine machine, String name) {
    return machine.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
