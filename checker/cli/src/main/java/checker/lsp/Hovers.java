package checker.lsp;

import checker.model.Constant;
import checker.source.Span;
import checker.symbols.Mention;
import checker.symbols.Symbol;
import checker.typing.ModuleDescription;
import checker.typing.ScenarioRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What a reader wants to know about a name: its declaration, type and value, what its author says, where that stands. */
final class Hovers {
  private static final int MOST_LINES = 12;
  private static final int MOST_VALUES = 8;

  private Hovers() {}

  static Optional<Hover> at(Analysis analysis, int offset) {
    return Named.at(analysis, offset)
        .map(
            mention ->
                new Hover(
                    new MarkupContent(MarkupKind.MARKDOWN, text(mention.symbol(), analysis)), Places.range(mention.span())));
  }

  private static String text(Symbol symbol, Analysis analysis) {
    List<String> parts = new ArrayList<>();
    parts.add("```spec\n" + shortened(symbol.header().text()) + "\n```");
    type(symbol, analysis).ifPresent(t -> parts.add("type: `" + t + "`"));
    if (symbol.kind() == Symbol.Kind.CONSTANT) {
      values(symbol, analysis).ifPresent(parts::add);
    }
    if (!symbol.doc().isEmpty()) {
      parts.add(symbol.doc());
    }
    symbol.overridden().map(Symbol::doc).filter(d -> !d.isEmpty()).ifPresent(parts::add);
    parts.add("*" + where(symbol) + "*");
    return String.join("\n\n", parts);
  }

  private static String shortened(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() <= MOST_LINES ? text : String.join("\n", lines.subList(0, MOST_LINES)) + "\n...";
  }

  /** The type in this version, or of what had the same name and kind in the last version without errors. */
  private static Optional<String> type(Symbol symbol, Analysis analysis) {
    if (!symbol.kind().isValue() || symbol.kind() == Symbol.Kind.MEMBER || symbol.kind() == Symbol.Kind.CONSTANT) {
      return Optional.empty();
    }
    return analysis
        .typed()
        .flatMap(
            typed ->
                typed == analysis
                    ? analysis.typeOf(symbol)
                    : typed.index().mentions().stream()
                        .map(Mention::symbol)
                        .filter(s -> s.kind() == symbol.kind() && s.name().equals(symbol.name()) && s.owner().equals(symbol.owner()))
                        .findFirst()
                        .flatMap(typed::typeOf));
  }

  /** {@code value: 2; 3 in deep, wide}: those of the scenarios of this file that know the constant. */
  private static Optional<String> values(Symbol symbol, Analysis analysis) {
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    Optional<Analysis> typed = analysis.typed();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    typed
        .get()
        .constants()
        .forEach(
            (scenario, constants) -> {
              if (declares(typed.get(), scenario, symbol.origin())) {
                constants.stream()
                    .filter(c -> c.name().equals(symbol.name()))
                    .forEach(c -> scenarios.computeIfAbsent(value(c), v -> new ArrayList<>()).add(scenario.scenario()));
              }
            });
    if (scenarios.size() == 1) {
      return Optional.of("value: `" + scenarios.keySet().iterator().next() + "`");
    }
    List<String> texts = new ArrayList<>();
    scenarios.forEach((value, names) -> texts.add("`" + value + "` in " + listed(names)));
    return scenarios.isEmpty() ? Optional.empty() : Optional.of("value: " + String.join("; ", texts));
  }

  private static String value(Constant constant) {
    return constant.value().toString();
  }

  private static String listed(List<String> names) {
    return names.size() <= MOST_VALUES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_VALUES)) + " and " + (names.size() - MOST_VALUES) + " more";
  }

  /** Whether the module of a scenario is made up of modules one of which stands in the file of a place, or is this file's. */
  private static boolean declares(Analysis analysis, ScenarioRef scenario, Span place) {
    return analysis.specification().orElseThrow().modules().stream()
        .filter(m -> m.name().equals(scenario.module()))
        .map(ModuleDescription::lineage)
        .anyMatch(lineage -> lineage.stream().anyMatch(m -> m.source().name().equals(place.source().name())));
  }

  private static String where(Symbol symbol) {
    String owner = symbol.owner().map(o -> " of " + o).orElse("");
    String overrides = symbol.overridden().map(s -> ", overrides line " + s.place().line() + " of " + Places.fileName(s.place())).orElse("");
    return symbol.kind().word() + owner + ", " + Places.fileName(symbol.place()) + ", line " + symbol.place().line() + overrides;
  }
}
