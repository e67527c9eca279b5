package checker.typing;

import checker.model.Expr;
import checker.model.Limits;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.ExprTree;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Types operators and built-in functions. */
final class OperatorTyper {
  /** Two operands, typed so that each could learn from the other. */
  record Pair(Expr left, Expr right) {}

  private final Elaboration context;
  private final ExpressionTyper typer;
  private final Intervals intervals;

  OperatorTyper(Elaboration context, ExpressionTyper typer) {
    this.context = context;
    this.typer = typer;
    this.intervals = new Intervals(context.reports());
  }

  Expr unary(ExprTree.Unary tree, Scope scope) {
    Span span = tree.span();
    return switch (tree.operator()) {
      case NOT -> new Expr.Not(typer.condition(tree.operand(), scope), span);
      case NEGATE -> negate(tree, scope);
      case ALWAYS, EVENTUALLY -> {
        temporal(tree.operator().symbol(), span);
        typer.infer(tree.operand(), scope, Types.ERROR);
        yield Types.broken(span);
      }
    };
  }

  private void temporal(String operator, Span span) {
    context
        .reports()
        .add(
            DiagnosticCode.MISPLACED_TEMPORAL,
            span,
            typer.place() == ExpressionTyper.Place.TEMPORAL
                ? "`" + operator + "` makes a temporal formula, and a value is needed here"
                : "`" + operator + "` is temporal and can only be used in a `property`");
  }

  private Expr negate(ExprTree.Unary tree, Scope scope) {
    if (tree.operand() instanceof ExprTree.Int literal) {
      return ExpressionTyper.integer(-literal.value(), tree.span());
    }
    Expr operand = integer(tree.operand(), scope, "negation");
    if (Types.broken(operand)) {
      return operand;
    }
    Type type = intervals.negated((Type.Range) operand.type(), tree.span());
    return Types.broken(type) ? Types.broken(tree.span()) : new Expr.Negate(operand, type, tree.span());
  }

  private Expr integer(ExprTree tree, Scope scope, String operation) {
    return context.conversion().integer(typer.infer(tree, scope, Types.NONE), operation);
  }

  Expr binary(ExprTree.Binary tree, Scope scope, Type hint) {
    Span span = tree.span();
    return switch (tree.operator()) {
      case AND -> logical(Expr.LogicalOperator.AND, tree, scope);
      case OR -> logical(Expr.LogicalOperator.OR, tree, scope);
      case IMPLIES -> logical(Expr.LogicalOperator.IMPLIES, tree, scope);
      case IFF -> logical(Expr.LogicalOperator.IFF, tree, scope);
      case EQUAL -> equality(false, tree, scope);
      case NOT_EQUAL -> equality(true, tree, scope);
      case LESS -> comparison(Expr.ComparisonOperator.LESS, tree, scope);
      case LESS_EQUAL -> comparison(Expr.ComparisonOperator.LESS_EQUAL, tree, scope);
      case GREATER -> comparison(Expr.ComparisonOperator.GREATER, tree, scope);
      case GREATER_EQUAL -> comparison(Expr.ComparisonOperator.GREATER_EQUAL, tree, scope);
      case IN -> membership(false, tree, scope);
      case NOT_IN -> membership(true, tree, scope);
      case SUBSET -> sets(tree, scope, Types.NONE)
          .map(both -> (Expr) new Expr.Subset(both.get(0), both.get(1), span))
          .orElse(Types.broken(span));
      case UNION -> setOperation(Expr.SetOperator.UNION, tree, scope, hint);
      case INTERSECT -> setOperation(Expr.SetOperator.INTERSECT, tree, scope, hint);
      case MINUS -> setOperation(Expr.SetOperator.MINUS, tree, scope, hint);
      case ADD -> arithmetic(Expr.ArithmeticOperator.ADD, "addition", tree, scope);
      case SUBTRACT -> arithmetic(Expr.ArithmeticOperator.SUBTRACT, "subtraction", tree, scope);
      case MULTIPLY -> arithmetic(Expr.ArithmeticOperator.MULTIPLY, "multiplication", tree, scope);
      case DIVIDE -> arithmetic(Expr.ArithmeticOperator.DIVIDE, "division", tree, scope);
      case MODULO -> arithmetic(Expr.ArithmeticOperator.MODULO, "remainder", tree, scope);
      case INTERVAL -> interval(tree, scope);
      case LEADS_TO, UNTIL, WEAK_UNTIL, RELEASE -> {
        temporal(tree.operator().symbol(), span);
        typer.infer(tree.left(), scope, Types.ERROR);
        typer.infer(tree.right(), scope, Types.ERROR);
        yield Types.broken(span);
      }
    };
  }

  private Expr logical(Expr.LogicalOperator operator, ExprTree.Binary tree, Scope scope) {
    Expr left = typer.condition(tree.left(), scope);
    Expr right = typer.condition(tree.right(), scope);
    return new Expr.Logical(operator, left, right, tree.span());
  }

  /** Types two operands of equal standing; one whose type is open learns it from the other. */
  Pair pair(ExprTree left, ExprTree right, Scope scope, Type hint) {
    return pair(left, right, scope, hint, UnaryOperator.identity());
  }

  /** The same of two alternatives, one of which may be {@code nil} and make the other's type optional. */
  Pair alternatives(ExprTree left, ExprTree right, Scope scope, Type hint) {
    return pair(left, right, scope, hint, Types::orNil);
  }

  private Pair pair(ExprTree left, ExprTree right, Scope scope, Type hint, UnaryOperator<Type> learned) {
    boolean known = !hint.equals(Types.NONE);
    boolean learns = needsHint(left, scope) && !needsHint(right, scope) || writtenOut(left) && !writtenOut(right);
    if (!known && learns) {
      Expr second = typer.infer(right, scope, Types.NONE);
      return new Pair(typer.infer(left, scope, learned.apply(second.type())), second);
    }
    Expr first = typer.infer(left, scope, hint);
    return new Pair(first, typer.infer(right, scope, known ? hint : learned.apply(first.type())));
  }

  /** Whether a set or sequence stands there with its elements, which can be of a wider type as well. */
  private static boolean writtenOut(ExprTree tree) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return writtenOut(parenthesized.inner());
    }
    if (tree instanceof ExprTree.If conditional) {
      return writtenOut(conditional.then()) && writtenOut(conditional.otherwise());
    }
    return tree instanceof ExprTree.SetLiteral || tree instanceof ExprTree.SequenceLiteral;
  }

  /** Whether the type of an expression may be open without a hint. */
  boolean needsHint(ExprTree tree, Scope scope) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return needsHint(parenthesized.inner(), scope);
    }
    if (tree instanceof ExprTree.Ref ref) {
      String name = ref.name().text();
      List<?> sharing = context.composition().enumsOfMember.get(name);
      return sharing != null && sharing.size() > 1 && scope.find(name).isEmpty();
    }
    if (tree instanceof ExprTree.If conditional) {
      return needsHint(conditional.then(), scope) && needsHint(conditional.otherwise(), scope);
    }
    if (tree instanceof ExprTree.SetLiteral set) {
      return set.elements().stream().allMatch(e -> needsHint(e, scope));
    }
    if (tree instanceof ExprTree.Binary binary) {
      return switch (binary.operator()) {
        case UNION, INTERSECT, MINUS -> needsHint(binary.left(), scope) && needsHint(binary.right(), scope);
        default -> false;
      };
    }
    if (tree instanceof ExprTree.Builtin builtin && builtin.function() == ExprTree.Builtin.Function.APPEND) {
      return needsHint(builtin.arguments().get(0), scope);
    }
    return tree instanceof ExprTree.Nil
        || tree instanceof ExprTree.SequenceLiteral
        || tree instanceof ExprTree.FunctionLiteral;
  }

  private Expr equality(boolean negated, ExprTree.Binary tree, Scope scope) {
    typer.conditions().enter();
    Pair pair = pair(tree.left(), tree.right(), scope, Types.NONE);
    Expr left = pair.left();
    Expr right = pair.right();
    boolean integers = left.type() instanceof Type.Range && right.type() instanceof Type.Range;
    Optional<List<Expr>> both =
        integers
            ? Optional.of(List.of(left, right))
            : context.conversion().unify(left, right, tree.span(), "comparison");
    Expr result =
        both.map(b -> (Expr) new Expr.Equality(negated, b.get(0), b.get(1), tree.span()))
            .orElse(Types.broken(tree.span()));
    return typer.conditions().compared(result);
  }

  private Expr comparison(Expr.ComparisonOperator operator, ExprTree.Binary tree, Scope scope) {
    typer.conditions().enter();
    Expr left = integer(tree.left(), scope, "order");
    Expr right = integer(tree.right(), scope, "order");
    Expr result =
        Types.broken(left) || Types.broken(right)
            ? Types.broken(tree.span())
            : new Expr.Comparison(operator, left, right, tree.span());
    return typer.conditions().compared(result);
  }

  private Expr membership(boolean negated, ExprTree.Binary tree, Scope scope) {
    ExprTree right = strip(tree.right());
    if (right instanceof ExprTree.Binary interval && interval.operator() == ExprTree.BinaryOperator.INTERVAL) {
      return between(negated, tree, interval, scope);
    }
    Expr element;
    Expr set;
    if (needsHint(tree.left(), scope)) {
      set = typer.infer(right, scope, Types.NONE);
      element = typer.infer(tree.left(), scope, set.type() instanceof Type.SetOf of ? of.element() : Types.ERROR);
    } else {
      element = typer.infer(tree.left(), scope, Types.NONE);
      if (element.type() instanceof Type.Range && right instanceof ExprTree.SetLiteral literal) {
        Optional<Expr> alternatives = alternatives(element, literal, scope, tree.span());
        if (alternatives.isPresent()) {
          return negated ? new Expr.Not(alternatives.get(), tree.span()) : alternatives.get();
        }
      }
      boolean nil =
          right instanceof ExprTree.SetLiteral literal
              && literal.elements().stream().anyMatch(e -> strip(e) instanceof ExprTree.Nil);
      Type member = nil ? Types.orNil(element.type()) : element.type();
      set = typer.infer(right, scope, member instanceof Type.Scalar scalar ? new Type.SetOf(scalar) : Types.NONE);
    }
    if (Types.broken(element) || Types.broken(set)) {
      return Types.broken(tree.span());
    }
    if (!(set.type() instanceof Type.SetOf of)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              tree.right().span(),
              "`" + tree.operator().symbol() + "` needs a set, found " + Conversion.shown(set.type()));
      return Types.broken(tree.span());
    }
    if (!(of.element() instanceof Type.Optional)) {
      element = context.conversion().required(element);
    }
    boolean integers = element.type() instanceof Type.Range && of.element() instanceof Type.Range;
    Expr member = integers ? element : context.conversion().to(of.element(), element);
    return Types.broken(member)
        ? Types.broken(tree.span())
        : new Expr.Membership(negated, member, set, tree.span());
  }

  private static ExprTree strip(ExprTree tree) {
    return tree instanceof ExprTree.Parenthesized parenthesized ? strip(parenthesized.inner()) : tree;
  }

  /** {@code x in a..b} as two comparisons, so that the interval may be of any length. */
  private Expr between(boolean negated, ExprTree.Binary tree, ExprTree.Binary interval, Scope scope) {
    Expr value = integer(tree.left(), scope, "`" + tree.operator().symbol() + "` an interval");
    Expr low = integer(interval.left(), scope, "an interval");
    Expr high = integer(interval.right(), scope, "an interval");
    if (Types.broken(value) || Types.broken(low) || Types.broken(high)) {
      return Types.broken(tree.span());
    }
    Expr above = new Expr.Comparison(Expr.ComparisonOperator.GREATER_EQUAL, value, low, tree.span());
    Expr below = new Expr.Comparison(Expr.ComparisonOperator.LESS_EQUAL, value, high, tree.span());
    Expr both = new Expr.Logical(Expr.LogicalOperator.AND, above, below, tree.span());
    return negated ? new Expr.Not(both, tree.span()) : both;
  }

  /** {@code x in {1, 1000}} as equalities where the elements lie too far apart for a set. */
  private Optional<Expr> alternatives(Expr element, ExprTree.SetLiteral literal, Scope scope, Span span) {
    List<Expr> values =
        context
            .reports()
            .silently(() -> literal.elements().stream().map(e -> typer.infer(e, scope, Types.NONE)).toList());
    Optional<Type> hull = Optional.empty();
    for (Expr value : values) {
      if (!(value.type() instanceof Type.Range)) {
        return Optional.empty();
      }
      hull = hull.isEmpty() ? Optional.of(value.type()) : Types.join(hull.get(), value.type());
    }
    if (hull.isEmpty() || ((Type.Range) hull.get()).cardinality() <= Limits.MAX_SET_ELEMENTS) {
      return Optional.empty();
    }
    return values.stream()
        .map(v -> (Expr) new Expr.Equality(false, element, v, span))
        .reduce((a, b) -> new Expr.Logical(Expr.LogicalOperator.OR, a, b, span));
  }

  private Optional<List<Expr>> sets(ExprTree.Binary tree, Scope scope, Type hint) {
    Pair pair = pair(tree.left(), tree.right(), scope, hint instanceof Type.SetOf ? hint : Types.NONE);
    for (Expr operand : List.of(pair.left(), pair.right())) {
      if (!Types.broken(operand) && !(operand.type() instanceof Type.SetOf)) {
        context
            .reports()
            .add(
                DiagnosticCode.TYPE_MISMATCH,
                operand.span(),
                "`" + tree.operator().symbol() + "` needs sets, found " + Conversion.shown(operand.type()));
        return Optional.empty();
      }
    }
    return context
        .conversion()
        .unify(pair.left(), pair.right(), tree.span(), "`" + tree.operator().symbol() + "` of sets");
  }

  private Expr setOperation(Expr.SetOperator operator, ExprTree.Binary tree, Scope scope, Type hint) {
    return sets(tree, scope, hint)
        .map(both -> (Expr) new Expr.SetOperation(operator, both.get(0), both.get(1), tree.span()))
        .orElse(Types.broken(tree.span()));
  }

  private Expr arithmetic(Expr.ArithmeticOperator operator, String name, ExprTree.Binary tree, Scope scope) {
    Expr first = typer.infer(tree.left(), scope, Types.NONE);
    Expr second = typer.infer(tree.right(), scope, first.type());
    if (first.type() instanceof Type.SetOf
        && second.type() instanceof Type.SetOf
        && operator == Expr.ArithmeticOperator.SUBTRACT) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              tree.span(),
              "subtraction needs integers, found sets",
              "write `minus` for the difference of sets");
      return Types.broken(tree.span());
    }
    Expr left = context.conversion().integer(first, name);
    Expr right = context.conversion().integer(second, name);
    if (Types.broken(left) || Types.broken(right)) {
      return Types.broken(tree.span());
    }
    Type type = intervals.result(operator, (Type.Range) left.type(), (Type.Range) right.type(), tree.span());
    return Types.broken(type)
        ? Types.broken(tree.span())
        : new Expr.Arithmetic(operator, left, right, type, tree.span());
  }

  private Expr interval(ExprTree.Binary tree, Scope scope) {
    Expr low = integer(tree.left(), scope, "an interval");
    Expr high = integer(tree.right(), scope, "an interval");
    if (Types.broken(low) || Types.broken(high)) {
      return Types.broken(tree.span());
    }
    Type.Range a = (Type.Range) low.type();
    Type.Range b = (Type.Range) high.type();
    if (a.low() > b.high()) {
      return new Expr.SetLiteral(List.of(), new Type.SetOf(a), tree.span());
    }
    Type.Range members = new Type.Range(a.low(), b.high());
    return context.conversion().setSize(members, tree.span())
        ? new Expr.Interval(low, high, new Type.SetOf(members), tree.span())
        : Types.broken(tree.span());
  }

  Expr builtin(ExprTree.Builtin tree, Scope scope, Type hint) {
    Span span = tree.span();
    ExprTree first = tree.arguments().get(0);
    return switch (tree.function()) {
      case CARD -> {
        Expr set = typer.infer(first, scope, Types.NONE);
        if (!Types.broken(set) && !(set.type() instanceof Type.SetOf)) {
          needs("card", "set", set);
          yield Types.broken(span);
        }
        yield Types.broken(set)
            ? Types.broken(span)
            : new Expr.Cardinality(
                set, new Type.Range(0, (int) ((Type.SetOf) set.type()).element().cardinality()), span);
      }
      case LEN -> {
        Expr sequence = sequence("len", first, scope, Types.NONE);
        yield sequence.type() instanceof Type.Sequence type
            ? new Expr.Length(sequence, new Type.Range(0, type.capacity()), span)
            : Types.broken(span);
      }
      case HEAD -> {
        Expr sequence = sequence("head", first, scope, Types.NONE);
        yield Types.broken(sequence) ? Types.broken(span) : new Expr.Head(sequence, span);
      }
      case TAIL -> {
        Expr sequence = sequence("tail", first, scope, hint);
        yield Types.broken(sequence) ? Types.broken(span) : new Expr.Tail(sequence, span);
      }
      case APPEND -> {
        Expr sequence = sequence("append", first, scope, hint);
        Type element = sequence.type() instanceof Type.Sequence type ? type.element() : Types.ERROR;
        Expr added = typer.check(tree.arguments().get(1), scope, element);
        yield Types.broken(sequence) || Types.broken(added)
            ? Types.broken(span)
            : new Expr.Append(sequence, added, span);
      }
    };
  }

  private Expr sequence(String function, ExprTree tree, Scope scope, Type hint) {
    Expr sequence = typer.infer(tree, scope, hint);
    if (Types.broken(sequence) || sequence.type() instanceof Type.Sequence) {
      return sequence;
    }
    needs(function, "sequence", sequence);
    return Types.broken(tree.span());
  }

  private void needs(String function, String what, Expr found) {
    context
        .reports()
        .add(
            DiagnosticCode.TYPE_MISMATCH,
            found.span(),
            "`" + function + "` needs a " + what + ", found " + Conversion.shown(found.type()));
  }

  /** A position of an actor's steps as a value: used for reads of its control variable. */
  static Expr.Literal member(Type.Enumeration type, String member, Span span) {
    return new Expr.Literal(new Value.Member(member, type.members().indexOf(member)), type, span);
  }
}
