package checker.typing;

import checker.model.Limits;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types of a scenario: written ones and named ones. A type that is too large or wrong is reported where it is written. */
final class TypeTable {
  /** A type, and whether it depends on the scenario's constants. */
  record Resolved(Type type, boolean byConstants) {
    Type.Scalar scalarOrError() {
      return type instanceof Type.Scalar scalar ? scalar : Types.ERROR;
    }
  }

  private static final Resolved BROKEN = new Resolved(Types.ERROR, false);

  private final Elaboration context;
  private final Map<String, Resolved> named = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  TypeTable(Elaboration context) {
    this.context = context;
  }

  Resolved resolve(TypeTree tree) {
    if (tree instanceof TypeTree.Parenthesized parenthesized) {
      return resolve(parenthesized.inner());
    }
    if (tree instanceof TypeTree.Bool) {
      return new Resolved(Types.BOOL, false);
    }
    if (tree instanceof TypeTree.Named name) {
      return named(name.name());
    }
    if (tree instanceof TypeTree.Range range) {
      return range(range);
    }
    if (tree instanceof TypeTree.Optional optional) {
      Resolved element = scalar(optional.element(), "what `?` makes optional");
      if (element.type() instanceof Type.Optional) {
        context
            .reports()
            .add(DiagnosticCode.NOT_SCALAR, tree.span(), Conversion.shown(element.type()) + " is already optional");
        return BROKEN;
      }
      return new Resolved(new Type.Optional(element.scalarOrError()), element.byConstants());
    }
    if (tree instanceof TypeTree.SetOf set) {
      Resolved element = scalar(set.element(), "an element of a set");
      return context.conversion().setSize(element.scalarOrError(), tree.span())
          ? new Resolved(new Type.SetOf(element.scalarOrError()), element.byConstants())
          : BROKEN;
    }
    if (tree instanceof TypeTree.Sequence sequence) {
      return sequence(sequence);
    }
    TypeTree.Function function = (TypeTree.Function) tree;
    Resolved domain = domain(function.domain());
    Resolved range = resolve(function.range());
    return sized(
        new Type.Function(domain.scalarOrError(), range.type()), domain.byConstants() || range.byConstants(), tree.span());
  }

  /** A scalar type; anything else is reported. */
  Resolved scalar(TypeTree tree, String use) {
    Resolved resolved = resolve(tree);
    if (resolved.type().scalar() || Types.broken(resolved.type())) {
      return resolved;
    }
    context
        .reports()
        .add(
            DiagnosticCode.NOT_SCALAR,
            tree.span(),
            use + " must be a scalar, found " + Conversion.shown(resolved.type()));
    return BROKEN;
  }

  /** The domain of a function. */
  Resolved domain(TypeTree tree) {
    Resolved domain = scalar(tree, "the domain of a function");
    long size = domain.scalarOrError().cardinality();
    if (size <= Limits.MAX_FUNCTION_DOMAIN) {
      return domain;
    }
    context
        .reports()
        .add(
            DiagnosticCode.TYPE_TOO_LARGE,
            tree.span(),
            "the domain of a function has " + size + " values, at most " + Limits.MAX_FUNCTION_DOMAIN + " are allowed");
    return BROKEN;
  }

  /** The type if a state can hold it. */
  Resolved sized(Type type, boolean byConstants, Span span) {
    long cells = Types.cells(type);
    long bits = Types.widthBits(type);
    if (cells <= Limits.MAX_CELLS && bits <= Limits.MAX_STATE_BITS) {
      return new Resolved(type, byConstants);
    }
    context
        .reports()
        .add(
            DiagnosticCode.TYPE_TOO_LARGE,
            span,
            cells > Limits.MAX_CELLS
                ? "a value of this type has " + atLeast(cells, Integer.MAX_VALUE) + " parts, at most " + Limits.MAX_CELLS
                    + " are allowed"
                : "a value of this type takes " + atLeast(bits, Types.HUGE) + " bits, at most " + Limits.MAX_STATE_BITS
                    + " are allowed");
    return BROKEN;
  }

  static String atLeast(long number, long saturation) {
    return number >= saturation ? "more than " + (saturation - 1) : Long.toString(number);
  }

  private Resolved sequence(TypeTree.Sequence tree) {
    Resolved element = resolve(tree.element());
    Evaluation.Constant capacity = context.evaluation().integer(tree.capacity());
    if (capacity.isBroken()) {
      return BROKEN;
    }
    int bound = ((Value.Int) capacity.value()).value();
    if (bound < 1) {
      context
          .reports()
          .add(
              DiagnosticCode.EMPTY_TYPE,
              tree.capacity().span(),
              "a sequence must have room for at least 1 element, found " + bound);
      return BROKEN;
    }
    return sized(
        new Type.Sequence(bound, element.type()), element.byConstants() || capacity.byConstants(), tree.span());
  }

  private Resolved range(TypeTree.Range tree) {
    Evaluation.Constant low = context.evaluation().integer(tree.low());
    Evaluation.Constant high = context.evaluation().integer(tree.high());
    if (low.isBroken() || high.isBroken()) {
      return BROKEN;
    }
    int a = ((Value.Int) low.value()).value();
    int b = ((Value.Int) high.value()).value();
    if (a > b) {
      context.reports().add(DiagnosticCode.EMPTY_TYPE, tree.span(), "the range " + a + ".." + b + " has no values");
      return BROKEN;
    }
    if ((long) b - a + 2 > Integer.MAX_VALUE) {
      context
          .reports()
          .add(DiagnosticCode.TYPE_TOO_LARGE, tree.span(), "the range " + a + ".." + b + " has more than 2^31 - 2 values");
      return BROKEN;
    }
    return new Resolved(new Type.Range(a, b), low.byConstants() || high.byConstants());
  }

  /** The type of a name; unknown ones are reported. */
  Resolved named(Name name) {
    DeclarationTree tree = context.composition().types.get(name.text());
    if (tree == null) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_TYPE,
              name.span(),
              "there is no type `" + name.text() + "`",
              Suggestion.of(name.text(), context.composition().types.keySet()));
      return BROKEN;
    }
    Name declared = Composer.nameOf(tree);
    context.usage().use(declared.span());
    Resolved known = named.get(name.text());
    if (known != null) {
      return known;
    }
    if (!underWay.add(name.text())) {
      context
          .reports()
          .add(DiagnosticCode.CYCLIC_DECLARATION, declared.span(), "type `" + name.text() + "` contains itself");
      named.put(name.text(), BROKEN);
      return BROKEN;
    }
    return resolveNamed(name.text(), tree);
  }

  private Resolved resolveNamed(String name, DeclarationTree tree) {
    Resolved resolved =
        context.declaration(Composer.nameOf(tree).span(), () -> declared(tree)).orElse(BROKEN);
    underWay.remove(name);
    named.putIfAbsent(name, resolved);
    return named.get(name);
  }

  private Resolved declared(DeclarationTree tree) {
    if (tree instanceof DeclarationTree.EnumType enumType) {
      return new Resolved(enumeration(enumType), false);
    }
    if (tree instanceof DeclarationTree.RecordType record) {
      List<Type.Field> fields = new ArrayList<>();
      boolean byConstants = false;
      for (DeclarationTree.Parameter field : record.fields()) {
        Resolved type = resolve(field.type());
        fields.add(new Type.Field(field.name().text(), type.type()));
        byConstants |= type.byConstants();
      }
      return sized(new Type.Record(record.name().text(), List.copyOf(fields)), byConstants, record.name().span());
    }
    DeclarationTree.TypeAlias alias = (DeclarationTree.TypeAlias) tree;
    Resolved type = resolve(alias.type());
    if (!alias.symmetric() || Types.broken(type.type())) {
      return type;
    }
    if (type.type() instanceof Type.Range range) {
      return new Resolved(
          new Type.Symmetric(alias.name().text(), range.low(), range.high()), type.byConstants());
    }
    context
        .reports()
        .add(
            DiagnosticCode.TYPE_MISMATCH,
            alias.type().span(),
            "a symmetric type is made of a range, found " + Conversion.shown(type.type()));
    return BROKEN;
  }

  static Type.Enumeration enumeration(DeclarationTree.EnumType tree) {
    return new Type.Enumeration(tree.name().text(), tree.members().stream().map(Name::text).toList());
  }

  /** All named types, so that each is looked at once. */
  void resolveAll() {
    for (DeclarationTree tree : context.composition().types.values()) {
      Name name = Composer.nameOf(tree);
      if (!named.containsKey(name.text())) {
        underWay.add(name.text());
        resolveNamed(name.text(), tree);
      }
    }
  }
}
