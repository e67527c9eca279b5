package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives expressions their types: access and choice here, the rest in {@link NameTyper}, {@link ConstructionTyper},
 * {@link OperatorTyper}, {@link BinderTyper} and {@link ActorQueries}. Types flow both ways: what is needed is passed down as a hint, which
 * decides what {@code nil}, {@code {}}, {@code []} and shared enum members mean; what was found comes back.
 */
final class ExpressionTyper {
  /** What may be mentioned. */
  enum Place {
    /** Constants only. */
    CONSTANT,
    /** A state. */
    STATE,
    /** A state and the next. */
    STEP,
    /** A state of a behaviour. */
    TEMPORAL
  }

  private final Elaboration context;
  private final Place place;
  private final Frame frame;
  private final NameTyper names;
  private final ConstructionTyper constructions;
  private final OperatorTyper operators;
  private final BinderTyper binders;
  private final ConditionLint conditions;
  private Optional<String> assigned = Optional.empty();
  private boolean byConstants;
  private boolean primed;

  ExpressionTyper(Elaboration context, Place place, Frame frame) {
    this.context = context;
    this.place = place;
    this.frame = frame;
    this.conditions = new ConditionLint(context.reports(), this);
    this.binders = new BinderTyper(context, this);
    this.operators = new OperatorTyper(context, this);
    this.names = new NameTyper(context, this);
    this.constructions = new ConstructionTyper(context, this);
  }

  Place place() {
    return place;
  }

  Frame frame() {
    return frame;
  }

  ConditionLint conditions() {
    return conditions;
  }

  /** The variable whose new value is being typed. */
  Optional<String> assigned() {
    return assigned;
  }

  OperatorTyper operators() {
    return operators;
  }

  NameTyper names() {
    return names;
  }

  BinderTyper binders() {
    return binders;
  }

  /** Whether anything typed since {@link #forgetConstants()} depends on the scenario's constants. */
  boolean byConstants() {
    return byConstants;
  }

  void forgetConstants() {
    byConstants = false;
  }

  void dependOnConstants(boolean depends) {
    byConstants |= depends;
  }

  /** Types what is assigned to a variable: reading the variable itself does not count as a use of it. */
  <T> T assigning(String variable, Supplier<T> typing) {
    assigned = Optional.of(variable);
    T result = typing.get();
    assigned = Optional.empty();
    return result;
  }

  Expr condition(ExprTree tree, Scope scope) {
    return check(tree, scope, Types.BOOL);
  }

  /** The expression at exactly the expected type. */
  Expr check(ExprTree tree, Scope scope, Type expected) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return check(parenthesized.inner(), scope, expected);
    }
    if (tree instanceof ExprTree.If conditional && !expected.equals(Types.NONE)) {
      Expr condition = condition(conditional.condition(), scope);
      Expr then = check(conditional.then(), scope, expected);
      Expr otherwise = check(conditional.otherwise(), scope, expected);
      return new Expr.Conditional(condition, then, otherwise, expected, tree.span());
    }
    return context.conversion().to(expected, infer(tree, scope, expected));
  }

  /** The expression at the type it has by itself; the hint only decides what it leaves open. */
  Expr infer(ExprTree tree, Scope scope, Type hint) {
    return context.nested(tree.span(), () -> dispatch(tree, scope, hint));
  }

  private Expr dispatch(ExprTree tree, Scope scope, Type hint) {
    Span span = tree.span();
    if (tree instanceof ExprTree.Int literal) {
      return integer(literal.value(), span);
    }
    if (tree instanceof ExprTree.Bool literal) {
      return new Expr.Literal(new Value.Bool(literal.value()), Types.BOOL, span);
    }
    if (tree instanceof ExprTree.Nil) {
      return constructions.nil(span, hint);
    }
    if (tree instanceof ExprTree.Ref ref) {
      return names.reference(ref.name(), scope, hint);
    }
    if (tree instanceof ExprTree.Field field) {
      return field(field, scope);
    }
    if (tree instanceof ExprTree.Index index) {
      return index(index, scope);
    }
    if (tree instanceof ExprTree.Prime prime) {
      return prime(prime, scope, hint);
    }
    if (tree instanceof ExprTree.Call call) {
      return names.call(call, scope);
    }
    if (tree instanceof ExprTree.RecordLiteral record) {
      return constructions.record(record, scope);
    }
    if (tree instanceof ExprTree.Unary unary) {
      return operators.unary(unary, scope);
    }
    if (tree instanceof ExprTree.Binary binary) {
      return operators.binary(binary, scope, hint);
    }
    if (tree instanceof ExprTree.If conditional) {
      return conditional(conditional, scope, hint);
    }
    if (tree instanceof ExprTree.Quantified quantified) {
      return binders.quantified(quantified, scope);
    }
    if (tree instanceof ExprTree.SetLiteral set) {
      return constructions.set(set, scope, hint);
    }
    if (tree instanceof ExprTree.SetComprehension comprehension) {
      return binders.comprehension(comprehension, scope);
    }
    if (tree instanceof ExprTree.FunctionLiteral function) {
      return constructions.function(function, scope, hint);
    }
    if (tree instanceof ExprTree.SequenceLiteral sequence) {
      return constructions.sequence(sequence, scope, hint);
    }
    if (tree instanceof ExprTree.Builtin builtin) {
      return operators.builtin(builtin, scope, hint);
    }
    if (tree instanceof ExprTree.ActorQuery query) {
      return new ActorQueries(context, this).query(query, scope);
    }
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return infer(parenthesized.inner(), scope, hint);
    }
    return Types.broken(span);
  }

  static Expr integer(int value, Span span) {
    return new Expr.Literal(new Value.Int(value), new Type.Range(value, value), span);
  }

  private Expr field(ExprTree.Field tree, Scope scope) {
    if (tree.record() instanceof ExprTree.Ref ref
        && scope.find(ref.name().text()).isEmpty()
        && context.composition().kindOfValue(ref.name().text()).isEmpty()
        && context.composition().types.get(ref.name().text()) instanceof DeclarationTree.EnumType enumType) {
      context.usage().use(enumType.name().span());
      List<String> members = enumType.members().stream().map(Name::text).toList();
      if (members.contains(tree.field().text())) {
        return names.member(enumType, tree.field().text(), tree.span());
      }
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_NAME,
              tree.field().span(),
              "enum `" + enumType.name().text() + "` has no member `" + tree.field().text() + "`",
              Suggestion.of(tree.field().text(), members));
      return Types.broken(tree.span());
    }
    Expr record = infer(tree.record(), scope, Types.NONE);
    int position = field(record.type(), tree.field());
    return position < 0 ? Types.broken(tree.span()) : new Expr.Field(record, position, tree.span());
  }

  /** The position of a field in a record type; negative if there is none, which is reported. */
  int field(Type type, Name name) {
    if (Types.broken(type)) {
      return -1;
    }
    if (!(type instanceof Type.Record record)) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_FIELD,
              name.span(),
              Conversion.shown(type) + " is no record and has no field `" + name.text() + "`");
      return -1;
    }
    List<String> names = record.fields().stream().map(Type.Field::name).toList();
    if (!names.contains(name.text())) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_FIELD,
              name.span(),
              "record `" + record.name() + "` has no field `" + name.text() + "`",
              Suggestion.of(name.text(), names));
    }
    return names.indexOf(name.text());
  }

  private Expr index(ExprTree.Index tree, Scope scope) {
    Expr indexed = infer(tree.function(), scope, Types.NONE);
    if (indexed.type() instanceof Type.Function function) {
      return new Expr.Index(indexed, argument(function, tree.index(), scope), tree.span());
    }
    if (indexed.type() instanceof Type.Sequence) {
      Expr position =
          context.conversion().integer(infer(tree.index(), scope, Types.NONE), "an index of a sequence");
      return new Expr.Element(indexed, position, tree.span());
    }
    infer(tree.index(), scope, Types.ERROR);
    if (!Types.broken(indexed)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              tree.function().span(),
              "only functions and sequences can be indexed, found " + Conversion.shown(indexed.type()));
    }
    return Types.broken(tree.span());
  }

  /** An index of a function, of exactly the domain's type. */
  Expr argument(Type.Function function, ExprTree tree, Scope scope) {
    return context.conversion().index(function.domain(), infer(tree, scope, function.domain()));
  }

  private Expr prime(ExprTree.Prime tree, Scope scope, Type hint) {
    if (place != Place.STEP || primed) {
      context
          .reports()
          .add(
              DiagnosticCode.MISPLACED_PRIME,
              tree.span(),
              primed
                  ? "there is no state after the next one"
                  : "`'` stands for the next state, which only a `transition` invariant can read");
      infer(tree.operand(), scope, hint);
      return Types.broken(tree.span());
    }
    primed = true;
    Expr operand = infer(tree.operand(), scope, hint);
    primed = false;
    return new Expr.Next(operand, tree.span());
  }

  private Expr conditional(ExprTree.If tree, Scope scope, Type hint) {
    Expr condition = condition(tree.condition(), scope);
    OperatorTyper.Pair branches = operators.alternatives(tree.then(), tree.otherwise(), scope, hint);
    return context
        .conversion()
        .unify(branches.left(), branches.right(), tree.span(), "branches")
        .map(
            both ->
                (Expr)
                    new Expr.Conditional(condition, both.get(0), both.get(1), both.get(0).type(), tree.span()))
        .orElse(Types.broken(tree.span()));
  }
}
