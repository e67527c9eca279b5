package checker.translate.scalar;

import checker.model.Binding;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Type;
import checker.model.Variable;
import checker.translate.TranslationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns expressions into views. A definition of scalars becomes a routine when it is first called; others are written out. */
final class Expressions {
  private final Map<Variable, Storage> storages;
  private final Map<String, String> routineNames;
  private final Binders binders;
  private final Map<String, Routine> routines = new LinkedHashMap<>();

  /** @param routineNames of each definition that of its routine */
  Expressions(Map<Variable, Storage> storages, Map<String, String> routineNames, Binders binders) {
    this.storages = storages;
    this.routineNames = routineNames;
    this.binders = binders;
  }

  /** The routines needed so far, each after those it calls. */
  List<Routine> routines() {
    return List.copyOf(routines.values());
  }

  Term term(Expr expr, Frame frame) {
    return view(expr, frame).term();
  }

  View view(Expr expr, Frame frame) {
    if (expr instanceof Expr.Literal e) {
      return View.of(e.value(), e.type());
    }
    if (expr instanceof Expr.VariableRead e) {
      return View.of(storages.get(e.variable()), List.of(), e.variable().type());
    }
    if (expr instanceof Expr.LocalRead e) {
      return frame.of(e.local());
    }
    if (expr instanceof Expr.Index e) {
      return view(e.function(), frame).at(term(e.index(), frame));
    }
    if (expr instanceof Expr.Field e) {
      return view(e.record(), frame).field(e.field());
    }
    if (expr instanceof Expr.Conditional e) {
      return View.conditional(
          term(e.condition(), frame), view(e.then(), frame), view(e.otherwise(), frame), e.type());
    }
    if (expr instanceof Expr.FunctionLiteral e) {
      return new View.Mapping(argument -> view(e.body(), frame.with(e.parameter(), new View.Scalar(argument))));
    }
    if (expr instanceof Expr.RecordLiteral e) {
      return new View.Fields(e.fields().stream().map(f -> view(f, frame)).toList());
    }
    if (expr instanceof Expr.Call e) {
      return call(e, frame);
    }
    if (expr instanceof Expr.Convert e) {
      return convert(e, frame);
    }
    if (expr.type() instanceof Type.SetOf) {
      return set(expr, frame);
    }
    return sequenceOrScalar(expr, frame);
  }

  private View sequenceOrScalar(Expr expr, Frame frame) {
    if (expr instanceof Expr.SequenceLiteral e) {
      return View.sequence(e.elements().stream().map(x -> view(x, frame)).toList(), e.type());
    }
    if (expr instanceof Expr.Element e) {
      return view(e.sequence(), frame).elements().at().apply(term(e.index(), frame));
    }
    if (expr instanceof Expr.Head e) {
      return view(e.sequence(), frame).elements().at().apply(Terms.integer(0));
    }
    if (expr instanceof Expr.Tail e) {
      View.Elements all = view(e.sequence(), frame).elements();
      return new View.Elements(
          Terms.binary(Term.Operator.SUBTRACT, all.length(), Terms.integer(1)),
          position -> all.at().apply(Terms.binary(Term.Operator.ADD, position, Terms.integer(1))));
    }
    if (expr instanceof Expr.Append e) {
      View.Elements all = view(e.sequence(), frame).elements();
      View last = view(e.element(), frame);
      Type.Sequence type = (Type.Sequence) e.type();
      return new View.Elements(
          Terms.binary(Term.Operator.ADD, all.length(), Terms.integer(1)),
          p -> View.conditional(Terms.equal(p, all.length()), last, all.at().apply(p), type.element()));
    }
    return new View.Scalar(scalar(expr, frame));
  }

  private View set(Expr expr, Frame frame) {
    if (expr instanceof Expr.SetOperation e) {
      View left = view(e.left(), frame);
      View right = view(e.right(), frame);
      return new View.Members(
          switch (e.operator()) {
            case UNION -> m -> Terms.or(left.contains(m), right.contains(m));
            case INTERSECT -> m -> Terms.and(left.contains(m), right.contains(m));
            case MINUS -> m -> Terms.and(left.contains(m), Terms.not(right.contains(m)));
          });
    }
    if (expr instanceof Expr.SetLiteral e) {
      List<Term> members = e.elements().stream().map(x -> term(x, frame)).toList();
      return new View.Members(member -> View.among(member, members));
    }
    if (expr instanceof Expr.Interval e) {
      Term low = term(e.low(), frame);
      Term high = term(e.high(), frame);
      return new View.Members(
          m ->
              Terms.and(
                  Terms.binary(Term.Operator.LESS_EQUAL, low, m), Terms.binary(Term.Operator.LESS_EQUAL, m, high)));
    }
    if (expr instanceof Expr.SetComprehension e) {
      return new View.Members(member -> condition(e.binding(), frame).apply(member));
    }
    return sequenceOrScalar(expr, frame);
  }

  private Term scalar(Expr expr, Frame frame) {
    if (expr instanceof Expr.Not e) {
      return Terms.not(term(e.operand(), frame));
    }
    if (expr instanceof Expr.Negate e) {
      return new Term.Negate(term(e.operand(), frame));
    }
    if (expr instanceof Expr.Logical e) {
      Term left = term(e.left(), frame);
      Term right = term(e.right(), frame);
      return switch (e.operator()) {
        case AND -> Terms.and(left, right);
        case OR -> Terms.or(left, right);
        case IMPLIES -> Terms.implies(left, right);
        case IFF -> Terms.equal(left, right);
      };
    }
    if (expr instanceof Expr.Equality e) {
      Term equal = equal(view(e.left(), frame), view(e.right(), frame), e.left().type());
      return e.negated() ? Terms.not(equal) : equal;
    }
    if (expr instanceof Expr.Comparison e) {
      Term.Operator operator =
          switch (e.operator()) {
            case LESS -> Term.Operator.LESS;
            case LESS_EQUAL -> Term.Operator.LESS_EQUAL;
            case GREATER -> Term.Operator.GREATER;
            case GREATER_EQUAL -> Term.Operator.GREATER_EQUAL;
          };
      return Terms.binary(operator, term(e.left(), frame), term(e.right(), frame));
    }
    if (expr instanceof Expr.Arithmetic e) {
      return Terms.binary(operator(e), term(e.left(), frame), term(e.right(), frame));
    }
    if (expr instanceof Expr.Membership e) {
      Type.Scalar members = ((Type.SetOf) e.set().type()).element();
      Term element = term(e.element(), frame);
      Term inside = Terms.within(element, (Type.Scalar) e.element().type(), members);
      Term contained = Terms.and(inside, view(e.set(), frame).contains(element));
      return e.negated() ? Terms.not(contained) : contained;
    }
    if (expr instanceof Expr.Subset e) {
      View left = view(e.left(), frame);
      View right = view(e.right(), frame);
      return binders.quantified(
          true, "x", ((Type.SetOf) e.left().type()).element(), left::contains, right::contains);
    }
    if (expr instanceof Expr.Cardinality e) {
      View set = view(e.set(), frame);
      return count("x", ((Type.SetOf) e.set().type()).element(), set::contains, (Type.Scalar) e.type());
    }
    if (expr instanceof Expr.Length e) {
      return view(e.sequence(), frame).elements().length();
    }
    return overValues(expr, frame);
  }

  private Term overValues(Expr expr, Frame frame) {
    if (expr instanceof Expr.Quantified e) {
      return binders.quantified(
          e.universal(),
          e.binding().local().name(),
          e.binding().type(),
          condition(e.binding(), frame),
          value -> term(e.body(), frame.with(e.binding().local(), new View.Scalar(value))));
    }
    if (expr instanceof Expr.Count e) {
      return count(
          e.binding().local().name(), e.binding().type(), satisfying(e.binding(), e.body(), frame), (Type.Scalar) e.type());
    }
    if (expr instanceof Expr.Aggregate e) {
      Term.Kind kind =
          switch (e.operator()) {
            case SUM -> Term.Kind.SUM;
            case MIN -> Term.Kind.MIN;
            case MAX -> Term.Kind.MAX;
          };
      Local local = e.binding().local();
      return binders.bind(
          local.name(),
          e.binding().type(),
          value -> {
            Term condition = condition(e.binding(), frame).apply(value);
            Term body = term(e.body(), frame.with(local, new View.Scalar(value)));
            return new Term.Loop(kind, value, condition, body, (Type.Scalar) e.type());
          });
    }
    if (expr instanceof Expr.Choose e) {
      return choose(e.binding().local().name(), e.binding().type(), satisfying(e.binding(), e.body(), frame));
    }
    throw new TranslationException(expr.span(), "not a question about a single state");
  }

  private Term count(String wish, Type.Scalar over, Function<Term, Term> condition, Type.Scalar type) {
    return binders.bind(
        wish, over, x -> new Term.Loop(Term.Kind.COUNT, x, condition.apply(x), Term.TRUE, type));
  }

  /** {@code nil} comes before the values, although its code does not. */
  private Term choose(String wish, Type.Scalar type, Function<Term, Term> condition) {
    if (type instanceof Type.Optional optional) {
      Term nil = new Term.Constant(Codes.last(type), type);
      Function<Term, Term> wrap = value -> optional(value, optional.element(), optional);
      Term value = choose(wish, optional.element(), x -> condition.apply(wrap.apply(x)));
      return Terms.conditional(condition.apply(nil), nil, wrap.apply(value));
    }
    if (type.cardinality() == 1) {
      return new Term.Constant(Codes.first(type), type);
    }
    return binders.bind(
        wish, type, x -> new Term.Loop(Term.Kind.CHOOSE, x, condition.apply(x), Term.TRUE, type));
  }

  /** Whether a value is in the set of a binding and satisfies its condition. */
  Function<Term, Term> condition(Binding binding, Frame frame) {
    return value -> {
      Term member =
          binding.domain() instanceof Binding.Domain.MembersOf members
              ? view(members.set(), frame).contains(value)
              : Term.TRUE;
      Frame inside = frame.with(binding.local(), new View.Scalar(value));
      return Terms.and(member, binding.where().map(where -> term(where, inside)).orElse(Term.TRUE));
    };
  }

  private Function<Term, Term> satisfying(Binding binding, Expr body, Frame frame) {
    return value ->
        Terms.and(
            condition(binding, frame).apply(value),
            term(body, frame.with(binding.local(), new View.Scalar(value))));
  }

  private static Term.Operator operator(Expr.Arithmetic e) {
    boolean natural = ((Type.Range) e.left().type()).low() >= 0 && ((Type.Range) e.right().type()).low() >= 0;
    return switch (e.operator()) {
      case ADD -> Term.Operator.ADD;
      case SUBTRACT -> Term.Operator.SUBTRACT;
      case MULTIPLY -> Term.Operator.MULTIPLY;
      case DIVIDE -> natural ? Term.Operator.DIVIDE : Term.Operator.FLOOR_DIVIDE;
      case MODULO -> natural ? Term.Operator.MODULO : Term.Operator.FLOOR_MODULO;
    };
  }

  private Term equal(View left, View right, Type type) {
    if (type instanceof Type.Function function) {
      return binders.quantified(
          true, "x", function.domain(), x -> Term.TRUE, x -> equal(left.at(x), right.at(x), function.range()));
    }
    if (type instanceof Type.Record record) {
      Term all = Term.TRUE;
      for (int i = 0; i < record.fields().size(); i++) {
        all = Terms.and(all, equal(left.field(i), right.field(i), record.fields().get(i).type()));
      }
      return all;
    }
    if (type instanceof Type.SetOf set) {
      return binders.quantified(
          true, "x", set.element(), x -> Term.TRUE, x -> Terms.equal(left.contains(x), right.contains(x)));
    }
    if (type instanceof Type.Sequence sequence) {
      View.Elements a = left.elements();
      View.Elements b = right.elements();
      Term same =
          binders.quantified(
              true,
              "i",
              new Type.Range(0, sequence.capacity() - 1),
              i -> Terms.binary(Term.Operator.LESS, i, a.length()),
              i -> equal(a.at().apply(i), b.at().apply(i), sequence.element()));
      return Terms.and(Terms.equal(a.length(), b.length()), same);
    }
    return Terms.equal(left.term(), right.term());
  }

  private View convert(Expr.Convert e, Frame frame) {
    View operand = view(e.operand(), frame);
    Type from = e.operand().type();
    if (e.type() instanceof Type.SetOf) {
      Type.Scalar members = ((Type.SetOf) from).element();
      Type.Scalar wider = ((Type.SetOf) e.type()).element();
      return new View.Members(m -> Terms.and(Terms.within(m, wider, members), operand.contains(m)));
    }
    if (e.type() instanceof Type.Sequence to) {
      Type.Range lengths = new Type.Range(0, to.capacity());
      Type.Range before = new Type.Range(0, ((Type.Sequence) from).capacity());
      View.Elements elements = operand.elements();
      return new View.Elements(Terms.narrow(elements.length(), before, lengths), elements.at());
    }
    if (e.type() instanceof Type.Optional to) {
      return new View.Scalar(optional(operand.term(), (Type.Scalar) from, to));
    }
    Type.Scalar to = (Type.Scalar) e.type();
    Term narrow = Terms.narrow(operand.term(), (Type.Scalar) from, to);
    boolean truth = to instanceof Type.Bool && from instanceof Type.Optional;
    return new View.Scalar(truth ? Terms.equal(narrow, Terms.integer(1)) : narrow);
  }

  /** A {@code T} as a {@code T?}. A truth value becomes a number. */
  private static Term optional(Term value, Type.Scalar from, Type.Optional to) {
    if (value instanceof Term.Constant constant) {
      return new Term.Constant(constant.code(), to);
    }
    return from instanceof Type.Bool
        ? new Term.Conditional(value, new Term.Constant(1, to), new Term.Constant(0, to))
        : value;
  }

  private View call(Expr.Call e, Frame frame) {
    Definition definition = e.definition();
    List<View> arguments = e.arguments().stream().map(a -> view(a, frame)).toList();
    boolean scalars =
        definition.body().type().scalar() && definition.parameters().stream().allMatch(p -> p.type().scalar());
    if (scalars) {
      return new View.Scalar(
          new Term.Call(routine(definition), arguments.stream().map(View::term).toList()));
    }
    Frame inside = Frame.EMPTY;
    for (int i = 0; i < arguments.size(); i++) {
      inside = inside.with(definition.parameters().get(i), arguments.get(i));
    }
    return view(definition.body(), inside);
  }

  private Routine routine(Definition definition) {
    Routine known = routines.get(definition.name());
    if (known != null) {
      return known;
    }
    Routine made =
        routine(routineNames.get(definition.name()), definition.parameters(), definition.body());
    routines.put(definition.name(), made);
    return made;
  }

  /** A routine that is not among {@link #routines}. */
  Routine routine(String name, List<Local> parameters, Expr body) {
    return binders.apart(
        () ->
            binders.bindAll(
                new ArrayList<>(parameters),
                Frame.EMPTY,
                (locals, frame) -> new Routine(name, locals, (Type.Scalar) body.type(), term(body, frame))));
  }
}
