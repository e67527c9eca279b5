package checker.syntax;

import java.util.ArrayList;
import java.util.List;

/** Lays out the bodies of actions and procedures. */
final class BlockFormatter {
  private final TokenPrinter printer;
  private final ExprFormatter exprs;

  BlockFormatter(TokenPrinter printer, ExprFormatter exprs) {
    this.printer = printer;
    this.exprs = exprs;
  }

  /** On one line if it was written so and fits, otherwise one statement a line. */
  Doc block(BlockTree block) {
    boolean lines = printer.opensLines();
    Doc open = printer.token(TokenKind.LEFT_BRACE);
    if (lines) {
      TokenPrinter.Lines body = printer.lines();
      for (int i = 0; i < block.statements().size(); i++) {
        StatementTree statement = block.statements().get(i);
        boolean last = i == block.statements().size() - 1;
        body.add(() -> Doc.concat(statement(statement), separator(statement, last)));
      }
      Doc inner = new Doc.Indent(2, body.withComments());
      return Doc.concat(open, inner, new Doc.Hard(false), printer.token(TokenKind.RIGHT_BRACE));
    }
    if (block.statements().isEmpty()) {
      return Doc.concat(open, printer.token(TokenKind.RIGHT_BRACE));
    }
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < block.statements().size(); i++) {
      StatementTree statement = block.statements().get(i);
      parts.add(Doc.LINE);
      parts.add(statement(statement));
      parts.add(separator(statement, i == block.statements().size() - 1));
    }
    return Doc.group(open, new Doc.Indent(2, Doc.concat(parts)), Doc.LINE, printer.token(TokenKind.RIGHT_BRACE));
  }

  /** Between statements stands a semicolon, except after a block. */
  private Doc separator(StatementTree statement, boolean last) {
    boolean block =
        statement instanceof StatementTree.If
            || statement instanceof StatementTree.For
            || statement instanceof StatementTree.Either;
    return last || block ? printer.skipIf(TokenKind.SEMICOLON) : printer.token(TokenKind.SEMICOLON);
  }

  private Doc statement(StatementTree tree) {
    if (tree instanceof StatementTree.When when) {
      return Doc.concat(printer.token(), Doc.SPACE, exprs.continued(2, when.condition()));
    }
    if (tree instanceof StatementTree.Assign assign) {
      return Doc.concat(
          exprs.expr(assign.path()),
          printer.token(TokenKind.PRIME),
          Doc.SPACE,
          printer.token(TokenKind.EQUAL),
          exprs.value(assign.value()));
    }
    if (tree instanceof StatementTree.Let let) {
      return Doc.concat(
          printer.token(),
          Doc.SPACE,
          printer.token(),
          Doc.SPACE,
          printer.token(TokenKind.EQUAL),
          exprs.value(let.value()));
    }
    if (tree instanceof StatementTree.If conditional) {
      return conditional(conditional);
    }
    if (tree instanceof StatementTree.For loop) {
      return Doc.concat(printer.token(), Doc.SPACE, exprs.binder(loop.binder()), Doc.SPACE, block(loop.body()));
    }
    if (tree instanceof StatementTree.With with) {
      return Doc.concat(printer.token(), Doc.SPACE, exprs.binder(with.binder()));
    }
    if (tree instanceof StatementTree.Either either) {
      List<Doc> parts = new ArrayList<>();
      for (BlockTree branch : either.branches()) {
        if (!parts.isEmpty()) {
          parts.add(Doc.LINE);
        }
        parts.add(printer.token());
        parts.add(Doc.SPACE);
        parts.add(block(branch));
      }
      return new Doc.Group(Doc.concat(parts));
    }
    if (tree instanceof StatementTree.Call call) {
      return Doc.concat(printer.token(), exprs.list(call.arguments(), Doc.SOFT));
    }
    if (tree instanceof StatementTree.Goto) {
      return Doc.concat(printer.token(), Doc.SPACE, printer.token());
    }
    return printer.token();
  }

  private Doc conditional(StatementTree.If first) {
    List<Doc> parts = new ArrayList<>();
    StatementTree.If conditional = first;
    while (true) {
      parts.add(printer.token(TokenKind.IF));
      parts.add(Doc.SPACE);
      parts.add(exprs.continued(4, conditional.condition()));
      parts.add(Doc.SPACE);
      parts.add(block(conditional.then()));
      if (conditional.otherwise().isEmpty()) {
        return Doc.concat(parts);
      }
      parts.add(Doc.SPACE);
      parts.add(printer.token(TokenKind.ELSE));
      parts.add(Doc.SPACE);
      BlockTree otherwise = conditional.otherwise().get();
      if (printer.kind() != TokenKind.IF) {
        parts.add(block(otherwise));
        return Doc.concat(parts);
      }
      conditional = (StatementTree.If) otherwise.statements().get(0);
    }
  }
}
