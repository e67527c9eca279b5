package checker.typing;

import checker.model.Model;
import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import checker.source.Sources;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ModuleTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A specification without errors: the modules of one file with all that they extend, checked under the default constants
 * and under every scenario of the file. From it comes a {@link Model} for each scenario. Immutable.
 */
public final class Specification {
  private final Map<String, Composition> compositions;
  private final List<ScenarioRef> scenarios;
  private final List<ModuleDescription> modules;

  /** Of each scenario, as it is without other constants. */
  private final Map<ScenarioRef, Model> models;

  private Specification(
      Map<String, Composition> compositions,
      List<ScenarioRef> scenarios,
      List<ModuleDescription> modules,
      Map<ScenarioRef, Model> models) {
    this.compositions = compositions;
    this.scenarios = scenarios;
    this.modules = modules;
    this.models = models;
  }

  /**
   * Reads and checks a file. A module that extends another finds it in its own file or in {@code NAME.spec} beside it.
   *
   * @param diagnostics receives every error and warning; errors of an extended module at their own place
   * @return empty if there is an error
   */
  public static Optional<Specification> load(Path file, Diagnostics diagnostics) {
    return load(file, Sources.disk(), diagnostics);
  }

  /** The same with files from somewhere else than the disk alone. */
  public static Optional<Specification> load(Path file, Sources sources, Diagnostics diagnostics) {
    Optional<SourceText> source = sources.read(file, diagnostics);
    ModuleResolver.Finder beside =
        (from, module, faults) -> {
          Path path = fileOf(Path.of(from.name()), module);
          return sources.exists(path) ? sources.read(path, faults) : Optional.empty();
        };
    return source.flatMap(s -> new Loader(s, beside, diagnostics).load());
  }

  /** The file that must declare a module which another file does not declare itself. */
  public static Path fileOf(Path other, String module) {
    return other.resolveSibling(module + ".spec");
  }

  /**
   * Checks a text.
   *
   * @param byModuleName gives the text that declares a module which the text does not declare itself
   */
  public static Optional<Specification> parse(
      SourceText source, Function<String, Optional<SourceText>> byModuleName, Diagnostics diagnostics) {
    return new Loader(source, (from, module, faults) -> byModuleName.apply(module), diagnostics).load();
  }

  /**
   * The scenarios that can be checked: those of all modules of the file, in order; if there is none, the default of the
   * last module.
   */
  public List<ScenarioRef> scenarios() {
    return scenarios;
  }

  /** The modules of the file, in order. */
  public List<ModuleDescription> modules() {
    return modules;
  }

  /**
   * The model of a scenario.
   *
   * @param scenario one of {@link #scenarios()}
   * @param constantOverrides values for constants, as text: an integer, {@code true}, {@code false}, {@code nil} or an
   *     enum member; they win over the scenario's
   * @param diagnostics receives errors that the overrides cause; warnings were told when the specification was loaded
   * @return empty if there is an error
   * @throws IllegalArgumentException if there is no such scenario
   */
  public Optional<Model> elaborate(
      ScenarioRef scenario, Map<String, String> constantOverrides, Diagnostics diagnostics) {
    if (!scenarios.contains(scenario)) {
      throw new IllegalArgumentException("no scenario " + scenario);
    }
    if (constantOverrides.isEmpty()) {
      return Optional.of(models.get(scenario));
    }
    Composition composition = compositions.get(scenario.module());
    Reports reports = new Reports();
    Model model =
        Elaboration.elaborate(
            composition,
            Optional.ofNullable(composition.scenarios.get(scenario.scenario())),
            constantOverrides,
            reports,
            new Usage());
    reports.collected().sorted().stream().filter(d -> d.severity() == Severity.ERROR).forEach(diagnostics::add);
    return reports.collected().hasErrors() ? Optional.empty() : Optional.of(model);
  }

  /** Checks everything that a file says. */
  private static final class Loader {
    private final SourceText source;
    private final Diagnostics diagnostics;
    private final ModuleResolver resolver;
    private final Reports resolution = new Reports();
    private final Usage usage = new Usage();
    private final Set<Object> told = new HashSet<>();
    private final Map<ScenarioRef, Model> models = new HashMap<>();

    Loader(SourceText source, ModuleResolver.Finder finder, Diagnostics diagnostics) {
      this.source = source;
      this.diagnostics = diagnostics;
      this.resolver = new ModuleResolver(finder, resolution);
    }

    Optional<Specification> load() {
      Map<String, ModuleTree> modules = resolver.modules(source);
      List<List<ModuleTree>> lineages = new ArrayList<>();
      for (ModuleTree module : modules.values()) {
        resolver.lineage(module).ifPresent(lineages::add);
      }
      tell(resolution.collected());
      if (resolution.collected().sorted().stream().anyMatch(d -> d.code().code().startsWith("E0"))) {
        // What could not be read may hold the names that would now be called unknown.
        return Optional.empty();
      }
      if (modules.isEmpty()) {
        diagnostics.add(
            Diagnostic.of(DiagnosticCode.SYNTAX, new Span(source, 0, 0), "the file declares no module"));
        return Optional.empty();
      }
      Map<String, Composition> compositions = new LinkedHashMap<>();
      List<ModuleDescription> descriptions = new ArrayList<>();
      boolean sound = !resolution.collected().hasErrors();
      Set<Span> checked = new HashSet<>();
      for (List<ModuleTree> lineage : lineages) {
        for (int length = 1; length <= lineage.size(); length++) {
          List<ModuleTree> part = lineage.subList(0, length);
          ModuleTree module = part.get(length - 1);
          if (checked.add(module.span())) {
            Reports reports = new Reports();
            Composition composition = Composer.compose(part, reports, usage);
            tell(reports.collected());
            sound &= !reports.collected().hasErrors() & check(composition);
            if (module.span().source().equals(source)) {
              compositions.put(module.name().text(), composition);
              descriptions.add(description(part));
            }
          }
        }
      }
      if (!sound) {
        return Optional.empty();
      }
      Reports lint = new Reports();
      usage.report(source, lint);
      tell(lint.collected());
      return Optional.of(
          new Specification(compositions, scenarios(modules), inOrder(descriptions, modules.keySet()), models));
    }

    private static ModuleDescription description(List<ModuleTree> lineage) {
      ModuleTree module = lineage.get(lineage.size() - 1);
      return new ModuleDescription(
          module.name().text(), module.doc(), lineage.stream().map(m -> m.name().span()).toList());
    }

    /** Modules are checked after what they extend, which may stand below them. */
    private static List<ModuleDescription> inOrder(List<ModuleDescription> modules, Set<String> names) {
      List<String> order = List.copyOf(names);
      return modules.stream().sorted(Comparator.comparing(m -> order.indexOf(m.name()))).toList();
    }

    private boolean check(Composition composition) {
      boolean own = composition.module.span().source().equals(source);
      List<Optional<DeclarationTree.Scenario>> scenarios = new ArrayList<>();
      scenarios.add(Optional.empty());
      if (own) {
        composition.scenarios.values().forEach(s -> scenarios.add(Optional.of(s)));
      }
      boolean sound = true;
      for (Optional<DeclarationTree.Scenario> scenario : scenarios) {
        Reports reports = new Reports();
        Model model = Elaboration.elaborate(composition, scenario, Map.of(), reports, usage);
        if (own) {
          models.put(new ScenarioRef(model.module(), model.scenario()), model);
        }
        tell(reports.collected());
        sound &= !reports.collected().hasErrors();
      }
      return sound;
    }

    /** Passes on what is new: one fault may look different in another scenario. Warnings of other files are theirs. */
    private void tell(Diagnostics found) {
      for (Diagnostic diagnostic : found.sorted()) {
        boolean ours = diagnostic.span().source().equals(source);
        if ((ours || diagnostic.severity() == Severity.ERROR)
            && told.add(List.of(diagnostic.code(), diagnostic.span()))) {
          diagnostics.add(diagnostic);
        }
      }
    }

    private static List<ScenarioRef> scenarios(Map<String, ModuleTree> modules) {
      List<ScenarioRef> scenarios = new ArrayList<>();
      String last = "";
      for (ModuleTree module : modules.values()) {
        last = module.name().text();
        for (DeclarationTree declaration : module.declarations()) {
          if (declaration instanceof DeclarationTree.Scenario scenario) {
            scenarios.add(new ScenarioRef(last, scenario.name().text()));
          }
        }
      }
      return scenarios.isEmpty() ? List.of(new ScenarioRef(last, ScenarioRef.DEFAULT)) : List.copyOf(scenarios);
    }
  }
}
