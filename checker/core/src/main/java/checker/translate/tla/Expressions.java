package checker.translate.tla;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Binding;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes expressions. What the type checker could not rule out is checked where it happens, so that TLC ends with an error where
 * a run of the model does.
 */
final class Expressions {
  private final Names names;
  private final boolean primes;

  Expressions(Names names) {
    this(names, true);
  }

  /** @param primes false to read the current state where the next one is meant: for steps that change nothing */
  Expressions(Names names, boolean primes) {
    this.names = names;
    this.primes = primes;
  }

  /** On one line. */
  String text(Expr whole, Scope scope) {
    Expr expr = Known.simpler(whole);
    if (expr instanceof Expr.Literal e) {
      return names.types().value(e.value(), scope);
    }
    if (expr instanceof Expr.VariableRead e) {
      return names.of(e.variable());
    }
    if (expr instanceof Expr.LocalRead e) {
      return scope.text(e.local());
    }
    if (expr instanceof Expr.Index e) {
      return operand(e.function(), scope) + "[" + text(e.index(), scope) + "]";
    }
    if (expr instanceof Expr.Element e) {
      return operand(e.sequence(), scope) + "[" + operand(e.index(), scope) + " + 1]";
    }
    if (expr instanceof Expr.Field e) {
      return operand(e.record(), scope) + "." + names.field((Type.Record) e.record().type(), e.field());
    }
    if (expr instanceof Expr.Convert e) {
      return converted(e, scope);
    }
    if (expr instanceof Expr.Next e) {
      return primes ? operand(e.operand(), scope) + "'" : text(e.operand(), scope);
    }
    if (expr instanceof Expr.Call e) {
      return names.of(e.definition()) + arguments(e.arguments(), scope);
    }
    return operation(expr, scope);
  }

  private String operation(Expr expr, Scope scope) {
    if (expr instanceof Expr.Not e) {
      return "~" + operand(e.operand(), scope);
    }
    if (expr instanceof Expr.Negate e) {
      return "0 - " + operand(e.operand(), scope);
    }
    if (expr instanceof Expr.Logical e) {
      return junct(e, e.left(), scope) + " " + symbol(e.operator()) + " " + junct(e, e.right(), scope);
    }
    if (expr instanceof Expr.Equality e) {
      return operand(e.left(), scope) + (e.negated() ? " # " : " = ") + operand(e.right(), scope);
    }
    if (expr instanceof Expr.Comparison e) {
      return operand(e.left(), scope) + " " + symbol(e.operator()) + " " + operand(e.right(), scope);
    }
    if (expr instanceof Expr.Arithmetic e) {
      return arithmetic(e, scope);
    }
    if (expr instanceof Expr.Membership e) {
      return operand(e.element(), scope) + (e.negated() ? " \\notin " : " \\in ") + operand(e.set(), scope);
    }
    if (expr instanceof Expr.Subset e) {
      return operand(e.left(), scope) + " \\subseteq " + operand(e.right(), scope);
    }
    if (expr instanceof Expr.SetOperation e) {
      return operand(e.left(), scope) + " " + symbol(e.operator()) + " " + operand(e.right(), scope);
    }
    if (expr instanceof Expr.Conditional e) {
      return "IF " + text(e.condition(), scope) + " THEN " + text(e.then(), scope) + " ELSE " + text(e.otherwise(), scope);
    }
    if (expr instanceof Expr.SetLiteral e) {
      return "{" + list(e.elements(), scope) + "}";
    }
    if (expr instanceof Expr.Interval e) {
      return operand(e.low(), scope) + ".." + operand(e.high(), scope);
    }
    if (expr instanceof Expr.RecordLiteral e) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < e.fields().size(); i++) {
        fields.add(names.field(e.type(), i) + " |-> " + text(e.fields().get(i), scope));
      }
      return "[" + String.join(", ", fields) + "]";
    }
    if (expr instanceof Expr.SequenceLiteral e) {
      return "<<" + list(e.elements(), scope) + ">>";
    }
    if (expr instanceof Expr.Cardinality e) {
      return "Cardinality(" + text(e.set(), scope) + ")";
    }
    return sequence(expr, scope);
  }

  private String sequence(Expr expr, Scope scope) {
    if (expr instanceof Expr.Length e) {
      return "Len(" + text(e.sequence(), scope) + ")";
    }
    if (expr instanceof Expr.Head e) {
      return "Head(" + text(e.sequence(), scope) + ")";
    }
    if (expr instanceof Expr.Tail e) {
      return "Tail(" + text(e.sequence(), scope) + ")";
    }
    if (expr instanceof Expr.Append e) {
      String longer = "Append(" + text(e.sequence(), scope) + ", " + text(e.element(), scope) + ")";
      return names.helper(Helper.AT_MOST) + "(" + longer + ", " + ((Type.Sequence) e.type()).capacity() + ")";
    }
    if (expr instanceof Expr.Enabled e) {
      return "ENABLED " + instance(e, scope);
    }
    return binding(expr, scope);
  }

  private String binding(Expr expr, Scope scope) {
    if (expr instanceof Expr.Quantified e) {
      return quantified(e.universal(), e.binding(), scope, inner -> text(e.body(), inner));
    }
    if (expr instanceof Expr.Count e) {
      return "Cardinality(" + comprehension(e.binding(), Optional.of(e.body()), scope) + ")";
    }
    if (expr instanceof Expr.SetComprehension e) {
      return comprehension(e.binding(), Optional.empty(), scope);
    }
    if (expr instanceof Expr.FunctionLiteral e) {
      Scope inner = scope.bind(e.parameter());
      String domain = names.types().set(e.type().domain());
      return "[" + inner.text(e.parameter()) + " \\in " + domain + " |-> " + text(e.body(), inner) + "]";
    }
    if (expr instanceof Expr.Choose e) {
      return choice(e, scope);
    }
    if (expr instanceof Expr.Aggregate e) {
      return aggregate(e, scope);
    }
    throw new IllegalStateException("no text for " + expr.getClass().getSimpleName());
  }

  /** Over several lines if one is not enough. */
  List<String> lines(Expr whole, Scope scope) {
    Expr expr = Known.simpler(whole);
    String line = text(expr, scope);
    if (line.length() <= Lines.WIDTH - 10) {
      return List.of(line);
    }
    if (expr instanceof Expr.Convert e && text(e.operand(), scope).equals(line)) {
      return lines(e.operand(), scope);
    }
    if (expr instanceof Expr.Logical e) {
      switch (e.operator()) {
        case AND, OR -> {
          List<List<String>> items = new ArrayList<>();
          for (Expr item : chain(e, e.operator())) {
            items.add(lines(item, scope));
          }
          return Lines.list(symbol(e.operator()), items);
        }
        case IMPLIES, IFF -> {
          // The parentheses end a quantifier or a list on the left.
          List<String> result = new ArrayList<>(Lines.parenthesized(lines(e.left(), scope)));
          int last = result.size() - 1;
          result.set(last, result.get(last) + " " + symbol(e.operator()));
          result.addAll(Lines.indent(2, Lines.parenthesized(lines(e.right(), scope))));
          return result;
        }
      }
    }
    if (expr instanceof Expr.Quantified e) {
      Scope inner = scope.bind(e.binding().local());
      List<String> result = new ArrayList<>();
      String head = quantifier(e.universal(), e.binding(), scope, inner);
      Optional<String> where = e.binding().where().map(w -> operand(w, inner));
      List<String> body = lines(e.body(), inner);
      if (where.isEmpty()) {
        result.add(head.stripTrailing());
        result.addAll(Lines.indent(2, body));
      } else if (e.universal()) {
        result.add(head + where.get() + " =>");
        result.addAll(Lines.indent(2, Lines.parenthesized(body)));
      } else {
        result.add(head.stripTrailing());
        result.addAll(Lines.indent(2, Lines.list("/\\", List.of(List.of(where.get()), body))));
      }
      return result;
    }
    if (expr instanceof Expr.Conditional e) {
      List<String> result = new ArrayList<>(Lines.hang("IF ", lines(e.condition(), scope)));
      result.addAll(Lines.hang("THEN ", lines(e.then(), scope)));
      result.addAll(Lines.hang("ELSE ", lines(e.otherwise(), scope)));
      return result;
    }
    return List.of(line);
  }

  /** What is joined by an operator, from left to right. */
  static List<Expr> chain(Expr whole, Expr.LogicalOperator operator) {
    Expr expr = Known.simpler(whole);
    if (expr instanceof Expr.Logical e && e.operator() == operator) {
      List<Expr> items = new ArrayList<>(chain(e.left(), operator));
      items.addAll(chain(e.right(), operator));
      return items;
    }
    return List.of(expr);
  }

  /** In parentheses if it is an operation. */
  String operand(Expr whole, Scope scope) {
    Expr expr = Known.simpler(whole);
    String text = text(expr, scope);
    return open(expr) ? "(" + text + ")" : text;
  }

  private boolean open(Expr expr) {
    if (expr instanceof Expr.Convert e) {
      return !checked(e) && open(e.operand());
    }
    if (expr instanceof Expr.Next e) {
      return !primes && open(e.operand());
    }
    return expr instanceof Expr.Logical
        || expr instanceof Expr.Equality
        || expr instanceof Expr.Comparison
        || expr instanceof Expr.Arithmetic
        || expr instanceof Expr.Membership
        || expr instanceof Expr.Subset
        || expr instanceof Expr.SetOperation
        || expr instanceof Expr.Conditional
        || expr instanceof Expr.Interval
        || expr instanceof Expr.Negate
        || expr instanceof Expr.Not
        || expr instanceof Expr.Quantified
        || expr instanceof Expr.Enabled;
  }

  /** An operand of {@code /\} or {@code \/}: relations and more of the same need no parentheses there. */
  private String junct(Expr.Logical parent, Expr whole, Scope scope) {
    Expr expr = Known.simpler(whole);
    boolean conjunction =
        parent.operator() == Expr.LogicalOperator.AND || parent.operator() == Expr.LogicalOperator.OR;
    boolean plain =
        expr instanceof Expr.Equality
            || expr instanceof Expr.Comparison
            || expr instanceof Expr.Membership
            || expr instanceof Expr.Not
            || conjunction && expr instanceof Expr.Logical child && child.operator() == parent.operator();
    return plain ? text(expr, scope) : operand(expr, scope);
  }

  private String list(List<Expr> elements, Scope scope) {
    return elements.stream().map(e -> text(e, scope)).collect(Collectors.joining(", "));
  }

  private String arguments(List<Expr> arguments, Scope scope) {
    return arguments.isEmpty() ? "" : "(" + list(arguments, scope) + ")";
  }

  private String instance(Expr.Enabled e, Scope scope) {
    List<Expr> all = new ArrayList<>(e.actorArguments());
    all.addAll(e.actionArguments());
    Actor actor = e.actor();
    String operator = e.action().map((Action a) -> names.of(actor, a)).orElseGet(() -> names.of(actor));
    return operator + arguments(all, scope);
  }

  private String arithmetic(Expr.Arithmetic e, Scope scope) {
    String left = operand(e.left(), scope);
    String right = operand(e.right(), scope);
    return switch (e.operator()) {
      case ADD -> left + " + " + right;
      case SUBTRACT -> left + " - " + right;
      case MULTIPLY -> left + " * " + right;
      case DIVIDE -> left + " \\div " + right;
      case MODULO ->
          range(e.right()).low() < 0
              ? "(" + names.helper(Helper.MODULO) + "(" + text(e.left(), scope) + ", " + text(e.right(), scope) + "))"
              : left + " % " + right;
    };
  }

  private static Type.Range range(Expr expr) {
    return (Type.Range) expr.type();
  }

  private String converted(Expr.Convert e, Scope scope) {
    if (!checked(e)) {
      return text(e.operand(), scope);
    }
    String value = text(e.operand(), scope);
    if (e.type() instanceof Type.Sequence sequence) {
      return names.helper(Helper.AT_MOST) + "(" + value + ", " + sequence.capacity() + ")";
    }
    if (e.operand().type() instanceof Type.Optional) {
      names.types().nil();
      return names.helper(Helper.NOT_NIL) + "(" + value + ")";
    }
    if (e.type() instanceof Type.SetOf set) {
      return names.helper(Helper.MEMBERS_IN) + "(" + value + ", " + names.types().set(set.element()) + ")";
    }
    return names.helper(Helper.IN_RANGE) + "(" + value + ", " + names.types().set(e.type()) + ")";
  }

  /** Whether a conversion can fail. */
  static boolean checked(Expr.Convert e) {
    Type from = e.operand().type();
    if (e.type() instanceof Type.Optional) {
      return false;
    }
    if (from instanceof Type.Optional) {
      return true;
    }
    if (from instanceof Type.SetOf set) {
      return !contains(((Type.SetOf) e.type()).element(), set.element());
    }
    if (from instanceof Type.Sequence sequence) {
      return sequence.capacity() > ((Type.Sequence) e.type()).capacity();
    }
    return !contains(e.type(), from);
  }

  private static boolean contains(Type outer, Type inner) {
    return outer.equals(inner)
        || outer instanceof Type.Range o && inner instanceof Type.Range i && o.low() <= i.low() && i.high() <= o.high();
  }

  /** Whether an evaluation of the expression can end in an error. */
  static boolean canFail(Expr expr, Scope scope) {
    return ExprWalk.any(
        expr,
        e ->
            e instanceof Expr.LocalRead read && scope.canFail(read.local())
                || e instanceof Expr.Convert convert && checked(convert)
                || e instanceof Expr.Choose
                || e instanceof Expr.Aggregate aggregate && aggregate.operator() != Expr.AggregateOperator.SUM
                || e instanceof Expr.Element
                || e instanceof Expr.Head
                || e instanceof Expr.Tail
                || e instanceof Expr.Append
                || e instanceof Expr.Arithmetic arithmetic && dividesByZero(arithmetic));
  }

  private static boolean dividesByZero(Expr.Arithmetic e) {
    return (e.operator() == Expr.ArithmeticOperator.DIVIDE || e.operator() == Expr.ArithmeticOperator.MODULO)
        && range(e.right()).low() <= 0
        && range(e.right()).high() >= 0;
  }

  /** What the local of a binding ranges over, without its condition. */
  String domain(Binding binding, Scope scope) {
    return binding.domain() instanceof Binding.Domain.MembersOf members
        ? text(members.set(), scope)
        : names.types().set(binding.type());
  }

  private String quantifier(boolean universal, Binding binding, Scope outer, Scope inner) {
    return (universal ? "\\A " : "\\E ") + inner.text(binding.local()) + " \\in " + domain(binding, outer) + " : ";
  }

  /** {@code \A x \in S : where => body}. */
  String quantified(
      boolean universal, Binding binding, Scope scope, Function<Scope, String> body) {
    Scope inner = scope.bind(binding.local());
    String condition =
        binding.where().map(w -> operand(w, inner) + (universal ? " => " : " /\\ ")).orElse("");
    String text = body.apply(inner);
    return quantifier(universal, binding, scope, inner) + condition + (condition.isEmpty() ? text : "(" + text + ")");
  }

  /** {@code {x \in S : where /\ condition}}. */
  private String comprehension(Binding binding, Optional<Expr> condition, Scope scope) {
    Scope inner = scope.bind(binding.local());
    String predicate = predicate(binding, condition, inner);
    String domain = domain(binding, scope);
    return predicate.isEmpty()
        ? domain
        : "{" + inner.text(binding.local()) + " \\in " + domain + " : " + predicate + "}";
  }

  private String predicate(Binding binding, Optional<Expr> condition, Scope inner) {
    List<String> parts = new ArrayList<>();
    binding.where().ifPresent(w -> parts.add(operand(w, inner)));
    condition.ifPresent(c -> parts.add(parts.isEmpty() ? text(c, inner) : operand(c, inner)));
    return String.join(" /\\ ", parts);
  }

  /** The first in the order of the type: TLA+ leaves open which value CHOOSE takes. */
  private String choice(Expr.Choose e, Scope scope) {
    Binding binding = e.binding();
    Scope inner = scope.bind(binding.local());
    String predicate = predicate(binding, Optional.of(e.body()), inner);
    String local = inner.text(binding.local());
    Type.Scalar type = binding.type();
    if (type instanceof Type.Range) {
      return names.helper(Helper.LEAST) + "(" + domain(binding, scope) + ", LAMBDA " + local + " : " + predicate + ")";
    }
    String member =
        binding.domain() instanceof Binding.Domain.MembersOf members
            ? local + " \\in " + operand(members.set(), scope) + " /\\ (" + predicate + ")"
            : predicate;
    return names.helper(Helper.FIRST) + "(" + names.types().order(type) + ", LAMBDA " + local + " : " + member + ")";
  }

  private String aggregate(Expr.Aggregate e, Scope scope) {
    Scope inner = scope.bind(e.binding().local());
    String local = inner.text(e.binding().local());
    String set = comprehension(e.binding(), Optional.empty(), scope);
    String body = text(e.body(), inner);
    return switch (e.operator()) {
      case SUM -> {
        String sum = names.helper(Helper.SUM);
        yield sum + "([" + local + " \\in " + set + " |-> " + body + "], " + set + ")";
      }
      case MIN -> names.helper(Helper.MIN) + "({" + body + " : " + local + " \\in " + set + "})";
      case MAX -> names.helper(Helper.MAX) + "({" + body + " : " + local + " \\in " + set + "})";
    };
  }

  static String symbol(Expr.LogicalOperator operator) {
    return switch (operator) {
      case AND -> "/\\";
      case OR -> "\\/";
      case IMPLIES -> "=>";
      case IFF -> "<=>";
    };
  }

  private static String symbol(Expr.ComparisonOperator operator) {
    return switch (operator) {
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
    };
  }

  private static String symbol(Expr.SetOperator operator) {
    return switch (operator) {
      case UNION -> "\\cup";
      case INTERSECT -> "\\cap";
      case MINUS -> "\\";
    };
  }
}
