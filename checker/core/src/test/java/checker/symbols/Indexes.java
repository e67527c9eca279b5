package checker.symbols;

import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import java.util.Map;
import java.util.Optional;

/** Shorthands for tests of the index. */
final class Indexes {
  private Indexes() {}

  static SymbolIndex of(String text) {
    return of(text, Map.of());
  }

  /** @param others the texts of other files, by module */
  static SymbolIndex of(String text, Map<String, String> others) {
    return SymbolIndex.of(
        tree("test.spec", text),
        module -> Optional.ofNullable(others.get(module)).map(other -> tree(module + ".spec", other)));
  }

  private static FileTree tree(String name, String text) {
    return Parser.parse(new SourceText(name, text), new Diagnostics());
  }

  /** What is named at the {@code |} of a text, which is removed: {@code kind owner.name file:line}. */
  static String named(String marked, Map<String, String> others) {
    int offset = marked.indexOf('|');
    return of(marked.replace("|", ""), others).mentionAt(offset).map(Mention::symbol).map(Indexes::shown).orElse("nothing");
  }

  static String named(String marked) {
    return named(marked, Map.of());
  }

  static String shown(Symbol symbol) {
    Span place = symbol.place();
    String file = place.source().name().equals("test.spec") ? "" : place.source().name() + ":";
    String owner = symbol.owner().map(o -> o + ".").orElse("");
    return symbol.kind().word() + " " + owner + symbol.name() + " " + file + place.line();
  }
}
