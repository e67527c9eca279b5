package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives expressions their types: literals, names, access and construction here, the rest in {@link OperatorTyper},
 * {@link BinderTyper} and {@link ActorQueries}. Types flow both ways: what is needed is passed down as a hint, which
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
      return nil(span, hint);
    }
    if (tree instanceof ExprTree.Ref ref) {
      return reference(ref.name(), scope, hint);
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
      return call(call, scope);
    }
    if (tree instanceof ExprTree.RecordLiteral record) {
      return record(record, scope);
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
      return set(set, scope, hint);
    }
    if (tree instanceof ExprTree.SetComprehension comprehension) {
      return binders.comprehension(comprehension, scope);
    }
    if (tree instanceof ExprTree.FunctionLiteral function) {
      return function(function, scope, hint);
    }
    if (tree instanceof ExprTree.SequenceLiteral sequence) {
      return sequence(sequence, scope, hint);
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

  private Expr nil(Span span, Type hint) {
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

  private Expr reference(Name name, Scope scope, Type hint) {
    Optional<Scope.Entry> local = scope.find(name.text());
    if (local.isPresent()) {
      return local(local.get(), name.span());
    }
    Composition composition = context.composition();
    if (composition.constants.containsKey(name.text())) {
      return constant(name);
    }
    if (composition.variables.containsKey(name.text())) {
      return variable(name);
    }
    if (composition.definitions.containsKey(name.text())) {
      return call(new ExprTree.Call(name.span(), name, List.of()), scope);
    }
    if (composition.enumsOfMember.containsKey(name.text())) {
      return member(name, hint);
    }
    return unknown(name, scope);
  }

  private Expr local(Scope.Entry entry, Span span) {
    context.usage().use(entry.declaration());
    byConstants |= entry.byConstants();
    return entry.meaning() instanceof Expr.LocalRead read
        ? new Expr.LocalRead(read.local(), span)
        : new Expr.Literal(((Expr.Literal) entry.meaning()).value(), entry.meaning().type(), span);
  }

  private Expr constant(Name name) {
    context.usage().use(context.composition().constants.get(name.text()).original().name().span());
    byConstants = true;
    Evaluation.Constant constant = context.constants().value(name.text());
    return constant.isBroken()
        ? Types.broken(name.span())
        : new Expr.Literal(constant.value(), constant.type(), name.span());
  }

  private Expr variable(Name name) {
    if (place == Place.CONSTANT) {
      return notConstant(name.text(), name.span());
    }
    VariableTable.Entry entry = context.variables().find(name.text()).orElseThrow();
    if (!assigned.equals(Optional.of(name.text()))) {
      context.usage().use(entry.variable().span());
    }
    byConstants |= entry.byConstants();
    return read(entry.variable(), name.span());
  }

  /** A read of a variable, which is an error where only constants may be mentioned. */
  Expr read(Variable variable, Span span) {
    return place == Place.CONSTANT ? notConstant(variable.name(), span) : new Expr.VariableRead(variable, span);
  }

  private Expr notConstant(String variable, Span span) {
    context
        .reports()
        .add(
            DiagnosticCode.NOT_CONSTANT,
            span,
            "only constants may be mentioned here, and `" + variable + "` is a variable");
    return Types.broken(span);
  }

  private Expr member(Name name, Type hint) {
    List<DeclarationTree.EnumType> sharing = context.composition().enumsOfMember.get(name.text());
    List<DeclarationTree.EnumType> meant =
        sharing.stream().filter(e -> TypeTable.enumeration(e).equals(Types.required(hint))).toList();
    if (sharing.size() > 1 && meant.isEmpty()) {
      if (!Types.broken(hint)) {
        context
            .reports()
            .add(
                DiagnosticCode.AMBIGUOUS_NAME,
                name.span(),
                "`" + name.text() + "` is a member of "
                    + String.join(" and ", sharing.stream().map(e -> "`" + e.name().text() + "`").toList()),
                "write `" + sharing.get(0).name().text() + "." + name.text() + "`");
      }
      return Types.broken(name.span());
    }
    return member(meant.isEmpty() ? sharing.get(0) : meant.get(0), name.text(), name.span());
  }

  private Expr member(DeclarationTree.EnumType tree, String member, Span span) {
    context.usage().use(tree.name().span());
    Type.Enumeration type = TypeTable.enumeration(tree);
    return new Expr.Literal(new Value.Member(member, type.members().indexOf(member)), type, span);
  }

  private Expr unknown(Name name, Scope scope) {
    Composition composition = context.composition();
    String message = "there is no `" + name.text() + "`";
    if (composition.types.containsKey(name.text())) {
      message = "`" + name.text() + "` is a type, not a value";
    } else if (composition.actors.containsKey(name.text())) {
      message = "`" + name.text() + "` is an actor, not a value";
    } else if (composition.properties.containsKey(name.text())) {
      message = "`" + name.text() + "` is a property, not a value";
    }
    List<String> candidates = new ArrayList<>(scope.names());
    candidates.addAll(composition.valueNames());
    context
        .reports()
        .add(DiagnosticCode.UNKNOWN_NAME, name.span(), message, Suggestion.of(name.text(), candidates));
    return Types.broken(name.span());
  }

  private Expr field(ExprTree.Field tree, Scope scope) {
    if (tree.record() instanceof ExprTree.Ref ref
        && scope.find(ref.name().text()).isEmpty()
        && context.composition().kindOfValue(ref.name().text()).isEmpty()
        && context.composition().types.get(ref.name().text()) instanceof DeclarationTree.EnumType enumType) {
      context.usage().use(enumType.name().span());
      List<String> members = enumType.members().stream().map(Name::text).toList();
      if (members.contains(tree.field().text())) {
        return member(enumType, tree.field().text(), tree.span());
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

  private Expr call(ExprTree.Call tree, Scope scope) {
    Name name = tree.name();
    if (!context.composition().definitions.containsKey(name.text())) {
      tree.arguments().forEach(a -> infer(a, scope, Types.ERROR));
      Optional<String> kind =
          scope.find(name.text()).isPresent() ? Optional.of("local name") : context.composition().kindOfValue(name.text());
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_NAME,
              name.span(),
              kind.map(k -> "`" + name.text() + "` is a " + k + " and takes no arguments")
                  .orElse("there is no definition `" + name.text() + "`"),
              Suggestion.of(name.text(), context.composition().definitions.keySet()));
      return Types.broken(tree.span());
    }
    DefinitionTable.Entry entry = context.definitions().get(name);
    List<Type> wanted = entry.parameterTypes();
    if (wanted.size() != tree.arguments().size()) {
      tree.arguments().forEach(a -> infer(a, scope, Types.ERROR));
      context
          .reports()
          .add(
              DiagnosticCode.WRONG_ARGUMENTS,
              tree.span(),
              "definition `" + name.text() + "` takes " + Composer.count(wanted.size(), "argument") + ", found "
                  + tree.arguments().size());
      return Types.broken(tree.span());
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      arguments.add(check(tree.arguments().get(i), scope, wanted.get(i)));
    }
    if (entry.definition().isEmpty()) {
      return Types.broken(tree.span());
    }
    byConstants |= entry.byConstants();
    if (place == Place.CONSTANT && entry.readsVariables()) {
      context
          .reports()
          .add(
              DiagnosticCode.NOT_CONSTANT,
              tree.span(),
              "only constants may be mentioned here, and definition `" + name.text() + "` reads variables");
      return Types.broken(tree.span());
    }
    return new Expr.Call(entry.definition().get(), List.copyOf(arguments), tree.span());
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

  private Expr record(ExprTree.RecordLiteral tree, Scope scope) {
    TypeTable.Resolved resolved = context.types().named(tree.type());
    if (!(resolved.type() instanceof Type.Record record)) {
      tree.fields().forEach(f -> infer(f.value(), scope, Types.ERROR));
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
      int position = field(record, given.name());
      Expr value = check(given.value(), scope, position < 0 ? Types.ERROR : record.fields().get(position).type());
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

  private Expr set(ExprTree.SetLiteral tree, Scope scope, Type hint) {
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

  private Expr sequence(ExprTree.SequenceLiteral tree, Scope scope, Type hint) {
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
      if (hint.equals(Types.NONE) && !operators.needsHint(tree, scope)) {
        hint = Types.orNil(context.reports().silently(() -> infer(tree, scope, Types.NONE)).type());
      }
    }
    for (ExprTree tree : trees) {
      elements.add(infer(tree, scope, hint));
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

  private Expr function(ExprTree.FunctionLiteral tree, Scope scope, Type hint) {
    TypeTable.Resolved domain = context.types().domain(tree.domain());
    byConstants |= domain.byConstants();
    BinderTyper.Declared parameter =
        binders.declare(tree.parameter(), domain.scalarOrError(), domain.byConstants(), scope);
    Type wanted = hint instanceof Type.Function function ? function.range() : unknown(hint);
    Scope inner = parameter.scope().times(domain.scalarOrError().cardinality());
    binders.limitCombinations(scope, inner, tree.span());
    Expr body = check(tree.body(), inner, wanted);
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
