package checker.laws;

import checker.model.Type;
import checker.model.Value;
import checker.syntax.BinderTree;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The value of an expression as written, in a state or (with a next one) of a step. */
final class PlainEvaluation {
  /** The order of every scalar type: nil, then the rest by number. */
  static final Comparator<Value> ORDER = Comparator.comparingInt(PlainEvaluation::rank);

  private final PlainMachine machine;
  private final Map<String, Value> state;

  /** Null but in a transition invariant. */
  private final Map<String, Value> next;

  PlainEvaluation(PlainMachine machine, Map<String, Value> state, Map<String, Value> next) {
    this.machine = machine;
    this.state = state;
    this.next = next;
  }

  private static int rank(Value value) {
    if (value instanceof Value.Nil) {
      return Integer.MIN_VALUE;
    } else if (value instanceof Value.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    return value instanceof Value.Int number ? number.value() : ((Value.Member) value).ordinal();
  }

  static List<Value> values(Type.Scalar type) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < type.cardinality(); i++) {
      all.add(type.valueAt(i));
    }
    return all;
  }

  static List<Value> members(Value set) {
    return ((Value.SetOf) set).elements();
  }

  static int fieldIndex(Type.Record type, String name) {
    for (int i = 0; i < type.fields().size(); i++) {
      if (type.fields().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name);
  }

  boolean holds(ExprTree condition, Map<String, Value> locals) {
    return ((Value.Bool) of(condition, locals)).value();
  }

  private int number(ExprTree expression, Map<String, Value> locals) {
    return ((Value.Int) of(expression, locals)).value();
  }

  private static Value bool(boolean value) {
    return new Value.Bool(value);
  }

  private static Value set(List<Value> elements) {
    return new Value.SetOf(elements.stream().distinct().sorted(ORDER).toList());
  }

  Value of(ExprTree e, Map<String, Value> locals) {
    if (e instanceof ExprTree.Int x) {
      return new Value.Int(x.value());
    } else if (e instanceof ExprTree.Bool x) {
      return bool(x.value());
    } else if (e instanceof ExprTree.Nil) {
      return new Value.Nil();
    } else if (e instanceof ExprTree.Parenthesized x) {
      return of(x.inner(), locals);
    } else if (e instanceof ExprTree.Ref x) {
      return named(x.name().text(), locals);
    } else if (e instanceof ExprTree.Field x) {
      if (x.record() instanceof ExprTree.Ref ref && machine.enums.containsKey(ref.name().text())) {
        return member(machine.enums.get(ref.name().text()), x.field().text());
      }
      Value.Record record = (Value.Record) of(x.record(), locals);
      return record.fields().get(fieldIndex(record.type(), x.field().text()));
    } else if (e instanceof ExprTree.Index x) {
      Value value = of(x.function(), locals);
      Value index = of(x.index(), locals);
      return value instanceof Value.Sequence sequence
          ? sequence.elements().get(((Value.Int) index).value())
          : ((Value.Function) value).values().get(((Value.Function) value).domain().ordinal(index));
    } else if (e instanceof ExprTree.Prime x) {
      return new PlainEvaluation(machine, next, null).of(x.operand(), locals);
    } else if (e instanceof ExprTree.Call x) {
      return call(machine.definitions.get(x.name().text()), x.arguments(), locals);
    } else if (e instanceof ExprTree.Unary x) {
      return x.operator() == ExprTree.UnaryOperator.NOT
          ? bool(!holds(x.operand(), locals))
          : new Value.Int(-number(x.operand(), locals));
    } else if (e instanceof ExprTree.Binary x) {
      return binary(x, locals);
    } else if (e instanceof ExprTree.If x) {
      return of(holds(x.condition(), locals) ? x.then() : x.otherwise(), locals);
    } else if (e instanceof ExprTree.Quantified x) {
      return quantified(x, locals);
    }
    return constructed(e, locals);
  }

  private Value constructed(ExprTree e, Map<String, Value> locals) {
    if (e instanceof ExprTree.RecordLiteral x) {
      DeclarationTree.RecordType declared = machine.records.get(x.type().text());
      List<Type.Field> fields =
          declared.fields().stream().map(f -> new Type.Field(f.name().text(), machine.type(f.type()))).toList();
      return new Value.Record(
          new Type.Record(x.type().text(), fields),
          fields.stream()
              .map(f -> x.fields().stream().filter(v -> v.name().text().equals(f.name())).findFirst().orElseThrow())
              .map(v -> of(v.value(), locals))
              .toList());
    } else if (e instanceof ExprTree.SetLiteral x) {
      return set(x.elements().stream().map(v -> of(v, locals)).toList());
    } else if (e instanceof ExprTree.SequenceLiteral x) {
      return new Value.Sequence(x.elements().stream().map(v -> of(v, locals)).toList());
    } else if (e instanceof ExprTree.SetComprehension x) {
      String name = x.binder().names().get(0).text();
      List<Value> members = new ArrayList<>();
      each(x.binder(), locals, bound -> members.add(bound.get(name)));
      return set(members);
    } else if (e instanceof ExprTree.FunctionLiteral x) {
      Type.Scalar domain = (Type.Scalar) machine.type(x.domain());
      return new Value.Function(
          domain, values(domain).stream().map(v -> of(x.body(), with(locals, x.parameter().text(), v))).toList());
    } else if (e instanceof ExprTree.Builtin x) {
      return builtin(x, locals);
    }
    ExprTree.ActorQuery x = (ExprTree.ActorQuery) e;
    List<Value> arguments = x.actorArguments().stream().map(a -> of(a, locals)).toList();
    String position = state.get(PlainMachine.place(x.actor().text(), arguments)).toString();
    return bool(position.equals(x.action().map(n -> n.text()).orElse(PlainMachine.STOPPED)));
  }

  private Value named(String name, Map<String, Value> locals) {
    if (locals.containsKey(name)) {
      return locals.get(name);
    } else if (machine.variables.containsKey(name)) {
      return state.get(name);
    } else if (machine.constantExpressions.containsKey(name)) {
      return machine.constant(name);
    } else if (machine.definitions.containsKey(name)) {
      return call(machine.definitions.get(name), List.of(), Map.of());
    }
    return machine.enums.values().stream()
        .filter(d -> d.members().stream().anyMatch(m -> m.text().equals(name)))
        .map(d -> member(d, name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static Value member(DeclarationTree.EnumType declared, String name) {
    List<String> members = declared.members().stream().map(m -> m.text()).toList();
    return new Value.Member(name, members.indexOf(name));
  }

  private Value call(DeclarationTree.Def definition, List<ExprTree> arguments, Map<String, Value> locals) {
    Map<String, Value> frame = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      frame.put(definition.parameters().get(i).name().text(), of(arguments.get(i), locals));
    }
    return of(definition.body(), frame);
  }

  private static Map<String, Value> with(Map<String, Value> locals, String name, Value value) {
    Map<String, Value> more = new HashMap<>(locals);
    more.put(name, value);
    return more;
  }

  /** Shows the locals with each binding that satisfies the binder's condition, in order. */
  void each(BinderTree binder, Map<String, Value> locals, Consumer<Map<String, Value>> visitor) {
    List<Value> domain = binder.domain() instanceof BinderTree.Domain.InSet in
        ? members(of(in.set(), locals))
        : values((Type.Scalar) machine.type(((BinderTree.Domain.OfType) binder.domain()).type()));
    each(binder, 0, domain, locals, visitor);
  }

  private void each(
      BinderTree binder, int at, List<Value> domain, Map<String, Value> locals, Consumer<Map<String, Value>> visitor) {
    if (at == binder.names().size()) {
      if (binder.where().isEmpty() || holds(binder.where().get(), locals)) {
        visitor.accept(locals);
      }
      return;
    }
    domain.forEach(v -> each(binder, at + 1, domain, with(locals, binder.names().get(at).text(), v), visitor));
  }

  private Value quantified(ExprTree.Quantified e, Map<String, Value> locals) {
    List<Map<String, Value>> bindings = new ArrayList<>();
    each(e.binder(), locals, bindings::add);
    return switch (e.quantifier()) {
      case FORALL -> bool(bindings.stream().allMatch(b -> holds(e.body(), b)));
      case EXISTS -> bool(bindings.stream().anyMatch(b -> holds(e.body(), b)));
      case COUNT -> new Value.Int((int) bindings.stream().filter(b -> holds(e.body(), b)).count());
      case SUM -> new Value.Int(bindings.stream().mapToInt(b -> number(e.body(), b)).sum());
      case MIN -> new Value.Int(bindings.stream().mapToInt(b -> number(e.body(), b)).min().orElseThrow());
      case MAX -> new Value.Int(bindings.stream().mapToInt(b -> number(e.body(), b)).max().orElseThrow());
      case CHOOSE -> bindings.stream().filter(b -> holds(e.body(), b)).findFirst().orElseThrow()
          .get(e.binder().names().get(0).text());
    };
  }

  private Value builtin(ExprTree.Builtin e, Map<String, Value> locals) {
    Value first = of(e.arguments().get(0), locals);
    if (e.function() == ExprTree.Builtin.Function.CARD) {
      return new Value.Int(members(first).size());
    }
    List<Value> elements = ((Value.Sequence) first).elements();
    return switch (e.function()) {
      case LEN -> new Value.Int(elements.size());
      case HEAD -> elements.get(0);
      case TAIL -> new Value.Sequence(elements.subList(1, elements.size()));
      case APPEND -> {
        List<Value> longer = new ArrayList<>(elements);
        longer.add(of(e.arguments().get(1), locals));
        yield new Value.Sequence(longer);
      }
      case CARD -> throw new AssertionError();
    };
  }

  private Value binary(ExprTree.Binary e, Map<String, Value> locals) {
    switch (e.operator()) {
      case AND:
        return bool(holds(e.left(), locals) && holds(e.right(), locals));
      case OR:
        return bool(holds(e.left(), locals) || holds(e.right(), locals));
      case IMPLIES:
        return bool(!holds(e.left(), locals) || holds(e.right(), locals));
      case IFF:
        return bool(holds(e.left(), locals) == holds(e.right(), locals));
      case IN:
      case NOT_IN:
        ExprTree set = e.right();
        while (set instanceof ExprTree.Parenthesized inner) {
          set = inner.inner();
        }
        if (set instanceof ExprTree.Binary range && range.operator() == ExprTree.BinaryOperator.INTERVAL) {
          return bool(between(e.left(), range, locals) == (e.operator() == ExprTree.BinaryOperator.IN));
        }
        return strict(e.operator(), of(e.left(), locals), of(set, locals));
      default:
        return strict(e.operator(), of(e.left(), locals), of(e.right(), locals));
    }
  }

  /** {@code e in a..b} is {@code e >= a and e <= b}. */
  private boolean between(ExprTree element, ExprTree.Binary range, Map<String, Value> locals) {
    Value value = of(element, locals);
    return value instanceof Value.Int number
        && number.value() >= number(range.left(), locals)
        && number.value() <= number(range.right(), locals);
  }

  private static Value strict(ExprTree.BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL -> bool(left.equals(right));
      case NOT_EQUAL -> bool(!left.equals(right));
      case IN -> bool(members(right).contains(left));
      case NOT_IN -> bool(!members(right).contains(left));
      case SUBSET -> bool(members(right).containsAll(members(left)));
      case UNION -> {
        List<Value> all = new ArrayList<>(members(left));
        all.addAll(members(right));
        yield set(all);
      }
      case INTERSECT -> set(members(left).stream().filter(members(right)::contains).toList());
      case MINUS -> set(members(left).stream().filter(v -> !members(right).contains(v)).toList());
      default -> arithmetic(operator, ((Value.Int) left).value(), ((Value.Int) right).value());
    };
  }

  private static Value arithmetic(ExprTree.BinaryOperator operator, int left, int right) {
    return switch (operator) {
      case LESS -> bool(left < right);
      case LESS_EQUAL -> bool(left <= right);
      case GREATER -> bool(left > right);
      case GREATER_EQUAL -> bool(left >= right);
      case ADD -> new Value.Int(left + right);
      case SUBTRACT -> new Value.Int(left - right);
      case MULTIPLY -> new Value.Int(left * right);
      case DIVIDE -> new Value.Int((int) Math.floor((double) left / right));
      case MODULO -> new Value.Int(left - right * (int) Math.floor((double) left / right));
      case INTERVAL -> {
        List<Value> all = new ArrayList<>();
        for (int i = left; i <= right; i++) {
          all.add(new Value.Int(i));
        }
        yield new Value.SetOf(all);
      }
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }
}
