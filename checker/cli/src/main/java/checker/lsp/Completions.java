package checker.lsp;

import checker.symbols.Symbol;
import checker.symbols.Symbol.Kind;
import checker.syntax.Word;
import checker.syntax.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;

/** What may be written at a place, told by the words before it: the text is rarely complete there. */
final class Completions {
  private static final Set<String> NAMING =
      Set.of("module", "const", "type", "enum", "record", "var", "def", "procedure", "assume", "actor", "action", "step",
          "let", "for", "with", "forall", "exists", "count", "sum", "min", "max", "choose", "invariant", "transition",
          "reachable", "possible", "property", "cost", "scenario");

  private static final List<String> TYPES = List.of("bool", "set", "seq", "symmetric");

  private static final List<String> STATEMENTS =
      List.of("when", "if", "for", "with", "either", "let", "goto", "stop", "super");

  private static final List<String> EXPRESSIONS =
      List.of("not", "and", "or", "implies", "iff", "in", "notin", "subset", "union", "intersect", "minus", "if", "then",
          "else", "where", "true", "false", "nil", "forall", "exists", "count", "sum", "min", "max", "choose", "len",
          "head", "tail", "card", "append", "at", "stopped", "enabled", "always", "eventually", "until", "weak_until",
          "release", "leads_to", "of", "any");

  private final Analysis analysis;
  private final Documents documents;
  private final Path file;
  private final int offset;
  private final List<Word> before = new ArrayList<>();
  /** Whether the place is in a comment or a string, where anything may be written. */
  private final boolean inLiteral;
  private final List<Symbol> visible;
  private final Map<String, CompletionItem> items = new LinkedHashMap<>();

  private Completions(Analysis analysis, Path file, int offset, Documents documents) {
    this.analysis = analysis;
    this.documents = documents;
    this.file = file;
    this.offset = offset;
    this.visible = Named.visible(analysis, offset);
    boolean literal = false;
    for (Word word : Words.of(analysis.source())) {
      boolean comment = word.kind() == Word.Kind.COMMENT || word.kind() == Word.Kind.DOCUMENTATION;
      if (word.span().start() >= offset) {
        break;
      }
      if (comment) {
        literal |= word.span().line() == analysis.source().line(offset);
      } else if (word.kind() == Word.Kind.STRING && offset < word.span().end()) {
        literal = true;
      } else if (word.span().end() < offset || word.span().end() == offset && !written(word)) {
        before.add(word);
      }
    }
    this.inLiteral = literal;
  }

  /** Whether a word that ends at the place is the one being written. */
  private static boolean written(Word word) {
    return word.kind() == Word.Kind.NAME || word.kind() == Word.Kind.KEYWORD;
  }

  static List<CompletionItem> at(Analysis analysis, Path file, int offset, Documents documents) {
    Completions completions = new Completions(analysis, file, offset, documents);
    if (!completions.inLiteral) {
      completions.fill();
    }
    return List.copyOf(completions.items.values());
  }

  private Word last(int back) {
    return back < before.size() ? before.get(before.size() - 1 - back) : null;
  }

  private boolean lastIs(int back, String... texts) {
    Word word = last(back);
    return word != null && List.of(texts).stream().anyMatch(word::is);
  }

  private void fill() {
    if (before.isEmpty()) {
      keywords(List.of("module"));
    } else if (lastIs(0, ".")) {
      String expression = qualifier();
      analysis.index().partsOf(expression, offset).forEach(this::symbol);
      analysis
          .parsedBefore()
          .ifPresent(b -> b.index().partsOf(expression, analysis.offsetIn(b, offset)).forEach(this::symbol));
    } else if (lastIs(0, "extends")) {
      modules();
    } else if (last(0).kind() == Word.Kind.KEYWORD && NAMING.contains(last(0).text()) && !lastIs(1, "expect", "override")) {
      return;
    } else if (lastIs(0, "override")) {
      keywords(List.of("const", "def", "procedure"));
      symbols(k -> k == Kind.ACTOR);
    } else if (lastIs(0, "extend", "before", "after", "fair") || lastIs(0, "(") && lastIs(1, "at", "stopped", "enabled")) {
      symbols(k -> k == Kind.ACTOR);
    } else if (lastIs(0, "goto")) {
      steps();
    } else {
      inDeclaration();
    }
  }

  /** By the declaration that is being written: its first word, and how deep in its braces the place is. */
  private void inDeclaration() {
    int first = before.size() - 1;
    while (first > 0 && !(before.get(first).kind() == Word.Kind.KEYWORD && begins(first))) {
      first--;
    }
    String word = before.get(first).text();
    int depth = 0;
    for (Word each : before.subList(first, before.size())) {
      depth += each.is("{") ? 1 : each.is("}") ? -1 : 0;
    }
    if (word.equals("expect")) {
      expectation(first);
    } else if (word.equals("fair") && lastIs(0, ",")) {
      symbols(k -> k == Kind.ACTOR);
    } else if (lastIs(0, ":", "->", "of") || word.equals("type") && lastIs(0, "=", "symmetric")) {
      keywords(TYPES);
      symbols(k -> k.isType() || k.isValue());
    } else if (word.equals("scenario") && depth == 1 && lastIs(0, "{", ",", ";")) {
      symbols(k -> k == Kind.CONSTANT);
    } else if (depth <= 0 && !continues()) {
      keywords(Words.declarations());
      keywords(List.of("extends", "expect"));
    } else if (List.of("actor", "extend", "before", "after").contains(word) && depth == 1) {
      keywords(Words.members());
    } else {
      boolean statement = lastIs(0, "{", ";", "}");
      keywords(statement ? STATEMENTS : EXPRESSIONS);
      symbols(k -> k.isValue() || statement && k == Kind.PROCEDURE || k == Kind.RECORD || k == Kind.ENUM);
    }
  }

  /** Whether the word begins a declaration, and is not, as {@code reachable} may be, what is expected. */
  private boolean begins(int index) {
    Word word = before.get(index);
    boolean outcome = Words.outcomes().contains(word.text()) && index > 0 && before.get(index - 1).kind() == Word.Kind.NAME;
    return !outcome && (Words.declarations().contains(word.text()) || word.is("expect"));
  }

  /** Whether the last word needs something after it, so that no declaration begins here. */
  private boolean continues() {
    return lastIs(0, "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "..", "(", "[", ",", "in", "notin", "subset",
        "and", "or", "not", "implies", "iff", "union", "intersect", "minus", "when", "where", "if", "then", "else",
        "leads_to", "until", "weak_until", "release", "always", "eventually");
  }

  private void expectation(int first) {
    boolean subject = lastIs(0, "expect", ",") && last(0).span().start() >= before.get(first).span().start();
    if (subject) {
      items.put("all", item("all", CompletionItemKind.Keyword, "every property"));
      items.put("deadlock_free", item("deadlock_free", CompletionItemKind.Property, "built in: no state is stuck"));
      symbols(k -> k.isProperty() || k == Kind.ACTOR);
    } else if (last(0).kind() == Word.Kind.NAME) {
      Words.outcomes().forEach(o -> items.putIfAbsent(o, item(o, CompletionItemKind.Keyword, "expected outcome")));
    } else {
      keywords(List.of("in"));
      keywords(Words.declarations());
    }
  }

  /** The steps of the actor around the place. */
  private void steps() {
    for (int i = before.size() - 2; i > 0; i--) {
      Word word = before.get(i - 1);
      if (word.is("actor") || word.is("extend") || word.is("override") || word.is("before") || word.is("after")) {
        String actor = before.get(i).text();
        visible.stream()
            .filter(s -> s.kind() == Kind.ACTOR && s.name().equals(actor))
            .flatMap(s -> s.children().stream())
            .filter(s -> s.kind() == Kind.STEP)
            .forEach(this::symbol);
        return;
      }
    }
  }

  private void modules() {
    for (Path other : documents.around(file)) {
      documents.analysis(other).index().modules().forEach(this::symbol);
    }
  }

  /** The expression before a dot: a name with indices, arguments and fields after it. */
  private String qualifier() {
    int end = last(0).span().start();
    int at = before.size() - 2;
    int nested = 0;
    while (at > 0) {
      Word word = before.get(at);
      nested += word.is("]") || word.is(")") ? 1 : word.is("[") || word.is("(") ? -1 : 0;
      boolean starts = nested == 0 && word.kind() == Word.Kind.NAME && !before.get(at - 1).is(".");
      if (starts || nested < 0) {
        break;
      }
      at--;
    }
    return at < 0 ? "" : analysis.source().content().substring(before.get(at).span().start(), end);
  }

  private void keywords(List<String> words) {
    words.forEach(w -> items.putIfAbsent(w, item(w, CompletionItemKind.Keyword, "")));
  }

  private void symbols(Predicate<Kind> such) {
    visible.stream().filter(s -> such.test(s.kind())).forEach(this::symbol);
  }

  private void symbol(Symbol symbol) {
    CompletionItem item = item(symbol.name(), kind(symbol.kind()), symbol.header().text().lines().findFirst().orElse(""));
    if (!symbol.doc().isEmpty()) {
      item.setDocumentation(symbol.doc());
    }
    items.putIfAbsent(symbol.name(), item);
  }

  private static CompletionItem item(String label, CompletionItemKind kind, String detail) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    return item;
  }

  /** The two lists of kinds have the same names. */
  private static CompletionItemKind kind(Kind kind) {
    return CompletionItemKind.valueOf(Outline.kind(kind).name());
  }
}
