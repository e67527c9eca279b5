package checker.lsp;

import checker.source.Span;
import checker.symbols.Mention;
import checker.symbols.Symbol;
import checker.syntax.Word;
import checker.syntax.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;

/** What stands at a place, where it is declared, and where else it is mentioned. */
final class Named {
  private Named() {}

  /**
   * What is named at an offset. Where the text around cannot be parsed, a name is taken for what it means in the module, or
   * meant before the text was broken.
   */
  static Optional<Mention> at(Analysis analysis, int offset) {
    Optional<Mention> mention = analysis.index().mentionAt(offset);
    if (mention.isPresent() || analysis.parses()) {
      return mention;
    }
    return wordAt(analysis, offset)
        .filter(w -> w.kind() == Word.Kind.NAME)
        .flatMap(w -> visible(analysis, offset).stream().filter(s -> s.name().equals(w.text())).findFirst()
            .map(s -> new Mention(w.span(), s)));
  }

  /** The names that mean something at an offset; after a syntax error, also those that the text had before it. */
  static List<Symbol> visible(Analysis analysis, int offset) {
    Map<String, Symbol> result = new LinkedHashMap<>();
    List<Symbol> symbols = new ArrayList<>(analysis.index().visible(offset));
    analysis
        .parsedBefore()
        .ifPresent(before -> symbols.addAll(before.index().visible(analysis.offsetIn(before, offset))));
    symbols.forEach(s -> result.putIfAbsent(s.kind() + " " + s.name(), s));
    return List.copyOf(result.values());
  }

  private static Optional<Word> wordAt(Analysis analysis, int offset) {
    return Words.of(analysis.source()).stream()
        .filter(w -> w.span().start() <= offset && offset <= w.span().end())
        .filter(w -> w.kind() == Word.Kind.NAME || w.kind() == Word.Kind.KEYWORD)
        .findFirst();
  }

  /** Where it is declared; at an override or at a {@code super} in it, what that overrides. */
  static Optional<Span> declaration(Analysis analysis, int offset) {
    Optional<Word> word = wordAt(analysis, offset);
    if (word.isPresent() && word.get().is("super")) {
      return analysis.index().mentions().stream()
          .map(Mention::symbol)
          .filter(s -> s.overridden().isPresent() && s.extent().source().equals(analysis.source()))
          .filter(s -> s.extent().start() <= offset && offset <= s.extent().end())
          .findFirst()
          .flatMap(Symbol::overridden)
          .map(Symbol::place);
    }
    return at(analysis, offset)
        .map(
            m -> {
              boolean itself = Places.same(m.span(), m.symbol().place());
              return itself ? m.symbol().overridden().orElse(m.symbol()).place() : m.symbol().place();
            });
  }

  /** All places of a file that mention what is named at an offset, or what that overrides, or what overrides it. */
  static List<Span> mentions(Analysis in, Symbol symbol) {
    return in.index().mentions().stream()
        .filter(m -> Places.same(m.symbol().origin(), symbol.origin()) && m.symbol().kind() == symbol.kind())
        .map(Mention::span)
        .distinct()
        .toList();
  }

  /** The same in all files around a document. */
  static List<Location> everywhere(Path document, Symbol symbol, boolean declarations, Documents documents) {
    List<Location> result = new ArrayList<>();
    List<Path> files = symbol.kind().isLocal() ? List.of(document) : List.copyOf(documents.around(document));
    for (Path file : files) {
      for (Span span : mentions(documents.analysis(file), symbol)) {
        if (declarations || !Places.same(span, symbol.origin())) {
          result.add(documents.location(span));
        }
      }
    }
    return result;
  }
}
