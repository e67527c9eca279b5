package checker.syntax;

import checker.syntax.ExprTree.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lays out expressions, types and binders. */
final class ExprFormatter {
  private final TokenPrinter printer;

  ExprFormatter(TokenPrinter printer) {
    this.printer = printer;
  }

  /** After {@code =}: on the same line, or operators on the lines after it. */
  Doc value(ExprTree tree) {
    return tree instanceof ExprTree.Binary || tree instanceof ExprTree.If
        ? Doc.group(Doc.indent(Doc.LINE, expr(tree)))
        : Doc.concat(Doc.SPACE, expr(tree));
  }

  /** After a keyword on its line: operators on further lines are indented. */
  Doc continued(int columns, ExprTree tree) {
    return tree instanceof ExprTree.Binary || tree instanceof ExprTree.If
        ? new Doc.Indent(columns, expr(tree))
        : expr(tree);
  }

  Doc expr(ExprTree tree) {
    if (tree instanceof ExprTree.Binary binary) {
      return binary(binary);
    }
    if (tree instanceof ExprTree.Unary unary) {
      boolean dash = unary.operator() == ExprTree.UnaryOperator.NEGATE;
      return Doc.concat(printer.token(), dash ? Doc.EMPTY : Doc.SPACE, expr(unary.operand()));
    }
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return Doc.concat(
          printer.token(TokenKind.LEFT_PAREN),
          new Doc.Align(expr(parenthesized.inner())),
          printer.token(TokenKind.RIGHT_PAREN));
    }
    if (tree instanceof ExprTree.Field field) {
      return Doc.concat(expr(field.record()), printer.token(TokenKind.DOT), printer.token());
    }
    if (tree instanceof ExprTree.Index index) {
      return Doc.concat(
          expr(index.function()),
          printer.token(TokenKind.LEFT_BRACKET),
          expr(index.index()),
          printer.token(TokenKind.RIGHT_BRACKET));
    }
    if (tree instanceof ExprTree.Prime prime) {
      return Doc.concat(expr(prime.operand()), printer.token(TokenKind.PRIME));
    }
    if (tree instanceof ExprTree.If conditional) {
      return conditional(conditional);
    }
    if (tree instanceof ExprTree.Quantified quantified) {
      return Doc.group(
          printer.token(),
          Doc.SPACE,
          binder(quantified.binder()),
          Doc.SPACE,
          printer.token(TokenKind.LEFT_BRACE),
          Doc.indent(Doc.LINE, expr(quantified.body())),
          Doc.LINE,
          printer.token(TokenKind.RIGHT_BRACE));
    }
    if (tree instanceof ExprTree.SetComprehension set) {
      return Doc.group(
          printer.token(TokenKind.LEFT_BRACE),
          Doc.indent(Doc.LINE, binder(set.binder())),
          Doc.LINE,
          printer.token(TokenKind.RIGHT_BRACE));
    }
    return bracketed(tree);
  }

  private Doc bracketed(ExprTree tree) {
    if (tree instanceof ExprTree.Call call) {
      return Doc.concat(printer.token(), list(call.arguments(), Doc.SOFT));
    }
    if (tree instanceof ExprTree.Builtin builtin) {
      return Doc.concat(printer.token(), list(builtin.arguments(), Doc.SOFT));
    }
    if (tree instanceof ExprTree.SetLiteral set) {
      return list(set.elements(), Doc.LINE);
    }
    if (tree instanceof ExprTree.SequenceLiteral sequence) {
      return list(sequence.elements(), Doc.SOFT);
    }
    if (tree instanceof ExprTree.RecordLiteral literal) {
      return Doc.concat(printer.token(), list(literal.fields(), Doc.SOFT, this::field));
    }
    if (tree instanceof ExprTree.FunctionLiteral function) {
      return Doc.group(
          printer.token(TokenKind.LEFT_BRACKET),
          printer.token(),
          printer.token(TokenKind.COLON),
          Doc.SPACE,
          type(function.domain()),
          Doc.SPACE,
          printer.token(TokenKind.ARROW),
          Doc.indent(Doc.LINE, expr(function.body())),
          Doc.SOFT,
          printer.token(TokenKind.RIGHT_BRACKET));
    }
    if (tree instanceof ExprTree.ActorQuery query) {
      return query(query);
    }
    return printer.token();
  }

  private Doc field(ExprTree.FieldValue field) {
    return Doc.concat(printer.token(), printer.token(TokenKind.COLON), Doc.SPACE, expr(field.value()));
  }

  private Doc query(ExprTree.ActorQuery query) {
    List<Doc> parts = new ArrayList<>();
    parts.add(printer.token());
    parts.add(printer.token(TokenKind.LEFT_PAREN));
    parts.add(printer.token());
    if (!query.actorArguments().isEmpty()) {
      parts.add(list(query.actorArguments(), Doc.SOFT));
    }
    if (query.action().isPresent()) {
      parts.add(printer.token(TokenKind.DOT));
      parts.add(printer.token());
    }
    if (!query.actionArguments().isEmpty()) {
      parts.add(list(query.actionArguments(), Doc.SOFT));
    }
    parts.add(printer.token(TokenKind.RIGHT_PAREN));
    return Doc.concat(parts);
  }

  Doc list(List<ExprTree> elements, Doc edge) {
    return list(elements, edge, this::expr);
  }

  /** A function that lays out one element. */
  interface Element<T> {
    Doc layout(T element);
  }

  /** A bracket, elements separated by commas, a bracket; on one line or one element a line. */
  <T> Doc list(List<T> elements, Doc edge, Element<T> layout) {
    if (elements.isEmpty()) {
      return Doc.concat(printer.token(), printer.token());
    }
    Doc open = printer.token();
    List<Doc> inner = new ArrayList<>();
    inner.add(edge);
    commaSeparated(elements, layout, inner::add);
    return Doc.group(open, new Doc.Indent(2, Doc.concat(inner)), edge, printer.token());
  }

  <T> void commaSeparated(List<T> elements, Element<T> layout, Consumer<Doc> into) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        into.accept(printer.token(TokenKind.COMMA));
        into.accept(Doc.LINE);
      }
      into.accept(layout.layout(elements.get(i)));
    }
  }

  /** A chain of operators of one level breaks before each of them or nowhere. */
  private Doc binary(ExprTree.Binary last) {
    int level = Operators.level(last.operator());
    List<ExprTree.Binary> chain = new ArrayList<>();
    ExprTree leftmost = last;
    while (leftmost instanceof ExprTree.Binary binary && Operators.level(binary.operator()) == level) {
      chain.add(binary);
      leftmost = binary.left();
    }
    List<Doc> parts = new ArrayList<>();
    parts.add(continued(2, leftmost));
    for (int i = chain.size() - 1; i >= 0; i--) {
      boolean range = chain.get(i).operator() == BinaryOperator.INTERVAL;
      if (!range) {
        parts.add(Doc.LINE);
      }
      parts.add(printer.token());
      if (!range) {
        parts.add(Doc.SPACE);
      }
      parts.add(continued(2, chain.get(i).right()));
    }
    return new Doc.Group(Doc.concat(parts));
  }

  /** {@code else if} goes on in the same column. */
  private Doc conditional(ExprTree.If first) {
    List<Doc> parts = new ArrayList<>();
    ExprTree rest = first;
    while (rest instanceof ExprTree.If conditional) {
      parts.add(printer.token(TokenKind.IF));
      parts.add(Doc.SPACE);
      parts.add(continued(4, conditional.condition()));
      parts.add(Doc.SPACE);
      parts.add(printer.token(TokenKind.THEN));
      parts.add(Doc.SPACE);
      parts.add(continued(2, conditional.then()));
      parts.add(Doc.LINE);
      parts.add(printer.token(TokenKind.ELSE));
      parts.add(Doc.SPACE);
      rest = conditional.otherwise();
    }
    parts.add(continued(2, rest));
    return new Doc.Group(Doc.concat(parts));
  }

  Doc binder(BinderTree binder) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < binder.names().size(); i++) {
      if (i > 0) {
        parts.add(printer.token(TokenKind.COMMA));
        parts.add(Doc.SPACE);
      }
      parts.add(printer.token());
    }
    if (binder.domain() instanceof BinderTree.Domain.OfType of) {
      parts.add(printer.token(TokenKind.COLON));
      parts.add(Doc.SPACE);
      parts.add(type(of.type()));
    } else if (binder.domain() instanceof BinderTree.Domain.InSet in) {
      parts.add(Doc.SPACE);
      parts.add(printer.token(TokenKind.IN));
      parts.add(Doc.SPACE);
      parts.add(expr(in.set()));
    }
    if (binder.where().isPresent()) {
      Doc where = Doc.concat(Doc.LINE, printer.token(TokenKind.WHERE), Doc.SPACE, continued(2, binder.where().get()));
      parts.add(new Doc.Group(new Doc.Indent(4, where)));
    }
    return Doc.concat(parts);
  }

  Doc type(TypeTree tree) {
    if (tree instanceof TypeTree.Range range) {
      return Doc.concat(expr(range.low()), printer.token(TokenKind.DOT_DOT), expr(range.high()));
    }
    if (tree instanceof TypeTree.Optional optional) {
      return Doc.concat(type(optional.element()), printer.token(TokenKind.QUESTION));
    }
    if (tree instanceof TypeTree.SetOf set) {
      return Doc.concat(printer.token(), Doc.SPACE, printer.token(TokenKind.OF), Doc.SPACE, type(set.element()));
    }
    if (tree instanceof TypeTree.Sequence sequence) {
      return Doc.concat(
          printer.token(),
          printer.token(TokenKind.LEFT_BRACKET),
          expr(sequence.capacity()),
          printer.token(TokenKind.RIGHT_BRACKET),
          Doc.SPACE,
          printer.token(TokenKind.OF),
          Doc.SPACE,
          type(sequence.element()));
    }
    if (tree instanceof TypeTree.Function function) {
      return Doc.concat(
          type(function.domain()), Doc.SPACE, printer.token(TokenKind.ARROW), Doc.SPACE, type(function.range()));
    }
    if (tree instanceof TypeTree.Parenthesized parenthesized) {
      return Doc.concat(
          printer.token(TokenKind.LEFT_PAREN), type(parenthesized.inner()), printer.token(TokenKind.RIGHT_PAREN));
    }
    return printer.token();
  }
}
