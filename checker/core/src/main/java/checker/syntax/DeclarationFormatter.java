package checker.syntax;

import checker.syntax.DeclarationTree.Initial;
import checker.syntax.DeclarationTree.Member;
import checker.syntax.DeclarationTree.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lays out declarations. */
final class DeclarationFormatter {
  private final TokenPrinter printer;
  private final ExprFormatter exprs;
  private final BlockFormatter blocks;

  DeclarationFormatter(TokenPrinter printer) {
    this.printer = printer;
    this.exprs = new ExprFormatter(printer);
    this.blocks = new BlockFormatter(printer, exprs);
  }

  Doc declaration(DeclarationTree tree) {
    if (tree instanceof DeclarationTree.Const constant) {
      return Doc.concat(
          words(constant.override() ? 3 : 2), typed(constant.type()), equal(), exprs.value(constant.value()));
    }
    if (tree instanceof DeclarationTree.TypeAlias alias) {
      Doc name = Doc.concat(words(2), equal(), Doc.SPACE);
      Doc symmetric = alias.symmetric() ? Doc.concat(words(1), Doc.SPACE) : Doc.EMPTY;
      return Doc.concat(name, symmetric, exprs.type(alias.type()));
    }
    if (tree instanceof DeclarationTree.EnumType enumeration) {
      return Doc.concat(words(2), Doc.SPACE, braced(enumeration.members(), name -> printer.token()));
    }
    if (tree instanceof DeclarationTree.RecordType record) {
      return Doc.concat(words(2), Doc.SPACE, braced(record.fields(), this::parameter));
    }
    if (tree instanceof DeclarationTree.Var variable) {
      return Doc.concat(words(2), typed(Optional.of(variable.type())), initial(variable.initial()));
    }
    if (tree instanceof DeclarationTree.Init init) {
      return Doc.concat(words(1), formula(init.constraint()));
    }
    if (tree instanceof DeclarationTree.Def def) {
      return Doc.concat(
          words(def.override() ? 3 : 2),
          parameters(def.parameters()),
          typed(def.type()),
          equal(),
          exprs.value(def.body()));
    }
    if (tree instanceof DeclarationTree.Procedure procedure) {
      return Doc.concat(
          words(procedure.override() ? 3 : 2),
          exprs.list(procedure.parameters(), Doc.SOFT, this::parameter),
          Doc.SPACE,
          blocks.block(procedure.body()));
    }
    if (tree instanceof DeclarationTree.Assume assume) {
      int words = 1 + (assume.name().isPresent() ? 1 : 0) + (assume.text().isPresent() ? 1 : 0);
      return Doc.concat(words(words), formula(assume.condition()));
    }
    if (tree instanceof DeclarationTree.Actor actor) {
      return Doc.concat(words(2), parameters(actor.parameters()), Doc.SPACE, members(actor.members()));
    }
    if (tree instanceof DeclarationTree.Extend extend) {
      return Doc.concat(words(2), Doc.SPACE, members(extend.members()));
    }
    if (tree instanceof DeclarationTree.Override override) {
      return Doc.concat(words(2), dotted(), Doc.SPACE, blocks.block(override.body()));
    }
    if (tree instanceof DeclarationTree.Insert insert) {
      return Doc.concat(words(2), dotted(), Doc.SPACE, members(insert.members()));
    }
    if (tree instanceof DeclarationTree.Fair fair) {
      return fairness(fair);
    }
    if (tree instanceof DeclarationTree.Terminal terminal) {
      return Doc.concat(words(2), Doc.SPACE, exprs.continued(2, terminal.condition()));
    }
    if (tree instanceof DeclarationTree.Property property) {
      return Doc.concat(words(property.text().isPresent() ? 3 : 2), formula(property.body()));
    }
    return scenario((DeclarationTree.Scenario) tree);
  }

  /** Tokens with a space between them. */
  private Doc words(int count) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        parts.add(Doc.SPACE);
      }
      parts.add(printer.token());
    }
    return Doc.concat(parts);
  }

  private Doc dotted() {
    return Doc.concat(printer.token(TokenKind.DOT), printer.token());
  }

  private Doc equal() {
    return Doc.concat(Doc.SPACE, printer.token(TokenKind.EQUAL));
  }

  private Doc typed(Optional<TypeTree> type) {
    return type.isEmpty()
        ? Doc.EMPTY
        : Doc.concat(printer.token(TokenKind.COLON), Doc.SPACE, exprs.type(type.get()));
  }

  private Doc parameter(Parameter parameter) {
    return Doc.concat(printer.token(), typed(Optional.of(parameter.type())));
  }

  private Doc parameters(List<Parameter> parameters) {
    return parameters.isEmpty() ? Doc.EMPTY : exprs.list(parameters, Doc.SOFT, this::parameter);
  }

  private Doc initial(Initial initial) {
    if (initial instanceof Initial.Equal equal) {
      return Doc.concat(equal(), exprs.value(equal.value()));
    }
    if (initial instanceof Initial.In in) {
      return Doc.concat(Doc.SPACE, words(1), exprs.value(in.values()));
    }
    if (initial instanceof Initial.Any) {
      return Doc.concat(Doc.SPACE, words(2));
    }
    return Doc.EMPTY;
  }

  /** {@code { expr }}, on one line if it was written so and fits. */
  private Doc formula(ExprTree body) {
    boolean lines = printer.opensLines();
    Doc open = Doc.concat(Doc.SPACE, printer.token(TokenKind.LEFT_BRACE));
    if (!lines) {
      return Doc.group(
          open, Doc.indent(Doc.LINE, exprs.expr(body)), Doc.LINE, printer.token(TokenKind.RIGHT_BRACE));
    }
    TokenPrinter.Lines inner = printer.lines();
    inner.add(() -> exprs.expr(body));
    return closed(open, inner);
  }

  private Doc closed(Doc open, TokenPrinter.Lines inner) {
    Doc body = new Doc.Indent(2, inner.withComments());
    return Doc.concat(open, body, new Doc.Hard(false), printer.token(TokenKind.RIGHT_BRACE));
  }

  /** Elements separated by commas, on one line if they were written so and fit. A comma after the last is dropped. */
  private <T> Doc braced(List<T> elements, ExprFormatter.Element<T> layout) {
    boolean lines = printer.opensLines();
    Doc open = printer.token(TokenKind.LEFT_BRACE);
    if (elements.isEmpty() && !lines) {
      return Doc.concat(open, printer.token(TokenKind.RIGHT_BRACE));
    }
    TokenPrinter.Lines inner = printer.lines();
    List<Doc> flat = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      T element = elements.get(i);
      boolean last = i == elements.size() - 1;
      Supplier<Doc> item = () -> Doc.concat(layout.layout(element), last ? skipSeparator() : printer.token(","));
      if (lines) {
        inner.add(item);
      } else {
        flat.add(Doc.LINE);
        flat.add(item.get());
      }
    }
    if (lines) {
      return closed(open, inner);
    }
    return Doc.group(open, new Doc.Indent(2, Doc.concat(flat)), Doc.LINE, printer.token(TokenKind.RIGHT_BRACE));
  }

  private Doc skipSeparator() {
    return printer.kind() == TokenKind.RIGHT_BRACE ? Doc.EMPTY : printer.skip();
  }

  private Doc members(List<Member> members) {
    Doc open = printer.token(TokenKind.LEFT_BRACE);
    TokenPrinter.Lines inner = printer.lines();
    for (Member member : members) {
      inner.add(() -> Doc.concat(words(2), parameters(member.parameters()), Doc.SPACE, blocks.block(member.body())));
    }
    Doc body = inner.withComments();
    if (body.forced()) {
      return Doc.concat(open, new Doc.Indent(2, body), new Doc.Hard(false), printer.token(TokenKind.RIGHT_BRACE));
    }
    return Doc.concat(open, printer.token(TokenKind.RIGHT_BRACE));
  }

  private Doc fairness(DeclarationTree.Fair fair) {
    List<Doc> parts = new ArrayList<>();
    parts.add(words(fair.strong() ? 2 : 1));
    parts.add(Doc.SPACE);
    exprs.commaSeparated(
        fair.targets(),
        target -> target.action().isPresent() ? Doc.concat(printer.token(), dotted()) : printer.token(),
        parts::add);
    return new Doc.Group(new Doc.Indent(2, Doc.concat(parts)));
  }

  private Doc scenario(DeclarationTree.Scenario scenario) {
    Doc name = Doc.concat(words(scenario.text().isPresent() ? 3 : 2), Doc.SPACE);
    Doc bindings = braced(scenario.bindings(), this::binding);
    TokenPrinter.Lines clauses = printer.lines();
    while (printer.kind() == TokenKind.EXPECT) {
      clauses.add(this::clause);
    }
    return Doc.concat(name, bindings, new Doc.Indent(2, clauses.items()));
  }

  private Doc binding(DeclarationTree.Binding binding) {
    return Doc.concat(printer.token(), equal(), exprs.value(binding.value()));
  }

  /** {@code expect e, f}: on one line, or one expectation a line. */
  private Doc clause() {
    List<Doc> parts = new ArrayList<>();
    parts.add(printer.token(TokenKind.EXPECT));
    parts.add(Doc.SPACE);
    parts.add(expectation());
    while (printer.kind() == TokenKind.COMMA) {
      parts.add(printer.token());
      parts.add(Doc.LINE);
      parts.add(expectation());
    }
    return new Doc.Group(new Doc.Indent(2, Doc.concat(parts)));
  }

  private Doc expectation() {
    List<Doc> parts = new ArrayList<>();
    parts.add(printer.token());
    if (printer.kind() == TokenKind.DOT) {
      parts.add(dotted());
    }
    parts.add(Doc.SPACE);
    parts.add(printer.token());
    if (printer.kind() == TokenKind.IN) {
      parts.add(Doc.SPACE);
      parts.add(words(2));
    }
    if (printer.kind() == TokenKind.STRING) {
      parts.add(Doc.SPACE);
      parts.add(printer.token());
    }
    return Doc.concat(parts);
  }
}
