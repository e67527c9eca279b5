package checker.typing;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Action;
import checker.model.Expr;
import checker.model.Model;
import checker.model.Property;
import checker.model.Variable;
import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shorthands for tests of the typers. */
final class Specs {
  private Specs() {}

  /** Everything told about a text: {@code CODE line:column covered text}. */
  static List<String> told(String text) {
    return told(text, Map.of());
  }

  /** The same with other files, by module name; what is told of those begins with the file name. */
  static List<String> told(String text, Map<String, String> others) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = parse(text, others, diagnostics);
    assertThat(specification.isEmpty()).isEqualTo(diagnostics.hasErrors());
    specification.ifPresent(Specs::keepsTheContract);
    return diagnostics.sorted().stream().map(Specs::line).toList();
  }

  /** Only the errors. */
  static List<String> errors(String text) {
    return told(text).stream().filter(t -> t.startsWith("E")).toList();
  }

  /** The message and suggestion of the only thing told. */
  static String message(String text) {
    Diagnostics diagnostics = new Diagnostics();
    parse(text, Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).hasSize(1);
    Diagnostic only = diagnostics.sorted().get(0);
    return only.message() + only.suggestion().map(s -> "; " + s).orElse("");
  }

  static Optional<Specification> parse(String text, Map<String, String> others, Diagnostics diagnostics) {
    return Specification.parse(
        new SourceText("test.spec", text),
        name -> Optional.ofNullable(others.get(name)).map(t -> new SourceText(name + ".spec", t)),
        diagnostics);
  }

  static Specification specification(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = parse(text, Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).filteredOn(d -> d.severity() == Severity.ERROR).isEmpty();
    return specification.orElseThrow();
  }

  /** The model of the only scenario. */
  static Model model(String text) {
    Specification specification = specification(text);
    assertThat(specification.scenarios()).hasSize(1);
    return model(specification, specification.scenarios().get(0), Map.of());
  }

  static Model model(String text, String scenario) {
    Specification specification = specification(text);
    ScenarioRef ref =
        specification.scenarios().stream().filter(s -> s.scenario().equals(scenario)).findFirst().orElseThrow();
    return model(specification, ref, Map.of());
  }

  static Model model(Specification specification, ScenarioRef scenario, Map<String, String> constants) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Model> model = specification.elaborate(scenario, constants, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    ModelContract.check(model.orElseThrow());
    return model.get();
  }

  private static void keepsTheContract(Specification specification) {
    specification.scenarios().forEach(s -> model(specification, s, Map.of()));
  }

  private static String line(Diagnostic diagnostic) {
    String file = diagnostic.span().source().name();
    return diagnostic.code().code() + " " + (file.equals("test.spec") ? "" : file + ":") + diagnostic.span().line() + ":"
        + diagnostic.span().column() + " " + diagnostic.span().text();
  }

  static Variable variable(Model model, String name) {
    return model.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static Property property(Model model, String name) {
    return model.properties().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  static Action action(Model model, String actor, String name) {
    return model.actors().stream()
        .filter(a -> a.name().equals(actor))
        .flatMap(a -> a.actions().stream())
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** An invariant's predicate. */
  static Expr predicate(Model model, String name) {
    return property(model, name).predicate().orElseThrow();
  }
}
