package checker.trace;

import checker.evaluate.Bindings;
import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.model.Binding;
import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains the value of a predicate by going down to the sub-expressions that decide it: the false one of a
 * conjunction, the witness of an {@code exists}, the body of a definition. Evaluates nothing that evaluation itself
 * would not have evaluated, so explaining never fails where evaluating did not.
 */
final class Explainer {
  /** Up to this many values of a quantified local are listed one by one. */
  private static final int MAX_LISTED_VALUES = 16;

  private final List<Value> current;
  private final List<Value> next;
  private final Value[] frame;
  private final Set<Integer> witnesses;
  private final boolean primed;
  private final Facts facts;

  private Explainer(
      List<Value> current, List<Value> next, Value[] frame, Set<Integer> witnesses, boolean primed, Facts facts) {
    this.current = current;
    this.next = next;
    this.frame = frame;
    this.witnesses = witnesses;
    this.primed = primed;
    this.facts = facts;
  }

  /**
   * Explains a predicate that has just been evaluated without an error; or, as false, a set in which there was nothing
   * to choose.
   *
   * @param next the next state, or null for a predicate on one state
   * @param frame the values of locals in scope, null where there is none
   */
  static Explanation explain(Expr predicate, List<Value> current, List<Value> next, Value[] frame) {
    Explainer root =
        new Explainer(current, next, frame.clone(), Set.of(), false, Facts.plain());
    return root.part(predicate);
  }

  /** Descends to the conjunct that is false and explains that. */
  private Explanation part(Expr predicate) {
    if (!(predicate.type() instanceof Type.Bool)) {
      term(predicate);
      return explanation(predicate, false);
    }
    boolean value = holds(predicate);
    if (!value && predicate instanceof Expr.Logical e && e.operator() == Expr.LogicalOperator.AND) {
      return part(holds(e.left()) ? e.right() : e.left());
    }
    if (!value && predicate instanceof Expr.Call e && conjunction(e.definition().body())) {
      return inDefinition(e).part(e.definition().body());
    }
    if (!value && predicate instanceof Expr.Quantified e && e.universal() && conjunction(e.body())) {
      Explainer witness = witness(e.binding(), false, e.body()).orElseThrow();
      return witness.part(e.body());
    }
    explain(predicate, value);
    return explanation(predicate, value);
  }

  private Explanation explanation(Expr predicate, boolean value) {
    return new Explanation(oneLine(predicate.span()), Optional.of(predicate.span()), value, facts.clauses());
  }

  private static boolean conjunction(Expr expr) {
    return expr instanceof Expr.Logical e && e.operator() == Expr.LogicalOperator.AND
        || expr instanceof Expr.Quantified q && q.universal() && conjunction(q.body());
  }

  /** Adds the facts that make a Boolean expression have a value that it is known to have. */
  private void explain(Expr expr, boolean value) {
    if (expr instanceof Expr.Not e) {
      explain(e.operand(), !value);
    } else if (expr instanceof Expr.Logical e) {
      logical(e, value);
    } else if (expr instanceof Expr.Quantified e) {
      quantified(e, value);
    } else if (expr instanceof Expr.Call e) {
      inDefinition(e).explain(e.definition().body(), value);
    } else if (expr instanceof Expr.Conditional e) {
      boolean condition = holds(e.condition());
      explain(e.condition(), condition);
      explain(condition ? e.then() : e.otherwise(), value);
    } else if (expr instanceof Expr.Next e) {
      inNextState().explain(e.operand(), value);
    } else if (expr instanceof Expr.Equality e) {
      operands(e.left(), e.right());
    } else if (expr instanceof Expr.Comparison e) {
      operands(e.left(), e.right());
    } else if (expr instanceof Expr.Membership e) {
      operands(e.element(), e.set());
    } else if (expr instanceof Expr.Subset e) {
      operands(e.left(), e.right());
    } else {
      term(expr);
    }
  }

  private void logical(Expr.Logical e, boolean value) {
    switch (e.operator()) {
      case AND -> decide(e, false, value);
      case OR -> decide(e, true, value);
      case IMPLIES -> {
        boolean left = holds(e.left());
        if (left) {
          if (!value) {
            explain(e.left(), true);
          }
          explain(e.right(), value);
        } else {
          explain(e.left(), false);
        }
      }
      case IFF -> {
        explain(e.left(), holds(e.left()));
        explain(e.right(), holds(e.right()));
      }
    }
  }

  /** Explains {@code and} and {@code or}: by the first operand that decides, or else by both. */
  private void decide(Expr.Logical e, boolean deciding, boolean value) {
    if (value != deciding) {
      explain(e.left(), value);
      explain(e.right(), value);
    } else if (holds(e.left()) == deciding) {
      explain(e.left(), value);
    } else {
      explain(e.right(), value);
    }
  }

  private void quantified(Expr.Quantified e, boolean value) {
    if (value != e.universal()) {
      Explainer witness = witness(e.binding(), value, e.body()).orElseThrow();
      witness.explain(e.body(), value);
      if (facts.ofWitness()) {
        facts.merge(witness.facts);
      } else {
        witness.facts.clauses().forEach(facts::add);
      }
      return;
    }
    Explainer all = collecting(Facts.plain());
    List<Value> values = new ArrayList<>();
    for (Value candidate : Bindings.domain(e.binding(), environment())) {
      values.add(candidate);
      if (values.size() <= MAX_LISTED_VALUES) {
        all.explainOne(e, candidate, value);
      }
    }
    String name = e.binding().local().name();
    String domain = domain(e.binding());
    if (values.isEmpty()) {
      facts.add("there is no " + name + domain);
      return;
    }
    ExprText text = text(without(e.binding()));
    String where = e.binding().where().map(w -> " where " + text.of(w)).orElse("");
    String clause = (value ? "every " : "no ") + name + domain + where + " has " + text.of(e.body());
    boolean listed = values.size() <= MAX_LISTED_VALUES && !all.facts.isEmpty();
    facts.add(clause + (listed ? " (" + String.join(", ", all.facts.clauses()) + ")" : ""));
  }

  /** What makes the body have its value, or the condition exclude the candidate. */
  private void explainOne(Expr.Quantified e, Value candidate, boolean value) {
    Explainer inner = bound(e.binding(), candidate);
    boolean included = Bindings.satisfied(e.binding(), inner.environment());
    inner.collecting(facts).explain(included ? e.body() : e.binding().where().orElseThrow(), included ? value : false);
  }

  /** The first value of the local for which the body has the value wanted, with the facts of the condition. */
  private Optional<Explainer> witness(Binding binding, boolean wanted, Expr body) {
    for (Value candidate : Bindings.domain(binding, environment())) {
      Explainer inner =
          bound(binding, candidate).collecting(Facts.ofWitness(binding.local().name() + " = " + candidate));
      if (Bindings.satisfied(binding, inner.environment()) && inner.holds(body) == wanted) {
        binding.where().ifPresent(where -> inner.explain(where, true));
        return Optional.of(inner);
      }
    }
    return Optional.empty();
  }

  private String domain(Binding binding) {
    return binding.domain() instanceof Binding.Domain.MembersOf members
        ? " in " + text(frame).of(members.set())
        : ": " + binding.type().display();
  }

  private void operands(Expr left, Expr right) {
    if (!positionFact(left, right)) {
      term(left);
      term(right);
    }
  }

  /** {@code writeback at submit}, if the left side reads a position. */
  private boolean positionFact(Expr left, Expr right) {
    Optional<String> actor = text(frame).positionOf(left);
    if (actor.isEmpty() || !(right instanceof Expr.Literal)) {
      return false;
    }
    String step = Evaluator.evaluate(left, environment()).toString();
    String when = primed ? " afterwards" : "";
    facts.add(actor.get() + (step.equals(ExprText.STOPPED) ? " has stopped" : " at " + step) + when);
    return true;
  }

  /** Adds the value of an expression: as a whole if it is a name or part of one, else of the names in it. */
  private void term(Expr expr) {
    if (expr instanceof Expr.Literal) {
      return;
    }
    if (expr instanceof Expr.Convert e) {
      term(e.operand());
    } else if (expr instanceof Expr.Next e) {
      inNextState().term(e.operand());
    } else if (expr instanceof Expr.LocalRead e) {
      if (!witnesses.contains(e.local().slot())) {
        facts.add(e.local().name() + " = " + frame[e.local().slot()]);
      }
    } else if (expr instanceof Expr.Arithmetic e) {
      term(e.left());
      term(e.right());
    } else if (expr instanceof Expr.Negate e) {
      term(e.operand());
    } else if (expr instanceof Expr.SetOperation e) {
      term(e.left());
      term(e.right());
    } else if (expr instanceof Expr.SetLiteral e) {
      e.elements().forEach(this::term);
    } else if (expr instanceof Expr.SequenceLiteral e) {
      e.elements().forEach(this::term);
    } else if (expr instanceof Expr.RecordLiteral e) {
      e.fields().forEach(this::term);
    } else if (expr instanceof Expr.Interval e) {
      term(e.low());
      term(e.high());
    } else if (expr instanceof Expr.Length e) {
      term(e.sequence());
    } else if (expr instanceof Expr.Head e) {
      term(e.sequence());
    } else if (expr instanceof Expr.Tail e) {
      term(e.sequence());
    } else if (expr instanceof Expr.Append e) {
      term(e.sequence());
      term(e.element());
    } else if (expr instanceof Expr.Cardinality e) {
      term(e.set());
    } else if (booleanCompound(expr)) {
      explain(expr, holds(expr));
    } else {
      named(expr);
    }
  }

  private static boolean booleanCompound(Expr expr) {
    return expr instanceof Expr.Not
        || expr instanceof Expr.Logical
        || expr instanceof Expr.Quantified
        || expr instanceof Expr.Equality
        || expr instanceof Expr.Comparison
        || expr instanceof Expr.Membership
        || expr instanceof Expr.Subset;
  }

  /** A variable, a part of one, a definition or an aggregate, with its value; and the index, if that is no literal. */
  private void named(Expr expr) {
    indices(expr);
    facts.add(readable(expr) + (primed ? "'" : "") + " = " + Evaluator.evaluate(expr, environment()));
  }

  /** The text with indices that are variables replaced by their values: {@code io[owner]} reads {@code io[1]}. */
  private String readable(Expr expr) {
    if (expr instanceof Expr.Index e) {
      return readable(e.function()) + "[" + Evaluator.evaluate(e.index(), environment()) + "]";
    }
    if (expr instanceof Expr.Element e) {
      return readable(e.sequence()) + "[" + Evaluator.evaluate(e.index(), environment()) + "]";
    }
    if (expr instanceof Expr.Field e) {
      return readable(e.record()) + "." + text(frame).fieldName(e);
    }
    return text(frame).of(expr);
  }

  private void indices(Expr expr) {
    if (expr instanceof Expr.Index e) {
      indices(e.function());
      index(e.index());
    } else if (expr instanceof Expr.Element e) {
      indices(e.sequence());
      index(e.index());
    } else if (expr instanceof Expr.Field e) {
      indices(e.record());
    }
  }

  private void index(Expr index) {
    if (!(index instanceof Expr.LocalRead)) {
      term(index);
    }
  }

  private Explainer inDefinition(Expr.Call call) {
    Value[] inner = new Value[call.definition().frameSize()];
    for (int i = 0; i < call.arguments().size(); i++) {
      inner[call.definition().parameters().get(i).slot()] =
          Evaluator.evaluate(call.arguments().get(i), environment());
    }
    return new Explainer(current, next, inner, Set.of(), primed, facts);
  }

  private Explainer inNextState() {
    return new Explainer(next, null, frame, witnesses, true, facts);
  }

  private Explainer bound(Binding binding, Value value) {
    Value[] inner = frame.clone();
    inner[binding.local().slot()] = value;
    Set<Integer> known = new LinkedHashSet<>(witnesses);
    known.add(binding.local().slot());
    return new Explainer(current, next, inner, known, primed, facts);
  }

  private Explainer collecting(Facts other) {
    return new Explainer(current, next, frame, witnesses, primed, other);
  }

  private Value[] without(Binding binding) {
    Value[] inner = frame.clone();
    inner[binding.local().slot()] = null;
    return inner;
  }

  private boolean holds(Expr expr) {
    return Evaluator.holds(expr, environment());
  }

  /** With a frame of its own: evaluation leaves values in it. */
  private Environment environment() {
    return new Environment(current, next, Arrays.copyOf(frame, frame.length));
  }

  private static ExprText text(Value[] frame) {
    return new ExprText(frame);
  }

  /** The text as written, in one line, without comments. */
  static String oneLine(Span span) {
    return span.text().replaceAll("//[^\n]*", " ").strip().replaceAll("\\s+", " ");
  }
}
