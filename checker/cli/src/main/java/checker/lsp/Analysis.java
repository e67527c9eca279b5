package checker.lsp;

import checker.model.Constant;
import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Sources;
import checker.source.Span;
import checker.symbols.ModelTypes;
import checker.symbols.Symbol;
import checker.symbols.SymbolIndex;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about one version of a file. What takes longer than to parse it (errors, types, values) is worked out when it
 * is first asked for.
 */
final class Analysis {
  /** A scenario of the file, with what its model says of types and values. */
  record Elaborated(ScenarioRef scenario, List<Constant> constants, ModelTypes types) {}

  private final Path file;
  private final Sources sources;
  private final SourceText source;
  private final SymbolIndex index;
  private final boolean parses;
  private final Optional<Analysis> parsedBefore;
  private Optional<Analysis> typedBefore;
  private List<Diagnostic> diagnostics;
  private Optional<Specification> specification;
  private List<Elaborated> scenarios;

  private Analysis(Path file, Sources sources, Optional<Analysis> parsedBefore, Optional<Analysis> typedBefore) {
    this.file = file;
    this.sources = sources;
    this.source = sources.read(file, new Diagnostics()).orElseGet(() -> new SourceText(file.toString(), ""));
    Diagnostics faults = new Diagnostics();
    FileTree tree = Parser.parse(source, faults);
    this.parses = !faults.hasErrors();
    this.index = SymbolIndex.of(tree, module -> tree(Specification.fileOf(file, module), sources));
    // What is not needed any more is let go, so that versions do not hang together for ever.
    this.parsedBefore = parses ? Optional.empty() : parsedBefore;
    this.typedBefore = typedBefore;
  }

  /** Looks at a file; at one that cannot be read, as at an empty one. */
  static Analysis of(Path file, Sources sources) {
    return new Analysis(file, sources, Optional.empty(), Optional.empty());
  }

  /**
   * Looks at a file that is being edited.
   *
   * @param before the version before this one
   */
  static Analysis after(Analysis before, Path file, Sources sources) {
    return new Analysis(file, sources, before.parses ? Optional.of(before) : before.parsedBefore, before.typed());
  }

  private static Optional<FileTree> tree(Path file, Sources sources) {
    return sources.exists(file)
        ? sources.read(file, new Diagnostics()).map(source -> Parser.parse(source, new Diagnostics()))
        : Optional.empty();
  }

  SourceText source() {
    return source;
  }

  /** Everything that is wrong, also in the modules that it extends. */
  List<Diagnostic> diagnostics() {
    check();
    return diagnostics;
  }

  /** What it means; empty if there is an error. */
  Optional<Specification> specification() {
    check();
    return specification;
  }

  private void check() {
    if (diagnostics == null) {
      Diagnostics found = new Diagnostics();
      Optional<Specification> loaded = Specification.load(file, sources, found);
      diagnostics = found.sorted();
      specification = found.hasErrors() ? Optional.empty() : loaded;
      typedBefore = specification.isPresent() ? Optional.empty() : typedBefore;
    }
  }

  SymbolIndex index() {
    return index;
  }

  /** Whether the text itself has no syntax errors. */
  boolean parses() {
    return parses;
  }

  /** If it has syntax errors, the last version that had none: it may have what they hide. */
  Optional<Analysis> parsedBefore() {
    return parsedBefore;
  }

  /** This version if it has no errors, otherwise the last one without any. */
  Optional<Analysis> typed() {
    return specification().isPresent() ? Optional.of(this) : typedBefore;
  }

  /** Where an offset was in another version: what is before and behind a change stays as it is. */
  int offsetIn(Analysis other, int offset) {
    String now = source.content();
    String then = other.source.content();
    int shorter = Math.min(now.length(), then.length());
    int same = 0;
    while (same < shorter && now.charAt(same) == then.charAt(same)) {
      same++;
    }
    if (offset <= same) {
      return offset;
    }
    int end = 0;
    while (end < shorter - same && now.charAt(now.length() - 1 - end) == then.charAt(then.length() - 1 - end)) {
      end++;
    }
    return now.length() - offset <= end ? then.length() - (now.length() - offset) : same;
  }

  /** The scenarios of a version without errors. */
  List<Elaborated> scenarios() {
    if (scenarios == null) {
      List<Elaborated> result = new ArrayList<>();
      for (ScenarioRef scenario : specification().map(Specification::scenarios).orElse(List.of())) {
        specification()
            .flatMap(s -> s.elaborate(scenario, Map.of(), new Diagnostics()))
            .ifPresent(model -> result.add(new Elaborated(scenario, model.constants(), ModelTypes.of(model))));
      }
      scenarios = List.copyOf(result);
    }
    return scenarios;
  }

  /** What a name is in each scenario that knows it: told by its declaration, or by the first of its mentions that does. */
  Map<ScenarioRef, String> typesOf(Symbol symbol) {
    List<Span> places = new ArrayList<>(List.of(symbol.place()));
    if (symbol.kind().isValue()) {
      places.addAll(Named.mentions(this, symbol));
    }
    Map<ScenarioRef, String> result = new LinkedHashMap<>();
    for (Elaborated scenario : scenarios()) {
      places.stream()
          .flatMap(place -> scenario.types().at(place).stream())
          .findFirst()
          .ifPresent(type -> result.put(scenario.scenario(), type.display()));
    }
    return result;
  }

  /** The values of a constant in the scenarios of modules that have it. */
  Map<ScenarioRef, String> valuesOf(Symbol constant) {
    String file = constant.origin().source().name();
    Map<ScenarioRef, String> result = new LinkedHashMap<>();
    for (Elaborated scenario : scenarios()) {
      boolean has =
          specification().orElseThrow().modules().stream()
              .filter(m -> m.name().equals(scenario.scenario().module()))
              .anyMatch(m -> m.lineage().stream().anyMatch(name -> name.source().name().equals(file)));
      scenario.constants().stream()
          .filter(c -> has && c.name().equals(constant.name()))
          .forEach(c -> result.put(scenario.scenario(), c.value().toString()));
    }
    return result;
  }
}
