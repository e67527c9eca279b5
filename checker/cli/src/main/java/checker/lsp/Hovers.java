package checker.lsp;

import checker.symbols.Mention;
import checker.symbols.Symbol;
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
  private static final int MOST_NAMES = 8;

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
    known(symbol, analysis).ifPresent(parts::add);
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

  /** The type or, of a constant, the value: in this version, or in the last one without errors of what was called so there. */
  private static Optional<String> known(Symbol symbol, Analysis analysis) {
    if (!symbol.kind().isValue() || symbol.kind() == Symbol.Kind.MEMBER) {
      return Optional.empty();
    }
    Optional<Analysis> typed = analysis.typed();
    Optional<Symbol> there =
        typed.flatMap(t -> t == analysis ? Optional.of(symbol) : counterpart(symbol, t));
    return there.flatMap(
        s ->
            symbol.kind() == Symbol.Kind.CONSTANT
                ? byScenario("value", typed.get().valuesOf(s))
                : byScenario("type", typed.get().typesOf(s)));
  }

  private static Optional<Symbol> counterpart(Symbol symbol, Analysis other) {
    return other.index().mentions().stream()
        .map(Mention::symbol)
        .filter(s -> s.kind() == symbol.kind() && s.name().equals(symbol.name()) && s.owner().equals(symbol.owner()))
        .findFirst();
  }

  /** {@code value: 2}, or {@code value: 2 in short; 3 in longer, wide}. */
  private static Optional<String> byScenario(String what, Map<ScenarioRef, String> known) {
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    known.forEach((scenario, text) -> scenarios.computeIfAbsent(text, t -> new ArrayList<>()).add(scenario.scenario()));
    if (scenarios.size() == 1) {
      return Optional.of(what + ": `" + scenarios.keySet().iterator().next() + "`");
    }
    List<String> texts = new ArrayList<>();
    scenarios.forEach((text, names) -> texts.add("`" + text + "` in " + listed(names)));
    return texts.isEmpty() ? Optional.empty() : Optional.of(what + ": " + String.join("; ", texts));
  }

  private static String listed(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
  }

  private static String where(Symbol symbol) {
    String owner = symbol.owner().map(o -> " of " + o).orElse("");
    String overrides = symbol.overridden().map(s -> ", overrides line " + s.place().line() + " of " + Places.fileName(s.place())).orElse("");
    return symbol.kind().word() + owner + ", " + Places.fileName(symbol.place()) + ", line " + symbol.place().line() + overrides;
  }
}
