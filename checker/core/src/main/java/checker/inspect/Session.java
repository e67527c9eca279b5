package checker.inspect;

import checker.evaluate.EvaluationException;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Inspector;
import checker.trace.RecordedTrace;
import checker.trace.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A behaviour that grows step by step, and what was taken back of it. Mutable; for one thread. */
public final class Session {
  private final Inspector inspector;
  private final List<List<Value>> initialStates;
  private final Random random;
  private final List<Step> path = new ArrayList<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private int initial;
  private Optional<List<Step>> steps = Optional.empty();

  /**
   * Begins in the first initial state.
   *
   * @param seed of random steps
   * @throws checker.transition.EvaluationFault if an initial constraint cannot be evaluated
   * @throws IllegalArgumentException if there is no initial state
   */
  public Session(Model model, long seed) {
    this.inspector = new Inspector(model);
    this.initialStates = inspector.initialStates();
    this.random = new Random(seed);
    if (initialStates.isEmpty()) {
      throw new IllegalArgumentException("there is no initial state");
    }
  }

  public Model model() {
    return inspector.model();
  }

  public Inspector inspector() {
    return inspector;
  }

  /** In their order; at least one. */
  public List<List<Value>> initialStates() {
    return List.copyOf(initialStates);
  }

  /** In which of the initial states the behaviour begins. */
  public int initialNumber() {
    return initial;
  }

  /** The state it begins in: a value for each variable. */
  public List<Value> initial() {
    return initialStates.get(initial);
  }

  /** The steps so far. */
  public List<Step> path() {
    return List.copyOf(path);
  }

  /** The state it is in. */
  public List<Value> state() {
    return stateAfter(path.size());
  }

  /** The state before the last step; null if there is none. */
  public List<Value> before() {
    return path.isEmpty() ? null : stateAfter(path.size() - 1);
  }

  private List<Value> stateAfter(int count) {
    return count == 0 ? initial() : path.get(count - 1).after();
  }

  /** What can happen next, in a fixed order. */
  public List<Step> steps() {
    if (steps.isEmpty()) {
      steps = Optional.of(List.copyOf(inspector.steps(state())));
    }
    return steps.get();
  }

  /** Begins anew, in one of the initial states. */
  public void begin(int number) {
    initial = number;
    path.clear();
    undone.clear();
    steps = Optional.empty();
  }

  /** @param step one of {@link #steps()}, or one that was found to lead on from here */
  public void take(Step step) {
    undone.clear();
    advance(step);
  }

  private void advance(Step step) {
    path.add(step);
    steps = Optional.empty();
  }

  /** Takes steps back; returns how many, which may be fewer. */
  public int undo(int count) {
    int done = Math.min(count, path.size());
    for (int i = 0; i < done; i++) {
      undone.push(path.remove(path.size() - 1));
    }
    steps = Optional.empty();
    return done;
  }

  /** Takes steps again that were taken back last; returns how many, which may be fewer. */
  public int redo(int count) {
    int done = Math.min(count, undone.size());
    for (int i = 0; i < done; i++) {
      advance(undone.pop());
    }
    return done;
  }

  /** Takes steps at random, each of those that are possible alike; returns how many, which are fewer where nothing can happen. */
  public int random(int count) {
    for (int i = 0; i < count; i++) {
      if (steps().isEmpty()) {
        return i;
      }
      take(steps().get(random.nextInt(steps().size())));
    }
    return count;
  }

  /**
   * Follows a recorded trace from its initial state, as far as it can be followed.
   *
   * @return how many steps; empty if there is no such initial state: nothing changes then
   */
  public OptionalInt follow(RecordedTrace trace) {
    for (int i = 0; i < initialStates.size(); i++) {
      if (inspector.initially(initialStates.get(i)).containsAll(trace.initially())) {
        begin(i);
        for (RecordedTrace.RecordedStep recorded : trace.steps()) {
          Optional<Step> step = steps().stream().filter(s -> same(s, recorded)).findFirst();
          if (step.isEmpty()) {
            break;
          }
          take(step.get());
        }
        return OptionalInt.of(path.size());
      }
    }
    return OptionalInt.empty();
  }

  private static boolean same(Step step, RecordedTrace.RecordedStep recorded) {
    return step.instance().lane().label().equals(recorded.lane()) && step.label().equals(recorded.label());
  }

  /**
   * The behaviour so far. What its end shows is told if nothing before the end shows it: a violation, else a deadlock, else a
   * witness, else nothing in particular.
   */
  public Counterexample trace() {
    List<Property> here = new ArrayList<>();
    for (Property property : model().properties()) {
      if (Inspector.ofStates(property) && shownAfter(property, path.size()) && !shownBefore(property)) {
        here.add(property);
      }
    }
    Optional<Property> violated = here.stream().filter(p -> !wanted(p)).findFirst();
    if (violated.isPresent()) {
      return trace(new Ending.Violated(violated.get(), inspector.explain(violated.get(), before(), state())));
    }
    Optional<Ending.Deadlocked> deadlock = deadlock();
    if (deadlock.isPresent()) {
      return trace(deadlock.get());
    }
    return here.isEmpty()
        ? trace(new Ending.Chosen())
        : trace(new Ending.Witnessed(here.get(0), inspector.explain(here.get(0), before(), state())));
  }

  private Counterexample trace(Ending ending) {
    return new Counterexample(model(), initial(), path(), ending, 0);
  }

  /** The deadlock that the state is, if it is one. */
  public Optional<Ending.Deadlocked> deadlock() {
    try {
      return inspector.deadlock(state());
    } catch (EvaluationException error) {
      return Optional.empty();
    }
  }

  private static boolean wanted(Property property) {
    return property.kind() == Property.Kind.REACHABLE || property.kind() == Property.Kind.COST;
  }

  private boolean shownBefore(Property property) {
    for (int i = 0; i < path.size(); i++) {
      if (shownAfter(property, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean shownAfter(Property property, int count) {
    try {
      return inspector.shows(property, count == 0 ? null : stateAfter(count - 1), stateAfter(count));
    } catch (EvaluationException error) {
      return false;
    }
  }
}
