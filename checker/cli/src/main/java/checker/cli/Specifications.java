package checker.cli;

import checker.model.Model;
import checker.report.DiagnosticReport;
import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.Spelling;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads specifications and picks scenarios, and tells the user what is wrong with either. */
final class Specifications {
  private final CheckerCommand command;
  private final boolean warnings;
  private final Diagnostics all = new Diagnostics();
  private final Set<Diagnostic> told = new HashSet<>();

  /** @param warnings whether to tell the warnings of a specification without errors */
  Specifications(CheckerCommand command, boolean warnings) {
    this.command = command;
    this.warnings = warnings;
  }

  /** Whether a diagnostic that is an error has been told. */
  boolean faulty() {
    return all.hasErrors();
  }

  /** All that there was to tell, warnings included. */
  List<Diagnostic> diagnostics() {
    return all.sorted();
  }

  /** Empty if the specification has errors; they have been told then. */
  Optional<Specification> load(String path) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = Specification.load(command.console().resolve(path), diagnostics);
    all.addAll(diagnostics);
    if (warnings || diagnostics.hasErrors()) {
      tell(diagnostics);
    }
    return diagnostics.hasErrors() ? Optional.empty() : specification;
  }

  /** The model of a scenario under constants from the command line; empty if they do not suit it. */
  Optional<Model> elaborate(Specification specification, ScenarioRef scenario, Map<String, String> constants) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Model> model = specification.elaborate(scenario, constants, diagnostics);
    if (diagnostics.hasErrors()) {
      // Without errors there is nothing in it that loading has not told.
      all.addAll(diagnostics);
      tell(diagnostics);
      return Optional.empty();
    }
    return model;
  }

  /** Tells what was not told before: several scenarios may have the same fault. */
  private void tell(Diagnostics diagnostics) {
    Console console = command.console();
    List<Diagnostic> fresh = diagnostics.sorted().stream().filter(told::add).toList();
    DiagnosticReport.lines(fresh, console.errorPage(command.color()))
        .forEach(line -> console.err().print(line + "\n"));
    console.err().flush();
  }

  /**
   * The scenarios that are named, as {@code scenario} or {@code module.scenario}; all if none is.
   *
   * @throws UsageException if a name names no scenario of any of the specifications
   */
  static List<ScenarioRef> select(List<ScenarioRef> all, List<String> names) {
    return all.stream().filter(ref -> names.isEmpty() || names.stream().anyMatch(name -> named(ref, name))).toList();
  }

  /** Checks that every name names something. */
  static void requireKnown(List<ScenarioRef> all, List<String> names) {
    for (String name : names) {
      if (all.stream().noneMatch(ref -> named(ref, name))) {
        throw new UsageException(unknown("scenario", name, all.stream().map(ScenarioRef::scenario).toList()));
      }
    }
  }

  /**
   * Checks that every name is one of those there are.
   *
   * @param kind what they are names of
   * @throws UsageException if one is not
   */
  static void requireKnown(String kind, Collection<String> names, Collection<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(unknown(kind, name, List.copyOf(known)));
      }
    }
  }

  private static boolean named(ScenarioRef ref, String name) {
    return name.equals(ref.scenario()) || name.equals(ref.module() + "." + ref.scenario());
  }

  /** {@code there is no scenario `x`; did you mean `y`?}, or which there are. */
  static String unknown(String kind, String name, List<String> known) {
    List<String> distinct = new ArrayList<>(known.stream().distinct().toList());
    String advice =
        Spelling.nearest(name, distinct)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(distinct.isEmpty() ? "there is none" : "there is " + String.join(", ", distinct));
    return "there is no " + kind + " `" + name + "`; " + advice;
  }
}
