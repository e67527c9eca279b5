package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.source.Spelling;
import checker.syntax.DeclarationTree.Binding;
import checker.syntax.DeclarationTree.Expectation;
import checker.syntax.DeclarationTree.Expectation.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Scenarios and what they expect. */
final class ScenarioParser {
  static final Map<String, Outcome> OUTCOMES = outcomes();

  private final TokenCursor cursor;
  private final ExprParser exprs;

  ScenarioParser(TokenCursor cursor, ExprParser exprs) {
    this.cursor = cursor;
    this.exprs = exprs;
  }

  private static Map<String, Outcome> outcomes() {
    Map<String, Outcome> result = new LinkedHashMap<>();
    result.put("hold", Outcome.HOLDS);
    result.put("holds", Outcome.HOLDS);
    result.put("violated", Outcome.VIOLATED);
    result.put("reachable", Outcome.REACHABLE);
    result.put("unreachable", Outcome.UNREACHABLE);
    result.put("never", Outcome.NEVER);
    result.put("vacuous", Outcome.VACUOUS);
    result.put("incurred", Outcome.INCURRED);
    result.put("not_incurred", Outcome.NOT_INCURRED);
    return Collections.unmodifiableMap(result);
  }

  /** A string, if there is one here, with its escapes resolved. */
  Optional<String> text() {
    if (!cursor.at(TokenKind.STRING)) {
      return Optional.empty();
    }
    String written = cursor.text();
    cursor.advance();
    StringBuilder result = new StringBuilder();
    int end = written.length() > 1 && written.endsWith("\"") ? written.length() - 1 : written.length();
    for (int i = 1; i < end; i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < end) {
        i++;
        c = written.charAt(i) == 'n' ? '\n' : written.charAt(i);
      }
      result.append(c);
    }
    return Optional.of(result.toString());
  }

  DeclarationTree scenario(String doc) {
    int first = cursor.advance();
    Name name = cursor.declared("a name");
    Optional<String> text = text();
    int open = cursor.expect(TokenKind.LEFT_BRACE, "a scenario is written `scenario s { CONSTANT = value }`");
    List<Binding> bindings = new ArrayList<>();
    int depth = cursor.depth();
    try {
      while (!cursor.at(TokenKind.RIGHT_BRACE)) {
        bindings.add(binding(open));
        separator();
      }
      cursor.close(open);
    } catch (ParseFailure failure) {
      cursor.resume(depth);
      skipBindings();
    }
    List<Expectation> expectations = new ArrayList<>();
    while (cursor.accept(TokenKind.EXPECT)) {
      expectations(expectations);
      while (cursor.accept(TokenKind.BAD)) {
        // Told by the lexer.
      }
    }
    return new DeclarationTree.Scenario(
        cursor.since(first), doc, name, text, List.copyOf(bindings), List.copyOf(expectations));
  }

  private Binding binding(int open) {
    if (cursor.kind().beginsDeclaration() || cursor.at(TokenKind.END)) {
      throw cursor.unclosed(open);
    }
    Name name = cursor.name("a constant");
    cursor.expect(TokenKind.EQUAL, "a constant gets its value by `CONSTANT = value`");
    return new Binding(name, exprs.expression());
  }

  private void separator() {
    if (cursor.accept(TokenKind.COMMA) || cursor.accept(TokenKind.SEMICOLON)) {
      return;
    }
    if (cursor.at(TokenKind.NAME) && cursor.kind(1) == TokenKind.EQUAL) {
      cursor.errors().report(
          DiagnosticCode.SYNTAX,
          cursor.afterPrevious(),
          "constants are separated by `,`",
          "add `,` before " + cursor.described());
    } else if (!cursor.at(TokenKind.RIGHT_BRACE) && !cursor.at(TokenKind.END) && !cursor.kind().beginsDeclaration()) {
      throw cursor.expected("`,` or `}`");
    }
  }

  private void skipBindings() {
    while (!cursor.at(TokenKind.END) && !cursor.kind().beginsDeclaration()) {
      if (cursor.tokens().kind(cursor.advance()) == TokenKind.RIGHT_BRACE) {
        return;
      }
    }
  }

  private void expectations(List<Expectation> into) {
    do {
      int depth = cursor.depth();
      try {
        into.add(expectation());
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        skipExpectation();
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void skipExpectation() {
    while (!cursor.at(TokenKind.COMMA)
        && !cursor.at(TokenKind.END)
        && !(cursor.kind().beginsDeclaration() && cursor.atNewLine())) {
      cursor.advance();
    }
  }

  private Expectation expectation() {
    int first = cursor.index();
    Name name = cursor.name("a property, an action or `all`");
    boolean all = name.text().equals("all") && !cursor.at(TokenKind.DOT);
    Optional<Name> action =
        cursor.accept(TokenKind.DOT) ? Optional.of(cursor.name("an action or step")) : Optional.empty();
    Outcome outcome = outcome(name);
    OptionalInt steps = cursor.accept(TokenKind.IN) ? OptionalInt.of(steps()) : OptionalInt.empty();
    Optional<String> reason = text();
    Span span = cursor.since(first);
    return new Expectation(span, all ? Optional.empty() : Optional.of(name), action, outcome, steps, reason);
  }

  private Outcome outcome(Name subject) {
    String word = cursor.text();
    Outcome outcome = OUTCOMES.get(word);
    boolean declares = cursor.at(TokenKind.REACHABLE) && cursor.kind(1) == TokenKind.NAME;
    if (outcome != null && !declares || cursor.at(TokenKind.NAME) && !cursor.atNewLine()) {
      if (outcome == null) {
        Optional<String> meant = Spelling.nearest(word, OUTCOMES.keySet());
        cursor.errors().report(
            DiagnosticCode.UNKNOWN_WORD,
            cursor.span(),
            "`" + TokenCursor.shortened(word) + "` is not an outcome",
            meant.map(m -> "did you mean `" + m + "`?").orElse("an outcome is " + listed()));
        outcome = meant.map(OUTCOMES::get).orElseThrow(ParseFailure::new);
      }
      cursor.advance();
      return outcome;
    }
    throw cursor.expected("an outcome", "after `" + TokenCursor.shortened(subject.text()) + "` stands " + listed());
  }

  private static String listed() {
    return "`holds`, `violated`, `reachable`, `unreachable`, `never`, `vacuous`, `incurred` or `not_incurred`";
  }

  private int steps() {
    if (!cursor.at(TokenKind.INT)) {
      throw cursor.expected("a number of steps");
    }
    ExprTree steps = exprs.primaries().postfix();
    if (cursor.at(TokenKind.NAME) && cursor.text().startsWith("step") || cursor.at(TokenKind.STEP)) {
      cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.span(),
          "a number of steps has no unit",
          "write `in " + TokenCursor.shortened(steps.span().text()) + "`");
      cursor.advance();
    }
    return steps instanceof ExprTree.Int number ? number.value() : 0;
  }
}
