package checker.typing;

import checker.model.Binding;
import checker.model.Cell;
import checker.model.Constraint;
import checker.model.Expr;
import checker.model.Limits;
import checker.model.Local;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out with which values the cells of each variable start. */
final class InitialValues {
  private final Elaboration context;
  private final List<Constraint> constraints = new ArrayList<>();

  InitialValues(Elaboration context) {
    this.context = context;
  }

  /** Fills the initial values of all declared variables. */
  void fill() {
    for (DeclarationTree.Var tree : context.composition().variables.values()) {
      VariableTable.Entry entry = context.variables().find(tree.name().text()).orElseThrow();
      if (!Types.broken(entry.variable().type())) {
        fill(entry);
      }
    }
  }

  /**
   * What the values of single cells cannot say: a variable that starts as one of several whole functions or records
   * starts as a combination of their cells that is one of them.
   */
  List<Constraint> constraints() {
    return constraints;
  }

  private void fill(VariableTable.Entry entry) {
    DeclarationTree.Initial initial = entry.tree().initial();
    Type type = entry.variable().type();
    if (initial instanceof DeclarationTree.Initial.Missing) {
      context
          .reports()
          .add(
              DiagnosticCode.MISSING_INITIAL,
              entry.tree().name().span(),
              "variable `" + entry.variable().name() + "` has no initial value",
              "write `= VALUE`, `in { VALUE, ... }` or `in any`");
    } else if (initial instanceof DeclarationTree.Initial.Any) {
      for (Cell cell : Cell.of(type)) {
        entry.initial().add(TypeValues.of(cell.type()));
      }
    } else if (initial instanceof DeclarationTree.Initial.Equal equal) {
      int level = level(equal.value(), type);
      Evaluation.Constant value = context.evaluation().of(equal.value(), peeled(type, level));
      if (!value.isBroken()) {
        for (Cell cell : Cell.of(type)) {
          entry.initial().add(List.of(part(value.value(), cell, level)));
        }
      }
    } else {
      in(entry, strip(((DeclarationTree.Initial.In) initial).values()));
    }
  }

  private static ExprTree strip(ExprTree tree) {
    return tree instanceof ExprTree.Parenthesized parenthesized ? strip(parenthesized.inner()) : tree;
  }

  private void in(VariableTable.Entry entry, ExprTree tree) {
    Type type = entry.variable().type();
    if (tree instanceof ExprTree.SetLiteral literal) {
      if (literal.elements().isEmpty()) {
        context
            .reports()
            .add(
                DiagnosticCode.MISSING_INITIAL,
                tree.span(),
                "variable `" + entry.variable().name() + "` has no initial value to start with");
        return;
      }
      alternatives(entry, literal);
      return;
    }
    Type leaf = peeled(type, depth(type));
    if (!(leaf instanceof Type.Scalar scalar)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              tree.span(),
              "the initial values of a " + Conversion.shown(leaf) + " must be listed between braces");
      return;
    }
    Optional<Type.Range> interval = interval(tree, scalar);
    if (interval.isPresent()) {
      List<Value> values = TypeValues.of(interval.get());
      Cell.of(type).forEach(c -> entry.initial().add(values));
      return;
    }
    if (scalar.cardinality() > Limits.MAX_SET_ELEMENTS) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_TOO_LARGE,
              tree.span(),
              "a set of " + scalar.display() + " would be too large; list the values between braces, or write an interval");
      return;
    }
    Evaluation.Constant set = context.evaluation().of(tree, new Type.SetOf(scalar));
    if (set.isBroken()) {
      return;
    }
    List<Value> values = ((Value.SetOf) set.value()).elements();
    if (values.isEmpty()) {
      context
          .reports()
          .add(
              DiagnosticCode.MISSING_INITIAL,
              tree.span(),
              "variable `" + entry.variable().name() + "` has no initial value to start with");
      return;
    }
    Cell.of(type).forEach(c -> entry.initial().add(values));
  }

  /** A constant interval inside the range of an integer variable: it may be of any length. */
  private Optional<Type.Range> interval(ExprTree tree, Type.Scalar scalar) {
    if (!(scalar instanceof Type.Range range)
        || !(tree instanceof ExprTree.Binary binary)
        || binary.operator() != ExprTree.BinaryOperator.INTERVAL) {
      return Optional.empty();
    }
    Evaluation.Constant low = context.evaluation().of(binary.left(), range);
    Evaluation.Constant high = context.evaluation().of(binary.right(), range);
    if (low.isBroken() || high.isBroken()) {
      return Optional.of(new Type.Range(range.low(), range.low()));
    }
    int a = ((Value.Int) low.value()).value();
    int b = ((Value.Int) high.value()).value();
    return a <= b ? Optional.of(new Type.Range(a, b)) : Optional.empty();
  }

  private void alternatives(VariableTable.Entry entry, ExprTree.SetLiteral literal) {
    Type type = entry.variable().type();
    List<Evaluation.Constant> values = new ArrayList<>();
    int shallowest = depth(type);
    for (ExprTree element : literal.elements()) {
      int level = level(element, type);
      shallowest = Math.min(shallowest, level);
      values.add(context.evaluation().of(element, peeled(type, level)));
    }
    if (values.stream().anyMatch(Evaluation.Constant::isBroken)) {
      return;
    }
    int level = shallowest;
    if (values.stream().anyMatch(v -> !v.type().equals(peeled(type, level)))) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              literal.span(),
              "some of these values are for all of `" + entry.variable().name() + "`, others for each element");
      return;
    }
    List<Value> distinct = List.copyOf(new LinkedHashSet<>(values.stream().map(Evaluation.Constant::value).toList()));
    for (Cell cell : Cell.of(type)) {
      Set<Value> ofCell = new LinkedHashSet<>();
      distinct.forEach(v -> ofCell.add(part(v, cell, level)));
      entry.initial().add(List.copyOf(ofCell));
    }
    if (!(peeled(type, level) instanceof Type.Scalar) && Cell.count(peeled(type, level)) > 1 && distinct.size() > 1) {
      constraints.add(oneOf(entry, distinct, level, literal));
    }
  }

  /** Each part of the variable at a level is one of the values. */
  private static Constraint oneOf(VariableTable.Entry entry, List<Value> values, int level, ExprTree.SetLiteral tree) {
    Expr part = new Expr.VariableRead(entry.variable(), tree.span());
    List<Local> locals = new ArrayList<>();
    for (int i = 0; i < level; i++) {
      Type.Scalar domain = ((Type.Function) part.type()).domain();
      Local local = new Local("index" + i, domain, i);
      locals.add(local);
      part = new Expr.Index(part, new Expr.LocalRead(local, tree.span()), tree.span());
    }
    Expr read = part;
    Expr predicate =
        values.stream()
            .map(v -> (Expr) new Expr.Equality(false, read, new Expr.Literal(v, read.type(), tree.span()), tree.span()))
            .reduce((a, b) -> new Expr.Logical(Expr.LogicalOperator.OR, a, b, tree.span()))
            .orElseThrow();
    for (int i = level - 1; i >= 0; i--) {
      Binding.Domain all = new Binding.Domain.AllOf((Type.Scalar) locals.get(i).type());
      predicate =
          new Expr.Quantified(true, new Binding(locals.get(i), all, Optional.empty()), predicate, tree.span());
    }
    return new Constraint(predicate, level);
  }

  private static int depth(Type type) {
    return type instanceof Type.Function function ? 1 + depth(function.range()) : 0;
  }

  private static Type peeled(Type type, int levels) {
    return levels == 0 ? type : peeled(((Type.Function) type).range(), levels - 1);
  }

  /** How many functions deep in a type a value belongs: 0 for a whole value, more for one that every element takes. */
  private int level(ExprTree tree, Type type) {
    return Math.max(0, depth(type) - functionDepth(tree));
  }

  private int functionDepth(ExprTree tree) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return functionDepth(parenthesized.inner());
    }
    if (tree instanceof ExprTree.FunctionLiteral function) {
      return 1 + functionDepth(function.body());
    }
    if (tree instanceof ExprTree.If conditional) {
      return functionDepth(conditional.then());
    }
    boolean named =
        tree instanceof ExprTree.Ref
            || tree instanceof ExprTree.Call
            || tree instanceof ExprTree.Index
            || tree instanceof ExprTree.Field;
    return named
        ? context
            .reports()
            .silently(
                () ->
                    depth(
                        new ExpressionTyper(context, ExpressionTyper.Place.CONSTANT, new Frame())
                            .infer(tree, Scope.EMPTY, Types.NONE)
                            .type()))
        : 0;
  }

  /** The part of a value that a cell holds; the value stands for everything below {@code level}. */
  private static Value part(Value value, Cell cell, int level) {
    Value part = value;
    for (int position : cell.path().subList(level, cell.path().size())) {
      part =
          part instanceof Value.Function function
              ? function.values().get(position)
              : ((Value.Record) part).fields().get(position);
    }
    return part;
  }
}
