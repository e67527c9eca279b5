package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.ExprTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types values that are written out: {@code nil}, records, sets, sequences, functions. */
final class ConstructionTyper {
  private final Elaboration context;
  private final ExpressionTyper typer;

  ConstructionTyper(Elaboration context, ExpressionTyper typer) {
    this.context = context;
    this.typer = typer;
  }

  Expr nil(Span span, Type hint) {
    if (hint instanceof Type.Optional) {
      return new Expr.Literal(new Value.Nil(), hint, span);
    }
    if (hint.equals(Types.NONE)) {
      context.reports().add(DiagnosticCode.CANNOT_INFER, span, "the type of `nil` cannot be told here");
    } else if (!Types.broken(hint)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH, span, Conversion.shown(hint) + " has no `nil`", "declare it with a `?` type");
    }
    return Types.broken(span);
  }

  Expr record(ExprTree.RecordLiteral tree, Scope scope) {
    TypeTable.Resolved resolved = context.types().named(tree.type());
    if (!(resolved.type() instanceof Type.Record record)) {
      tree.fields().forEach(f -> typer.infer(f.value(), scope, Types.ERROR));
      if (!Types.broken(resolved.type())) {
        context
            .reports()
            .add(DiagnosticCode.TYPE_MISMATCH, tree.type().span(), "`" + tree.type().text() + "` is no record");
      }
      return Types.broken(tree.span());
    }
    Expr[] values = new Expr[record.fields().size()];
    boolean complete = true;
    for (ExprTree.FieldValue given : tree.fields()) {
      int position = typer.field(record, given.name());
      Expr value = typer.check(given.value(), scope, position < 0 ? Types.ERROR : record.fields().get(position).type());
      if (position < 0) {
        complete = false;
      } else if (values[position] != null) {
        complete = false;
        wrongFields(given.name().span(), "field `" + given.name().text() + "` is given twice");
      } else {
        values[position] = value;
      }
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        missing.add("`" + record.fields().get(i).name() + "`");
      }
    }
    if (complete && !missing.isEmpty()) {
      wrongFields(tree.span(), "record `" + record.name() + "` also needs " + String.join(", ", missing));
    }
    return missing.isEmpty() && complete
        ? new Expr.RecordLiteral(List.of(values), record, tree.span())
        : Types.broken(tree.span());
  }

  private void wrongFields(Span span, String message) {
    context.reports().add(DiagnosticCode.WRONG_FIELDS, span, message);
  }

  Expr set(ExprTree.SetLiteral tree, Scope scope, Type hint) {
    Type.Scalar wanted = hint instanceof Type.SetOf set ? set.element() : unknown(hint);
    if (tree.elements().isEmpty() && wanted.equals(Types.NONE)) {
      context.reports().add(DiagnosticCode.CANNOT_INFER, tree.span(), "the type of `{}` cannot be told here");
      return Types.broken(tree.span());
    }
    Optional<List<Expr>> elements = elements(tree.elements(), scope, wanted, tree.span());
    if (elements.isEmpty()) {
      return Types.broken(tree.span());
    }
    Type element = elements.get().isEmpty() ? wanted : elements.get().get(0).type();
    if (!(element instanceof Type.Scalar scalar)) {
      context
          .reports()
          .add(
              DiagnosticCode.NOT_SCALAR,
              tree.span(),
              "an element of a set must be a scalar, found " + Conversion.shown(element));
      return Types.broken(tree.span());
    }
    return Types.broken(scalar) || !context.conversion().setSize(scalar, tree.span())
        ? Types.broken(tree.span())
        : new Expr.SetLiteral(elements.get(), new Type.SetOf(scalar), tree.span());
  }

  Expr sequence(ExprTree.SequenceLiteral tree, Scope scope, Type hint) {
    Type wanted = hint instanceof Type.Sequence sequence ? sequence.element() : unknown(hint);
    if (tree.elements().isEmpty()) {
      if (hint instanceof Type.Sequence sequence) {
        return new Expr.SequenceLiteral(List.of(), sequence, tree.span());
      }
      if (hint.equals(Types.NONE)) {
        context.reports().add(DiagnosticCode.CANNOT_INFER, tree.span(), "the type of `[]` cannot be told here");
      } else if (!Types.broken(hint)) {
        context
            .reports()
            .add(
                DiagnosticCode.TYPE_MISMATCH,
                tree.span(),
                "expected " + Conversion.shown(hint) + ", found an empty sequence");
      }
      return Types.broken(tree.span());
    }
    Optional<List<Expr>> elements = elements(tree.elements(), scope, wanted, tree.span());
    if (elements.isEmpty()) {
      return Types.broken(tree.span());
    }
    int size = elements.get().size();
    int capacity = hint instanceof Type.Sequence sequence ? Math.max(size, sequence.capacity()) : size;
    Type.Sequence type = new Type.Sequence(capacity, elements.get().get(0).type());
    return new Expr.SequenceLiteral(elements.get(), type, tree.span());
  }

  /** Elements at a common type: the one wanted if all of them fit. Empty if one is broken. */
  private Optional<List<Expr>> elements(List<ExprTree> trees, Scope scope, Type wanted, Span span) {
    List<Expr> elements = new ArrayList<>();
    Type hint = wanted;
    for (ExprTree tree : trees) {
      if (hint.equals(Types.NONE) && !typer.operators().needsHint(tree, scope)) {
        hint = Types.orNil(context.reports().silently(() -> typer.infer(tree, scope, Types.NONE)).type());
      }
    }
    for (ExprTree tree : trees) {
      elements.add(typer.infer(tree, scope, hint));
    }
    if (elements.stream().anyMatch(Types::broken)) {
      return Optional.empty();
    }
    if (elements.stream().allMatch(e -> Types.fits(e.type(), wanted))) {
      return Optional.of(elements.stream().map(e -> context.conversion().to(wanted, e)).toList());
    }
    Type joined = elements.get(0).type();
    for (Expr element : elements) {
      Optional<Type> wider = Types.join(joined, element.type());
      if (wider.isEmpty()) {
        context
            .reports()
            .add(
                DiagnosticCode.TYPE_MISMATCH,
                element.span(),
                "elements of different types: " + Conversion.shown(joined) + " and " + Conversion.shown(element.type()));
        return Optional.empty();
      }
      joined = wider.get();
    }
    Type common = joined;
    return Optional.of(elements.stream().map(e -> context.conversion().to(common, e)).toList());
  }

  Expr function(ExprTree.FunctionLiteral tree, Scope scope, Type hint) {
    TypeTable.Resolved domain = context.types().domain(tree.domain());
    typer.dependOnConstants(domain.byConstants());
    BinderTyper.Declared parameter =
        typer.binders().declare(tree.parameter(), domain.scalarOrError(), domain.byConstants(), scope);
    Type wanted = hint instanceof Type.Function function ? function.range() : unknown(hint);
    Scope inner = parameter.scope().times(domain.scalarOrError().cardinality());
    typer.binders().limitCombinations(scope, inner, tree.span());
    Expr body = typer.check(tree.body(), inner, wanted);
    if (Types.broken(body)) {
      return Types.broken(tree.span());
    }
    Type type =
        context.types().sized(new Type.Function(domain.scalarOrError(), body.type()), false, tree.span()).type();
    return Types.broken(type)
        ? Types.broken(tree.span())
        : new Expr.FunctionLiteral(parameter.local(), body, (Type.Function) type, tree.span());
  }

  /** The hint for a part of something whose own hint does not suit: silence if that was reported, else none. */
  private static Type.Scalar unknown(Type hint) {
    return Types.broken(hint) ? Types.ERROR : Types.NONE;
  }
}
