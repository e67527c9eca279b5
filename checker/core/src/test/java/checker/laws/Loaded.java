package checker.laws;

import checker.model.Model;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Assume;

/** The models of a text that must have no errors. */
final class Loaded {
  static final Set<DiagnosticCode> BY_CHANCE =
      Set.of(
          DiagnosticCode.TYPE_MISMATCH, DiagnosticCode.CANNOT_INFER, DiagnosticCode.ASSIGNED_TWICE,
          DiagnosticCode.VALUE_OUTSIDE);

  private Loaded() {}

  static Optional<Specification> specification(String text, Diagnostics diagnostics) {
    return Specification.parse(new SourceText("random.spec", text), name -> Optional.empty(), diagnostics);
  }

  /** One model for each scenario. */
  static List<Model> models(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = specification(text, diagnostics);
    List<Model> models = new ArrayList<>();
    if (specification.isPresent() && !diagnostics.hasErrors()) {
      for (ScenarioRef scenario : specification.get().scenarios()) {
        specification.get().elaborate(scenario, Map.of(), diagnostics).ifPresent(models::add);
      }
    }
    if (diagnostics.hasErrors() || models.isEmpty()) {
      throw new AssertionError("not well-typed:\n" + describe(diagnostics) + "\n" + text);
    }
    return models;
  }

  /**
   * The models of a random specification. One in some hundreds has an error that only types show (two ranges that never
   * meet, say): it is passed over.
   */
  static List<Model> models(RandomSpec spec) {
    Diagnostics diagnostics = new Diagnostics();
    specification(spec.text(), diagnostics);
    Assume.that(
        diagnostics.sorted().stream()
            .noneMatch(d -> d.severity() == Severity.ERROR && BY_CHANCE.contains(d.code())));
    return models(spec.text());
  }

  static String describe(Diagnostics diagnostics) {
    StringBuilder all = new StringBuilder();
    diagnostics.sorted().forEach(d -> all
        .append(d.code().code()).append(' ').append(d.span().location()).append(' ').append(d.message())
        .append("   ").append(d.span().text(), 0, Math.min(80, d.span().text().length())).append('\n'));
    return all.toString();
  }
}
