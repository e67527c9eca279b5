package checker.lsp;

import checker.model.Constant;
import checker.model.Model;
import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import checker.source.Sources;
import checker.symbols.ModelTypes;
import checker.symbols.Symbol;
import checker.symbols.SymbolIndex;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about one version of a file. Types and values are worked out when they are first asked for. */
final class Analysis {
  private final SourceText source;
  private final List<Diagnostic> diagnostics;
  private final Optional<Specification> specification;
  private final SymbolIndex index;
  private final Optional<Analysis> parsedBefore;
  private final Optional<Analysis> typedBefore;
  private List<ModelTypes> types;
  private Map<ScenarioRef, List<Constant>> constants;

  private Analysis(
      SourceText source,
      List<Diagnostic> diagnostics,
      Optional<Specification> specification,
      SymbolIndex index,
      Analysis parsedBefore,
      Analysis typedBefore) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.specification = specification;
    this.index = index;
    this.parsedBefore = Optional.ofNullable(parsedBefore).map(Analysis::alone);
    this.typedBefore = Optional.ofNullable(typedBefore).map(Analysis::alone);
  }

  /**
   * Looks at a file.
   *
   * @param parsedBefore the last version without syntax errors, or null
   * @param typedBefore the last version without errors, or null
   */
  static Analysis of(Path file, Sources sources, Analysis parsedBefore, Analysis typedBefore) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = Specification.load(file, sources, diagnostics);
    SourceText source =
        sources.read(file, new Diagnostics()).orElseGet(() -> new SourceText(file.toString(), ""));
    SymbolIndex index =
        SymbolIndex.of(
            Parser.parse(source, new Diagnostics()), module -> tree(Specification.fileOf(file, module), sources));
    return new Analysis(
        source, diagnostics.sorted(), diagnostics.hasErrors() ? Optional.empty() : specification, index, parsedBefore,
        typedBefore);
  }

  private static Optional<FileTree> tree(Path file, Sources sources) {
    return sources.exists(file)
        ? sources.read(file, new Diagnostics()).map(source -> Parser.parse(source, new Diagnostics()))
        : Optional.empty();
  }

  /** The same without what was before it, so that versions do not hang together for ever. */
  private Analysis alone() {
    return parsedBefore.isEmpty() && typedBefore.isEmpty()
        ? this
        : new Analysis(source, diagnostics, specification, index, null, null);
  }

  SourceText source() {
    return source;
  }

  /** Everything that is wrong, also in the modules that it extends. */
  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** What it means; empty if there is an error. */
  Optional<Specification> specification() {
    return specification;
  }

  SymbolIndex index() {
    return index;
  }

  /** Whether the text itself has no syntax errors. */
  boolean parses() {
    return diagnostics.stream()
        .noneMatch(d -> d.span().source().equals(source) && d.severity() == Severity.ERROR && d.code().code().startsWith("E0"));
  }

  /** If it has syntax errors, the last version that had none: it may have what they hide. */
  Optional<Analysis> parsedBefore() {
    return parses() ? Optional.empty() : parsedBefore;
  }

  /** This version if it has no errors, otherwise the last one without any. */
  Optional<Analysis> typed() {
    return specification.isPresent() ? Optional.of(this) : typedBefore;
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

  /** The type of a name, as far as this version knows. */
  Optional<String> typeOf(Symbol symbol) {
    for (ModelTypes known : types()) {
      Optional<String> type =
          known.at(symbol.place())
              .or(
                  () ->
                      index.mentions().stream()
                          .filter(m -> symbol.kind().isValue() && Places.same(m.symbol().origin(), symbol.origin()))
                          .flatMap(m -> known.at(m.span()).stream())
                          .findFirst())
              .map(t -> t.display());
      if (type.isPresent()) {
        return type;
      }
    }
    return Optional.empty();
  }

  /** Those of one scenario for each module: others have the same types, but for the bounds that depend on constants. */
  private List<ModelTypes> types() {
    if (types == null) {
      List<ModelTypes> result = new ArrayList<>();
      Set<String> modules = new HashSet<>();
      specification.ifPresent(
          s ->
              s.scenarios().stream()
                  .filter(ref -> modules.add(ref.module()))
                  .forEach(ref -> model(s, ref).map(ModelTypes::of).ifPresent(result::add)));
      types = List.copyOf(result);
    }
    return types;
  }

  /** The constants of each scenario. */
  Map<ScenarioRef, List<Constant>> constants() {
    if (constants == null) {
      Map<ScenarioRef, List<Constant>> result = new LinkedHashMap<>();
      specification.ifPresent(
          s -> s.scenarios().forEach(ref -> model(s, ref).ifPresent(m -> result.put(ref, m.constants()))));
      constants = result;
    }
    return constants;
  }

  private static Optional<Model> model(Specification specification, ScenarioRef scenario) {
    return specification.elaborate(scenario, Map.of(), new Diagnostics());
  }
}
