package checker.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The interpreter and the compiled system of one model, with every amount of unrolling, asked the same questions. */
final class Engines {
  private final StateLayout layout;
  private final TransitionSystem expected;
  private final Map<String, TransitionSystem> compiled = new LinkedHashMap<>();

  private Engines(Model model, List<Unrolling> levels) {
    this.layout = StateLayout.of(model);
    this.expected = Interpreter.of(model, layout);
    compiled.put("as delivered", CodeGenerator.compile(model, layout));
    for (Unrolling unrolling : levels) {
      for (boolean shared : new boolean[] {false, true}) {
        byte[] bytes = new ModelCompiler(model, layout, List.of(unrolling), shared).compile();
        compiled.put(unrolling + (shared ? " shared" : " separate"), CodeGenerator.load(bytes, model, layout));
      }
    }
  }

  /**
   * Compares successors, faults, observations and terminal states in reachable states, breadth first.
   *
   * @return number of states compared
   */
  static int compare(Model model, int mostStates) {
    return new Engines(model, Unrolling.ALL).reachable(mostStates);
  }

  /** The same, of the compiled system as it is delivered only. */
  static int compareDelivered(Model model, int mostStates) {
    return new Engines(model, List.of()).reachable(mostStates);
  }

  /** As {@link #compare(Model, int)}, in all of at most 5,000 states. */
  static int compare(Model model) {
    int states = compare(model, 5_000);
    assertThat(states).as("states").isLessThan(5_000);
    return states;
  }

  private int reachable(int mostStates) {
    Map<List<Long>, Boolean> seen = new LinkedHashMap<>();
    List<long[]> states = new ArrayList<>();
    agree("initial states", system -> initial(system));
    Successors out = new Successors(layout.words(), 4);
    try {
      expected.initial(out);
    } catch (EvaluationFault fault) {
      return 0;
    }
    add(out, seen, states);
    for (int i = 0; i < states.size() && i < mostStates; i++) {
      compareIn(states.get(i));
      out.clear();
      expected.expand(states.get(i), 0, out);
      add(out, seen, states);
    }
    return Math.min(states.size(), mostStates);
  }

  private void add(Successors out, Map<List<Long>, Boolean> seen, List<long[]> states) {
    for (int i = 0; i < out.count; i++) {
      long[] state = Arrays.copyOfRange(out.words, i * layout.words(), (i + 1) * layout.words());
      if (seen.put(Arrays.stream(state).boxed().toList(), true) == null) {
        states.add(state);
      }
    }
  }

  private void compareIn(long[] state) {
    int words = layout.words();
    long[] shifted = new long[3 * words];
    Arrays.fill(shifted, -1);
    System.arraycopy(state, 0, shifted, words, words);
    String where = "in " + layout.decode(state, 0);
    agree("successors " + where, system -> expand(system, shifted, words));
    compiled.forEach((name, system) -> leavesOut(name + " " + where, (CompiledSystem) system, shifted, words));
    agree("terminal " + where, system -> outcome(() -> system.terminal(shifted, words) ? 1 : 0));
    int observations = expected.stateObservationCount();
    for (int i = 0; i < observations; i++) {
      int number = i;
      agree("observation " + i + " " + where, system ->
          outcome(() -> system.observe(number / 64, shifted, words, 1L << number)));
    }
    for (int group = 0; group * 64 < observations; group++) {
      int at = group;
      agree(
          "observations " + where,
          system -> outcome(() -> system.observe(at, shifted, words, all(observations, at))));
    }
    Successors out = new Successors(words, 4);
    expected.expand(state, 0, out);
    int steps = expected.stepObservationCount();
    for (int i = 0; i < (steps == 0 ? 0 : Math.min(out.count, 6)); i++) {
      int target = i * words;
      for (int j = 0; j < steps; j++) {
        int number = j;
        agree("step observation " + number + " " + where, system ->
            outcome(() -> system.observeStep(number / 64, shifted, words, out.words, target, 1L << number)));
      }
      for (int group = 0; group * 64 < steps; group++) {
        int at = group;
        agree("step observations " + where, system ->
            outcome(() -> system.observeStep(at, shifted, words, out.words, target, all(steps, at))));
      }
    }
  }

  /** With some instances left out, the others do what they did, and what has run is noted. */
  private void leavesOut(String what, CompiledSystem system, long[] states, int offset) {
    Successors all = new Successors(layout.words(), 1);
    system.expand(states, offset, all);
    for (long pattern : new long[] {-1, 0x5555_5555_5555_5555L, states[offset] * 0x9E37_79B9_7F4A_7C15L}) {
      long asleep = pattern & system.sleepers();
      Successors some = new Successors(layout.words(), 1);
      some.source = 7;
      system.expand(states, offset, asleep, some);
      Successors awake = new Successors(layout.words(), 1);
      long ran = 0;
      for (int i = 0; i < all.count; i++) {
        int instance = all.instances[i];
        if (instance >= Long.SIZE || (asleep >>> instance & 1) == 0) {
          awake.add(all.words, i * layout.words(), instance);
          ran |= instance < Long.SIZE ? 1L << instance : 0;
        }
      }
      for (int i = 0; i < all.faultCount; i++) {
        int instance = all.faults[i];
        if (instance >= Long.SIZE || (asleep >>> instance & 1) == 0) {
          awake.fault(instance);
        }
      }
      assertThat(Appended.of(some, layout)).as(what).isEqualTo(Appended.of(awake, layout));
      assertThat(some.ran).as(what).isEqualTo(ran);
      assertThat(Arrays.stream(some.sources).limit(some.count)).as(what).allMatch(source -> source == 7);
    }
  }

  private static long all(int count, int group) {
    return count - 64 * group >= 64 ? -1 : (1L << (count - 64 * group)) - 1;
  }

  private void agree(String what, Function<TransitionSystem, Object> question) {
    Object answer = question.apply(expected);
    compiled.forEach((name, system) -> {
      Object other = question.apply(system);
      if (!other.equals(answer)) {
        assertThat(other.toString()).as("%s, %s", what, name).isEqualTo(answer.toString());
      }
    });
  }

  /** What has been appended to a buffer. */
  private record Appended(List<Long> words, List<Integer> instances, List<Integer> faults, StateLayout layout) {
    static Appended of(Successors out, StateLayout layout) {
      return new Appended(
          Arrays.stream(out.words).limit((long) out.count * out.stateWords).boxed().toList(),
          Arrays.stream(out.instances).limit(out.count).boxed().toList(),
          Arrays.stream(out.faults).limit(out.faultCount).boxed().toList(),
          layout);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < instances.size(); i++) {
        int at = i * layout.words();
        long[] state = words.subList(at, at + layout.words()).stream().mapToLong(Long::longValue).toArray();
        text.append(instances.get(i)).append(": ").append(Arrays.toString(state));
        text.append(' ').append(layout.decode(state, 0)).append('\n');
      }
      return text + "faults " + faults;
    }
  }

  private Object initial(TransitionSystem system) {
    Successors out = new Successors(layout.words(), 1);
    long outcome = outcome(() -> {
      system.initial(out);
      return 0;
    });
    return List.of(outcome, Appended.of(out, layout));
  }

  private Object expand(TransitionSystem system, long[] states, int offset) {
    Successors out = new Successors(layout.words(), 1);
    system.expand(states, offset, out);
    return Appended.of(out, layout);
  }

  private static long outcome(LongSupplier question) {
    try {
      return question.getAsLong();
    } catch (EvaluationFault fault) {
      return Long.MIN_VALUE + 10 + fault.observation();
    }
  }
}
