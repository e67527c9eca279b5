package checker.typing;

import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import checker.syntax.FileTree;
import checker.syntax.ModuleTree;
import checker.syntax.Name;
import checker.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the modules that modules extend. Parses every file once. */
final class ModuleResolver {
  /** Deepest chain of modules, the first included. */
  private static final int MAX_LINEAGE = 100;

  /** Gives the text of a module that another text's module extends. */
  interface Finder {
    /** Empty if there is none, or if it cannot be read, which is then among the diagnostics. */
    Optional<SourceText> find(SourceText from, String module, Diagnostics diagnostics);
  }

  private final Finder finder;
  private final Reports reports;
  private final Map<SourceText, Map<String, ModuleTree>> parsed = new HashMap<>();

  ModuleResolver(Finder finder, Reports reports) {
    this.finder = finder;
    this.reports = reports;
  }

  /** The modules of a source by name, in order. */
  Map<String, ModuleTree> modules(SourceText source) {
    Map<String, ModuleTree> known = parsed.get(source);
    if (known != null) {
      return known;
    }
    FileTree tree = Parser.parse(source, reports.collected());
    Map<String, ModuleTree> modules = new LinkedHashMap<>();
    for (ModuleTree module : tree.modules()) {
      Name name = module.name();
      ModuleTree first = modules.putIfAbsent(name.text(), module);
      if (first != null) {
        reports.add(
            DiagnosticCode.DUPLICATE_MODULE,
            name.span(),
            "module `" + name.text() + "` is already declared at line " + first.name().span().line());
      }
    }
    parsed.put(source, modules);
    return modules;
  }

  /** A module and all that it extends, the base first; empty if one is missing, which is reported. */
  Optional<List<ModuleTree>> lineage(ModuleTree module) {
    List<ModuleTree> lineage = new ArrayList<>();
    ModuleTree current = module;
    while (true) {
      if (isIn(lineage, current)) {
        reports.add(
            DiagnosticCode.CYCLIC_MODULES,
            lineage.get(0).parent().orElseThrow().span(),
            "module `" + current.name().text() + "` extends itself" + through(lineage, current));
        return Optional.empty();
      }
      lineage.add(0, current);
      if (lineage.size() > MAX_LINEAGE) {
        reports.add(
            DiagnosticCode.TOO_DEEP, module.name().span(), "more than " + MAX_LINEAGE + " modules extend one another");
        return Optional.empty();
      }
      if (current.parent().isEmpty()) {
        return Optional.of(List.copyOf(lineage));
      }
      Optional<ModuleTree> parent = parent(current.parent().get());
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      current = parent.get();
    }
  }

  /** Compares places: no two modules have one in common, and whole trees would be compared member by member. */
  private static boolean isIn(List<ModuleTree> lineage, ModuleTree module) {
    return lineage.stream().anyMatch(other -> other.span().equals(module.span()));
  }

  private static String through(List<ModuleTree> lineage, ModuleTree repeated) {
    List<String> between = new ArrayList<>();
    for (int i = lineage.indexOf(repeated) - 1; i >= 0; i--) {
      between.add("`" + lineage.get(i).name().text() + "`");
    }
    return between.isEmpty() ? "" : " through " + String.join(", ", between);
  }

  private Optional<ModuleTree> parent(Name name) {
    SourceText from = name.span().source();
    ModuleTree inSameFile = modules(from).get(name.text());
    if (inSameFile != null) {
      return Optional.of(inSameFile);
    }
    Diagnostics faults = new Diagnostics();
    Optional<SourceText> source = finder.find(from, name.text(), faults);
    reports.collected().addAll(faults);
    if (source.isEmpty()) {
      if (!faults.hasErrors()) {
        missing(name, "module `" + name.text() + "` is neither in this file nor in `" + name.text() + ".spec` beside it",
            modules(from));
      }
      return Optional.empty();
    }
    Map<String, ModuleTree> modules = modules(source.get());
    ModuleTree found = modules.get(name.text());
    if (found == null && !reports.collected().hasErrors()) {
      missing(name, source.get().name() + " declares no module `" + name.text() + "`", modules);
    }
    return Optional.ofNullable(found);
  }

  private void missing(Name name, String message, Map<String, ModuleTree> candidates) {
    Span span = name.span();
    reports.add(DiagnosticCode.UNKNOWN_MODULE, span, message, Suggestion.of(name.text(), candidates.keySet()));
  }
}
