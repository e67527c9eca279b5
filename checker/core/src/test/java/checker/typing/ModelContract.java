package checker.typing;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Binding;
import checker.model.Cell;
import checker.model.Constraint;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import checker.model.Local;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asserts everything that the documentation of {@code checker.model} says about a model. */
public final class ModelContract {
  private final Model model;
  private final Map<Definition, Boolean> definitions = new IdentityHashMap<>();

  private ModelContract(Model model) {
    this.model = model;
  }

  /** Fails with the place if the model breaks a promise. */
  public static void check(Model model) {
    new ModelContract(model).check();
  }

  private void check() {
    for (int i = 0; i < model.variables().size(); i++) {
      variable(model.variables().get(i), i);
    }
    for (Definition definition : model.definitions()) {
      sound(definition.body());
      Frame frame = new Frame(definition.frameSize(), false, false);
      definition.parameters().forEach(frame::bind);
      frame.expr(definition.body());
      definitions.put(definition, true);
    }
    for (Constraint constraint : model.initialConstraints()) {
      predicate(constraint.predicate(), constraint.frameSize(), false, false);
    }
    model.terminal().ifPresent(t -> predicate(t.predicate(), t.frameSize(), false, false));
    for (Actor actor : model.actors()) {
      for (Action action : actor.actions()) {
        Frame frame = new Frame(action.frameSize(), false, false);
        actor.parameters().forEach(frame::bind);
        action.parameters().forEach(frame::bind);
        for (int i = 0; i < actor.parameters().size(); i++) {
          assertThat(actor.parameters().get(i).slot()).isEqualTo(i);
        }
        frame.statement(action.body(), false);
        if (action.step()) {
          assertThat(actor.control()).isPresent();
          assertThat(action.body().statements().get(0)).isInstanceOf(Statement.When.class);
        }
      }
    }
    for (Property property : model.properties()) {
      boolean step = property.kind() == Property.Kind.TRANSITION;
      property.predicate().ifPresent(p -> predicate(p, property.frameSize(), step, false));
      property.antecedents().forEach(p -> predicate(p, property.frameSize(), step, false));
      property.formula().ifPresent(f -> formula(f, property.frameSize()));
      assertThat(property.formula().isPresent()).isEqualTo(property.kind() == Property.Kind.TEMPORAL);
      assertThat(property.predicate().isPresent()).isEqualTo(property.kind() != Property.Kind.TEMPORAL);
    }
    model.fairness().forEach(f -> assertThat(model.actors()).contains(f.actor()));
  }

  private void predicate(Expr expr, int frameSize, boolean step, boolean temporal) {
    assertThat(expr.type()).isEqualTo(new Type.Bool());
    new Frame(frameSize, step, temporal).expr(expr);
  }

  private void formula(Formula formula, int frameSize) {
    if (formula instanceof Formula.Holds holds) {
      predicate(holds.predicate(), frameSize, false, true);
    } else if (formula instanceof Formula.Not f) {
      formula(f.operand(), frameSize);
    } else if (formula instanceof Formula.Always f) {
      formula(f.operand(), frameSize);
    } else if (formula instanceof Formula.Eventually f) {
      formula(f.operand(), frameSize);
    } else if (formula instanceof Formula.And f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.Or f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.Implies f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.Iff f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.Until f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.WeakUntil f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.Release f) {
      both(f.left(), f.right(), frameSize);
    } else if (formula instanceof Formula.LeadsTo f) {
      both(f.left(), f.right(), frameSize);
    }
  }

  private void both(Formula left, Formula right, int frameSize) {
    formula(left, frameSize);
    formula(right, frameSize);
  }

  private static void variable(Variable variable, int index) {
    assertThat(variable.index()).isEqualTo(index);
    assertThat(Types.broken(variable.type())).as(variable.name()).isFalse();
    List<Cell> cells = Cell.of(variable.type());
    assertThat(variable.initial()).as(variable.name()).hasSameSizeAs(cells);
    for (int i = 0; i < cells.size(); i++) {
      List<Value> values = variable.initial().get(i);
      assertThat(values).as(variable.name()).isNotEmpty();
      for (Value value : values.subList(0, Math.min(values.size(), 100))) {
        assertThat(has(cells.get(i).type(), value)).as(variable.name() + " = " + value).isTrue();
      }
    }
  }

  private static boolean has(Type type, Value value) {
    if (type instanceof Type.Optional optional) {
      return value instanceof Value.Nil || has(optional.element(), value);
    }
    if (type instanceof Type.Range range) {
      return value instanceof Value.Int i && i.value() >= range.low() && i.value() <= range.high();
    }
    if (type instanceof Type.Symmetric range) {
      return value instanceof Value.Int i && i.value() >= range.low() && i.value() <= range.high();
    }
    if (type instanceof Type.Enumeration enumeration) {
      return value instanceof Value.Member m && enumeration.members().get(m.ordinal()).equals(m.name());
    }
    if (type instanceof Type.Bool) {
      return value instanceof Value.Bool;
    }
    if (type instanceof Type.SetOf set) {
      return value instanceof Value.SetOf s && s.elements().stream().allMatch(e -> has(set.element(), e));
    }
    if (type instanceof Type.Sequence sequence) {
      return value instanceof Value.Sequence s
          && s.elements().size() <= sequence.capacity()
          && s.elements().stream().allMatch(e -> has(sequence.element(), e));
    }
    if (type instanceof Type.Function function) {
      return value instanceof Value.Function f
          && f.domain().equals(function.domain())
          && f.values().size() == function.domain().cardinality()
          && f.values().stream().allMatch(e -> has(function.range(), e));
    }
    Type.Record record = (Type.Record) type;
    if (!(value instanceof Value.Record r) || !r.type().equals(record)) {
      return false;
    }
    for (int i = 0; i < record.fields().size(); i++) {
      if (!has(record.fields().get(i).type(), r.fields().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void sound(Expr expr) {
    assertThat(Types.broken(expr) || expr.type().equals(Types.NONE))
        .as(() -> "type of `" + expr.span().text() + "` at " + expr.span().location())
        .isFalse();
  }

  /** The locals in scope, by slot. */
  private final class Frame {
    private final Local[] slots;
    private final boolean step;
    private final boolean temporal;
    private boolean primed;

    Frame(int size, boolean step, boolean temporal) {
      this.slots = new Local[size];
      this.step = step;
      this.temporal = temporal;
    }

    void bind(Local local) {
      assertThat(local.slot()).as("slot of " + local.name()).isBetween(0, slots.length - 1);
      assertThat(slots[local.slot()]).as("slot of " + local.name() + " is free").isNull();
      slots[local.slot()] = local;
    }

    void release(Local local) {
      slots[local.slot()] = null;
    }

    void binding(Binding binding, Runnable body) {
      if (binding.domain() instanceof Binding.Domain.MembersOf members) {
        expr(members.set());
        same(((Type.SetOf) members.set().type()).element(), binding.local().type(), members.set());
      } else {
        assertThat(binding.local().type()).isEqualTo(((Binding.Domain.AllOf) binding.domain()).type());
        assertThat(binding.type().cardinality()).isPositive();
      }
      bind(binding.local());
      binding.where().ifPresent(this::condition);
      body.run();
      release(binding.local());
    }

    void condition(Expr expr) {
      same(new Type.Bool(), expr.type(), expr);
      expr(expr);
    }

    void same(Type wanted, Type found, Expr at) {
      assertThat(found).as(() -> "`" + at.span().text() + "` at " + at.span().location()).isEqualTo(wanted);
    }

    void integer(Expr expr) {
      assertThat(expr.type()).as(() -> expr.span().location()).isInstanceOf(Type.Range.class);
    }

    void expr(Expr expr) {
      sound(expr);
      own(expr);
      if (expr instanceof Expr.Quantified e) {
        binding(e.binding(), () -> condition(e.body()));
      } else if (expr instanceof Expr.Count e) {
        binding(e.binding(), () -> condition(e.body()));
        integer(expr);
      } else if (expr instanceof Expr.Aggregate e) {
        integer(e.body());
        integer(expr);
        binding(e.binding(), () -> expr(e.body()));
      } else if (expr instanceof Expr.Choose e) {
        assertThat(e.type()).isNotInstanceOf(Type.Symmetric.class);
        binding(e.binding(), () -> condition(e.body()));
      } else if (expr instanceof Expr.SetComprehension e) {
        same(e.type().element(), e.binding().type(), e);
        binding(e.binding(), () -> { });
      } else if (expr instanceof Expr.FunctionLiteral e) {
        same(e.type().domain(), e.parameter().type(), e);
        same(e.type().range(), e.body().type(), e);
        bind(e.parameter());
        expr(e.body());
        release(e.parameter());
      } else if (expr instanceof Expr.Next e) {
        assertThat(step && !primed).isTrue();
        primed = true;
        expr(e.operand());
        primed = false;
      } else {
        ExprWalk.parts(expr).forEach(this::expr);
      }
    }

    private void own(Expr expr) {
      if (expr instanceof Expr.Literal e) {
        assertThat(has(e.type(), e.value())).as(e.value() + " of " + e.type().display()).isTrue();
      } else if (expr instanceof Expr.VariableRead e) {
        assertThat(model.variables().get(e.variable().index())).isSameAs(e.variable());
      } else if (expr instanceof Expr.LocalRead e) {
        assertThat(slots[e.local().slot()]).isEqualTo(e.local());
      } else if (expr instanceof Expr.Index e) {
        same(((Type.Function) e.function().type()).domain(), e.index().type(), e);
      } else if (expr instanceof Expr.Element e) {
        integer(e.index());
      } else if (expr instanceof Expr.Not e) {
        same(new Type.Bool(), e.operand().type(), e);
      } else if (expr instanceof Expr.Logical e) {
        same(new Type.Bool(), e.left().type(), e);
        same(new Type.Bool(), e.right().type(), e);
      } else if (expr instanceof Expr.Equality e) {
        boolean integers = e.left().type() instanceof Type.Range && e.right().type() instanceof Type.Range;
        assertThat(integers || e.left().type().equals(e.right().type())).as(e.span().text()).isTrue();
      } else if (expr instanceof Expr.Comparison e) {
        integer(e.left());
        integer(e.right());
      } else if (expr instanceof Expr.Arithmetic e) {
        integer(e.left());
        integer(e.right());
        integer(e);
      } else if (expr instanceof Expr.Membership e) {
        Type element = ((Type.SetOf) e.set().type()).element();
        boolean integers = e.element().type() instanceof Type.Range && element instanceof Type.Range;
        assertThat(integers || e.element().type().equals(element)).as(e.span().text()).isTrue();
      } else if (expr instanceof Expr.Subset e) {
        same(e.left().type(), e.right().type(), e);
      } else if (expr instanceof Expr.SetOperation e) {
        same(e.left().type(), e.right().type(), e);
      } else if (expr instanceof Expr.Conditional e) {
        same(e.type(), e.then().type(), e);
        same(e.type(), e.otherwise().type(), e);
        same(new Type.Bool(), e.condition().type(), e);
      } else {
        ownConstruction(expr);
      }
    }

    private void ownConstruction(Expr expr) {
      if (expr instanceof Expr.SetLiteral e) {
        e.elements().forEach(x -> same(e.type().element(), x.type(), x));
        assertThat(e.type().element().cardinality()).isLessThanOrEqualTo(64);
      } else if (expr instanceof Expr.Interval e) {
        Type.Range low = (Type.Range) e.low().type();
        Type.Range high = (Type.Range) e.high().type();
        Type.Range element = (Type.Range) e.type().element();
        assertThat(element.low()).isLessThanOrEqualTo(low.low());
        assertThat(element.high()).isGreaterThanOrEqualTo(high.high());
      } else if (expr instanceof Expr.RecordLiteral e) {
        for (int i = 0; i < e.fields().size(); i++) {
          same(e.type().fields().get(i).type(), e.fields().get(i).type(), e);
        }
      } else if (expr instanceof Expr.SequenceLiteral e) {
        e.elements().forEach(x -> same(e.type().element(), x.type(), x));
        assertThat(e.elements().size()).isLessThanOrEqualTo(e.type().capacity());
      } else if (expr instanceof Expr.Append e) {
        same(((Type.Sequence) e.sequence().type()).element(), e.element().type(), e);
      } else if (expr instanceof Expr.Call e) {
        assertThat(definitions).containsKey(e.definition());
        assertThat(e.arguments()).hasSameSizeAs(e.definition().parameters());
        for (int i = 0; i < e.arguments().size(); i++) {
          same(e.definition().parameters().get(i).type(), e.arguments().get(i).type(), e);
        }
      } else if (expr instanceof Expr.Enabled e) {
        assertThat(temporal).isTrue();
        assertThat(model.actors()).contains(e.actor());
      } else if (expr instanceof Expr.Convert e) {
        assertThat(legal(e.operand().type(), e.type()))
            .as(() -> e.operand().type().display() + " to " + e.type().display() + " at " + e.span().location())
            .isTrue();
      }
    }

    private boolean legal(Type from, Type to) {
      if (from instanceof Type.Range && to instanceof Type.Range) {
        return !from.equals(to);
      }
      if (to instanceof Type.Optional optional && optional.element().equals(from)) {
        return true;
      }
      if (from instanceof Type.Optional optional && optional.element().equals(to)) {
        return true;
      }
      if (from instanceof Type.SetOf a && to instanceof Type.SetOf b) {
        return a.element() instanceof Type.Range && b.element() instanceof Type.Range;
      }
      return from instanceof Type.Sequence a
          && to instanceof Type.Sequence b
          && a.element().equals(b.element())
          && a.capacity() != b.capacity();
    }

    void statement(Statement statement, boolean inFor) {
      if (statement instanceof Statement.When s) {
        condition(s.condition());
      } else if (statement instanceof Statement.Assign s) {
        Type type = s.variable().type();
        assertThat(model.variables().get(s.variable().index())).isSameAs(s.variable());
        for (Statement.Access access : s.path()) {
          if (access instanceof Statement.Access.Argument argument) {
            same(((Type.Function) type).domain(), argument.index().type(), argument.index());
            expr(argument.index());
            type = ((Type.Function) type).range();
          } else {
            type = ((Type.Record) type).fields().get(((Statement.Access.Field) access).field()).type();
          }
        }
        same(type, s.value().type(), s.value());
        expr(s.value());
      } else if (statement instanceof Statement.If s) {
        condition(s.condition());
        statement(s.then(), inFor);
        statement(s.otherwise(), inFor);
      } else if (statement instanceof Statement.For s) {
        binding(s.binding(), () -> statement(s.body(), true));
      } else if (statement instanceof Statement.With s) {
        assertThat(inFor).isFalse();
        binding(s.binding(), () -> statement(s.body(), false));
      } else if (statement instanceof Statement.Either s) {
        assertThat(inFor).isFalse();
        s.branches().forEach(b -> statement(b, false));
      } else if (statement instanceof Statement.Let s) {
        same(s.local().type(), s.value().type(), s.value());
        expr(s.value());
        bind(s.local());
      } else {
        Statement.Block block = (Statement.Block) statement;
        List<Local> own = new ArrayList<>();
        Set<Class<?>> last = new HashSet<>();
        for (Statement inner : block.statements()) {
          assertThat(last).as("statements after with").isEmpty();
          statement(inner, inFor);
          if (inner instanceof Statement.Let let) {
            own.add(let.local());
          }
          if (inner instanceof Statement.With) {
            last.add(inner.getClass());
          }
        }
        own.forEach(this::release);
      }
    }
  }
}
