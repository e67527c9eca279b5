package checker.trace;

import checker.model.Binding;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a typed expression in the words of the language. Locals that have a value are written as that value: with
 * {@code d = 1}, {@code io[d]} reads {@code io[1]}.
 */
final class ExprText {
  private final Value[] frame;

  /** @param frame the values of locals by slot; a slot that is null is written as the local's name */
  ExprText(Value[] frame) {
    this.frame = frame;
  }

  String of(Expr expr) {
    if (expr instanceof Expr.Literal e) {
      return e.value().toString();
    }
    if (expr instanceof Expr.VariableRead e) {
      return e.variable().name();
    }
    if (expr instanceof Expr.LocalRead e) {
      Value value = frame[e.local().slot()];
      return value == null ? e.local().name() : value.toString();
    }
    if (expr instanceof Expr.Index e) {
      return atom(e.function()) + "[" + of(e.index()) + "]";
    }
    if (expr instanceof Expr.Element e) {
      return atom(e.sequence()) + "[" + of(e.index()) + "]";
    }
    if (expr instanceof Expr.Field e) {
      return atom(e.record()) + "." + fieldName(e);
    }
    if (expr instanceof Expr.Convert e) {
      return of(e.operand());
    }
    if (expr instanceof Expr.Next e) {
      return atom(e.operand()) + "'";
    }
    if (expr instanceof Expr.Equality e) {
      return position(e).map(text -> e.negated() ? "not " + text : text)
          .orElseGet(() -> binary(e.left(), e.negated() ? "!=" : "=", e.right()));
    }
    if (expr instanceof Expr.Call e) {
      return e.arguments().isEmpty() ? e.definition().name() : e.definition().name() + "(" + list(e.arguments()) + ")";
    }
    return compound(expr);
  }

  private String compound(Expr expr) {
    if (expr instanceof Expr.Not e) {
      return "not " + atom(e.operand());
    }
    if (expr instanceof Expr.Negate e) {
      return "-" + atom(e.operand());
    }
    if (expr instanceof Expr.Logical e) {
      return logical(e);
    }
    if (expr instanceof Expr.Comparison e) {
      return binary(e.left(), symbol(e.operator()), e.right());
    }
    if (expr instanceof Expr.Arithmetic e) {
      return binary(e.left(), symbol(e.operator()), e.right());
    }
    if (expr instanceof Expr.Membership e) {
      return binary(e.element(), e.negated() ? "notin" : "in", e.set());
    }
    if (expr instanceof Expr.Subset e) {
      return binary(e.left(), "subset", e.right());
    }
    if (expr instanceof Expr.SetOperation e) {
      return binary(e.left(), e.operator().name().toLowerCase(Locale.ROOT), e.right());
    }
    if (expr instanceof Expr.Conditional e) {
      return "if " + of(e.condition()) + " then " + of(e.then()) + " else " + of(e.otherwise());
    }
    if (expr instanceof Expr.Length e) {
      return "len(" + of(e.sequence()) + ")";
    }
    if (expr instanceof Expr.Head e) {
      return "head(" + of(e.sequence()) + ")";
    }
    if (expr instanceof Expr.Tail e) {
      return "tail(" + of(e.sequence()) + ")";
    }
    if (expr instanceof Expr.Append e) {
      return "append(" + of(e.sequence()) + ", " + of(e.element()) + ")";
    }
    if (expr instanceof Expr.Cardinality e) {
      return "card(" + of(e.set()) + ")";
    }
    if (expr instanceof Expr.SetLiteral e) {
      return "{" + list(e.elements()) + "}";
    }
    if (expr instanceof Expr.SequenceLiteral e) {
      return "[" + list(e.elements()) + "]";
    }
    if (expr instanceof Expr.Interval e) {
      return atom(e.low()) + ".." + atom(e.high());
    }
    if (expr instanceof Expr.RecordLiteral e) {
      return record(e);
    }
    return binding(expr);
  }

  private String binding(Expr expr) {
    if (expr instanceof Expr.Quantified e) {
      return quantifier(e.universal() ? "forall" : "exists", e.binding(), e.body());
    }
    if (expr instanceof Expr.Count e) {
      return quantifier("count", e.binding(), e.body());
    }
    if (expr instanceof Expr.Aggregate e) {
      return quantifier(e.operator().name().toLowerCase(Locale.ROOT), e.binding(), e.body());
    }
    if (expr instanceof Expr.Choose e) {
      return quantifier("choose", e.binding(), e.body());
    }
    if (expr instanceof Expr.SetComprehension e) {
      return within(e.binding().local(), inner -> "{" + inner.binder(e.binding(), this) + "}");
    }
    if (expr instanceof Expr.FunctionLiteral e) {
      return within(
          e.parameter(),
          inner -> "[" + e.parameter().name() + ": " + e.parameter().type().display() + " -> " + inner.of(e.body()) + "]");
    }
    if (expr instanceof Expr.Enabled e) {
      String action = e.action().map(a -> "." + a.name() + arguments(e.actionArguments())).orElse("");
      return "enabled(" + e.actor().name() + arguments(e.actorArguments()) + action + ")";
    }
    throw new IllegalArgumentException("no text for " + expr.getClass().getSimpleName());
  }

  String fieldName(Expr.Field e) {
    return ((Type.Record) e.record().type()).fields().get(e.field()).name();
  }

  /** {@code driver(1)}, if the expression reads the position of that actor. */
  Optional<String> positionOf(Expr expr) {
    List<Expr> arguments = new ArrayList<>();
    Expr read = expr;
    while (read instanceof Expr.Index index) {
      arguments.add(0, index.index());
      read = index.function();
    }
    return read instanceof Expr.VariableRead variable && variable.variable().control()
        ? Optional.of(actorName(variable.variable()) + arguments(arguments))
        : Optional.empty();
  }

  /** {@code at(driver(1).start)} or {@code stopped(driver(1))}, if the equality compares an actor's position. */
  private Optional<String> position(Expr.Equality equality) {
    if (!(equality.right() instanceof Expr.Literal literal)) {
      return Optional.empty();
    }
    String step = literal.value().toString();
    return positionOf(equality.left())
        .map(actor -> step.equals(STOPPED) ? "stopped(" + actor + ")" : "at(" + actor + "." + step + ")");
  }

  /** The position of an actor that has stopped, as typing names it. */
  static final String STOPPED = "stopped";

  /** The actor whose position a control variable, named {@code actor.position}, holds. */
  static String actorName(Variable control) {
    return control.name().substring(0, control.name().lastIndexOf('.'));
  }

  /** An assignment's left side, without the prime. */
  String path(Statement.Assign assign) {
    StringBuilder text = new StringBuilder(assign.variable().name());
    Type type = assign.variable().type();
    for (Statement.Access access : assign.path()) {
      if (access instanceof Statement.Access.Argument argument) {
        text.append('[').append(of(argument.index())).append(']');
        type = ((Type.Function) type).range();
      } else {
        Type.Field field = ((Type.Record) type).fields().get(((Statement.Access.Field) access).field());
        text.append('.').append(field.name());
        type = field.type();
      }
    }
    return text.toString();
  }

  private String arguments(List<Expr> arguments) {
    return arguments.isEmpty() ? "" : "(" + list(arguments) + ")";
  }

  private String record(Expr.RecordLiteral literal) {
    Type.Record type = literal.type();
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < literal.fields().size(); i++) {
      fields.add(type.fields().get(i).name() + ": " + of(literal.fields().get(i)));
    }
    return type.name() + "(" + String.join(", ", fields) + ")";
  }

  private String logical(Expr.Logical e) {
    String word = e.operator().name().toLowerCase(Locale.ROOT);
    String left = sameChain(e, e.left()) ? of(e.left()) : atom(e.left());
    String right = sameChain(e, e.right()) ? of(e.right()) : atom(e.right());
    return left + " " + word + " " + right;
  }

  /** Whether an operand of {@code and} or {@code or} is a comparison or more of the same, which need no parentheses. */
  private static boolean sameChain(Expr.Logical parent, Expr operand) {
    return operand instanceof Expr.Equality
        || operand instanceof Expr.Comparison
        || operand instanceof Expr.Membership
        || operand instanceof Expr.Subset
        || operand instanceof Expr.Not
        || operand instanceof Expr.Logical child
            && child.operator() == parent.operator()
            && (parent.operator() == Expr.LogicalOperator.AND || parent.operator() == Expr.LogicalOperator.OR);
  }

  private String quantifier(String word, Binding binding, Expr body) {
    return within(
        binding.local(), inner -> word + " " + inner.binder(binding, this) + " { " + inner.of(body) + " }");
  }

  /** {@code d: Driver where p}; the set is outside the local's scope. */
  private String binder(Binding binding, ExprText outside) {
    String domain =
        binding.domain() instanceof Binding.Domain.MembersOf members
            ? " in " + outside.of(members.set())
            : ": " + binding.type().display();
    return binding.local().name() + domain + binding.where().map(w -> " where " + of(w)).orElse("");
  }

  private String within(Local local, Function<ExprText, String> text) {
    Value[] inner = frame.clone();
    inner[local.slot()] = null;
    return text.apply(new ExprText(inner));
  }

  private String binary(Expr left, String operator, Expr right) {
    return atom(left) + " " + operator + " " + atom(right);
  }

  private String list(List<Expr> elements) {
    return elements.stream().map(this::of).collect(Collectors.joining(", "));
  }

  private String atom(Expr expr) {
    if (expr instanceof Expr.Convert e) {
      return atom(e.operand());
    }
    boolean open =
        expr instanceof Expr.Logical
            || expr instanceof Expr.Equality
            || expr instanceof Expr.Comparison
            || expr instanceof Expr.Arithmetic
            || expr instanceof Expr.Membership
            || expr instanceof Expr.Subset
            || expr instanceof Expr.SetOperation
            || expr instanceof Expr.Conditional
            || expr instanceof Expr.Interval
            || expr instanceof Expr.Negate
            || expr instanceof Expr.Not;
    return open ? "(" + of(expr) + ")" : of(expr);
  }

  private static String symbol(Expr.ComparisonOperator operator) {
    return switch (operator) {
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
    };
  }

  private static String symbol(Expr.ArithmeticOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case MODULO -> "%";
    };
  }
}
