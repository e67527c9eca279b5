package checker.interpret;

import static checker.fixture.Exprs.*;
import static checker.fixture.Models.action;
import static checker.fixture.Statements.*;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.range;
import static checker.fixture.Values.set;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static checker.fixture.Values.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import checker.fixture.Models;
import checker.layout.StateLayout;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.model.Variable;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a transition system. */
class InterpreterTest {
  private final Models models = new Models();

  /** A system with what is needed to speak of its states as values. */
  private record Opened(Interpreter system, StateLayout layout) {
    static Opened of(Model model) {
      StateLayout layout = StateLayout.of(model);
      return new Opened(Interpreter.of(model, layout), layout);
    }

    long[] pack(List<Value> state) {
      long[] words = new long[layout.words()];
      layout.encode(state, words, 0);
      return words;
    }

    Successors expand(List<Value> state) {
      Successors out = new Successors(layout.words(), 1);
      system.expand(pack(state), 0, out);
      return out;
    }

    List<List<Value>> states(Successors out) {
      List<List<Value>> states = new ArrayList<>();
      for (int i = 0; i < out.count; i++) {
        states.add(layout.decode(out.words, i * out.stateWords));
      }
      return states;
    }
  }

  private static List<Integer> instances(Successors out) {
    return IntStream.of(Arrays.copyOf(out.instances, out.count)).boxed().toList();
  }

  private static List<Integer> faults(Successors out) {
    return IntStream.of(Arrays.copyOf(out.faults, out.faultCount)).boxed().toList();
  }

  @Test
  void successorsComeByInstanceThenByChoice() {
    Variable x = models.variable("x", range(0, 9), value(0));
    Local d = new Local("d", range(1, 2), 0);
    Local n = new Local("n", range(0, 1), 1);
    Local v = new Local("v", range(5, 6), 2);
    models.actor(
        "driver",
        List.of(d),
        action("set", List.of(n), assign(read(x), add(read(d), read(n)))),
        action("pick", with(all(v), assign(read(x), read(v)))));
    models.actor("reset", assign(read(x), number(0)));
    Opened opened = Opened.of(models.build());
    Successors out = opened.expand(values(3));
    assertThat(opened.system().instanceCount()).isEqualTo(7);
    assertThat(instances(out)).containsExactly(0, 1, 2, 2, 3, 4, 5, 5, 6);
    assertThat(opened.states(out))
        .containsExactly(
            values(1), values(2), values(5), values(6), values(2), values(3), values(5), values(6), values(0));
    assertThat(faults(out)).isEmpty();
  }

  @Test
  void aFaultEndsItsInstanceAndNoOther() {
    Variable x = models.variable("x", range(0, 9), value(0));
    Local v = new Local("v", range(0, 3), 0);
    models.actor("before", assign(read(x), number(1)));
    models.actor("fails", with(all(v), assign(read(x), divide(number(6), add(read(v), number(-2))))));
    models.actor("again", with(all(v), assign(read(x), divide(number(6), add(read(v), number(-2))))));
    models.actor("after", assign(read(x), number(2)));
    Opened opened = Opened.of(models.build());
    // 6 / -2 = -3 does not fit: the very first run of "fails" and of "again" fails.
    assertThat(faults(opened.expand(values(0)))).containsExactly(1, 2);
    assertThat(opened.states(opened.expand(values(0)))).containsExactly(values(1), values(2));
  }

  @Test
  void successorsBeforeTheFaultAreKept() {
    Variable x = models.variable("x", range(-9, 9), value(0));
    Local v = new Local("v", range(0, 3), 0);
    models.actor("fails", with(all(v), assign(read(x), divide(number(6), add(read(v), number(-2))))));
    Opened opened = Opened.of(models.build());
    Successors out = opened.expand(values(0));
    assertThat(opened.states(out)).containsExactly(values(-3), values(-6));
    assertThat(instances(out)).containsExactly(0, 0);
    assertThat(faults(out)).containsExactly(0);
  }

  @Test
  void duplicatesAreKept() {
    Variable x = models.variable("x", range(0, 9), value(0));
    models.actor("twice", either(block(assign(read(x), number(1))), block(assign(read(x), number(1)))));
    assertThat(Opened.of(models.build()).expand(values(0)).count).isEqualTo(2);
  }

  @Test
  void expandingAppendsAndReadsAtTheOffset() {
    Variable s = models.variable("s", setType(range(1, 64)), set());
    Variable b = models.variable("b", BOOL, value(false));
    models.actor("flip", assign(read(b), not(read(b))));
    Opened opened = Opened.of(models.build());
    assertThat(opened.system().stateWords()).isEqualTo(2);
    long[] states = new long[5];
    opened.layout().encode(List.of(set(1, 64), value(true)), states, 3);
    Successors out = new Successors(2, 1);
    opened.system().expand(states, 1, out);
    opened.system().expand(states, 3, out);
    assertThat(opened.states(out))
        .containsExactly(List.of(set(), value(true)), List.of(set(1, 64), value(false)));
    assertThat(s.index()).isZero();
  }

  @Test
  void initialStatesAreTheCandidatesThatSatisfyAllConstraints() {
    Variable x = models.variable("x", range(0, 9), List.of(values(2, 0, 2, 1)));
    Variable y = models.variable("y", range(0, 9), List.of(values(1, 0)));
    models.init(unequal(read(x), read(y))).init(less(number(0), add(read(x), read(y))));
    Opened opened = Opened.of(models.build());
    Successors out = new Successors(1, 1);
    opened.system().initial(out);
    assertThat(opened.states(out)).containsExactly(values(2, 1), values(2, 0), values(0, 1), values(1, 0));
    assertThat(instances(out)).containsOnly(Successors.INITIAL);
  }

  @Test
  void aLaterConstraintIsNotTriedOnWhatAnEarlierOneExcludes() {
    Variable x = models.variable("x", range(0, 9), List.of(values(0, 1)));
    models.init(unequal(read(x), number(0))).init(equal(divide(number(1), read(x)), number(1)));
    Opened opened = Opened.of(models.build());
    Successors out = new Successors(1, 1);
    opened.system().initial(out);
    assertThat(opened.states(out)).containsExactly(values(1));
  }

  @Test
  void aConstraintThatFailsIsAFault() {
    Variable x = models.variable("x", range(0, 9), List.of(values(1, 0)));
    models.init(equal(divide(number(1), read(x)), number(1)));
    Interpreter system = Opened.of(models.build()).system();
    EvaluationFault fault =
        catchThrowableOfType(EvaluationFault.class, () -> system.initial(new Successors(1, 1)));
    assertThat(fault.observation()).isEqualTo(EvaluationFault.INITIAL_CONSTRAINT);
  }

  @Test
  void terminalStatesAreThoseThatTheModelNames() {
    Variable x = models.variable("x", range(0, 9), value(0));
    Opened without = Opened.of(models.build());
    models.terminal(equal(divide(number(6), read(x)), number(3)));
    Opened opened = Opened.of(models.build());
    assertThat(without.system().terminal(without.pack(values(2)), 0)).isFalse();
    assertThat(opened.system().terminal(opened.pack(values(2)), 0)).isTrue();
    assertThat(opened.system().terminal(opened.pack(values(3)), 0)).isFalse();
    EvaluationFault fault =
        catchThrowableOfType(
            EvaluationFault.class, () -> opened.system().terminal(opened.pack(values(0)), 0));
    assertThat(fault.observation()).isEqualTo(EvaluationFault.TERMINAL);
  }

  @Test
  void statesAreObservedByPropertyWithItsAntecedents() {
    Variable x = models.variable("x", range(0, 9), value(0));
    models
        .property(Property.Kind.INVARIANT, "small", less(read(x), number(5)), less(number(3), read(x)))
        .property(Property.Kind.TRANSITION, "grows", less(read(x), next(read(x))))
        .property(Property.Kind.POSSIBLE, "zero", equal(read(x), number(0)))
        .property(Property.Kind.REACHABLE, "seven", equal(read(x), number(7)))
        .property(Property.Kind.COST, "odd", equal(remainder(read(x)), number(1)));
    Opened opened = Opened.of(models.build());
    assertThat(opened.system().stateObservationCount()).isEqualTo(5);
    assertThat(opened.system().stepObservationCount()).isEqualTo(1);
    // From bit 0: small is false, its antecedent is true, zero's goal is true, seven is reached, odd is incurred.
    assertThat(opened.system().observe(0, opened.pack(values(2)), 0, 0b11111)).isEqualTo(0b00000);
    assertThat(opened.system().observe(0, opened.pack(values(4)), 0, 0b11111)).isEqualTo(0b00010);
    assertThat(opened.system().observe(0, opened.pack(values(7)), 0, 0b11111)).isEqualTo(0b11011);
    assertThat(opened.system().observe(0, opened.pack(values(7)), 0, 0b01110)).isEqualTo(0b01010);
  }

  private static Expr remainder(Expr dividend) {
    return arithmetic(Expr.ArithmeticOperator.MODULO, dividend, number(2));
  }

  @Test
  void stepsAreObservedInBothStates() {
    Variable x = models.variable("x", range(0, 9), value(0));
    models.property(Property.Kind.TRANSITION, "grows", less(read(x), next(read(x))), equal(next(read(x)), number(1)));
    Opened opened = Opened.of(models.build());
    long[] states = {opened.pack(values(0))[0], opened.pack(values(1))[0], opened.pack(values(2))[0]};
    assertThat(opened.system().observeStep(0, states, 0, states, 1, 0b11)).isEqualTo(0b10);
    assertThat(opened.system().observeStep(0, states, 1, states, 1, 0b11)).isEqualTo(0b11);
    assertThat(opened.system().observeStep(0, states, 1, states, 2, 0b11)).isEqualTo(0b00);
    assertThat(opened.system().observeStep(0, states, 1, states, 1, 0b10)).isEqualTo(0b10);
  }

  @Test
  void observationsBeyondTheFirst64AreInLaterGroups() {
    Variable x = models.variable("x", range(0, 99), value(0));
    for (int i = 0; i < 70; i++) {
      models.property(Property.Kind.REACHABLE, "at" + i, less(number(i), read(x)));
    }
    Opened opened = Opened.of(models.build());
    long[] state = opened.pack(values(66));
    assertThat(opened.system().observe(0, state, 0, -1L)).isEqualTo(-1L);
    assertThat(opened.system().observe(1, state, 0, 0b111111)).isEqualTo(0b000011);
    assertThat(opened.system().observe(1, state, 0, 0b111110)).isEqualTo(0b000010);
  }

  @Test
  void aFaultIsThatOfTheFirstPendingObservationThatFails() {
    Variable x = models.variable("x", range(0, 9), value(0));
    Expr fails = equal(divide(number(1), read(x)), number(1));
    models.property(Property.Kind.REACHABLE, "fine", equal(read(x), number(0)));
    models.property(Property.Kind.REACHABLE, "fails", fails);
    models.property(Property.Kind.INVARIANT, "fails_too", fails);
    Opened opened = Opened.of(models.build());
    long[] state = opened.pack(values(0));
    assertThat(opened.system().observe(0, state, 0, 0b001)).isEqualTo(0b001);
    assertThatThrownBy(() -> opened.system().observe(0, state, 0, 0b111))
        .isInstanceOfSatisfying(EvaluationFault.class, f -> assertThat(f.observation()).isEqualTo(1));
    assertThatThrownBy(() -> opened.system().observe(0, state, 0, 0b101))
        .isInstanceOfSatisfying(EvaluationFault.class, f -> assertThat(f.observation()).isEqualTo(2));
  }
}
