package checker.trace;

import checker.evaluate.EvaluationException;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Lane;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.source.Spelling;
import checker.transition.EvaluationFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs a recorded trace under a model, with the interpreter. The model may be another one than the trace came from: a
 * fix, say. Where that has more choices than the recorded labels tell apart, all are followed.
 */
public final class Replayer {
  /** States visited to see whether a goal is lost. */
  private static final int MOST_SEARCHED = 1_000_000;

  /** Steps taken between two recorded ones: an actor may go round in those that the trace does not know. */
  private static final int MOST_ADDED = 16;

  private final Model model;
  private final StateLayout layout;
  private final Interpreter interpreter;
  private final Instances instances;
  private final Judge judge;

  public Replayer(Model model) {
    this.model = model;
    this.layout = StateLayout.of(model);
    this.interpreter = Interpreter.of(model, layout);
    this.instances = Instances.of(model);
    this.judge = new Judge(model, interpreter);
  }

  /**
   * Cost: the steps of the trace times the ways in which they can be followed, which is one if the model is that of
   * the trace.
   *
   * @throws EvaluationException if the property cannot be evaluated
   * @throws checker.transition.EvaluationFault if an initial constraint cannot be evaluated
   */
  public ReplayResult replay(RecordedTrace trace) {
    return replay(trace, Set.of());
  }

  /**
   * The same, where the model has steps that the trace does not know: when a recorded step is out of turn, such steps of
   * its actor are taken before it, and if one of them is blocked, that is what blocks the trace.
   *
   * @param added {@code actor.action} of each such step
   */
  public ReplayResult replay(RecordedTrace trace, Set<String> added) {
    Optional<Property> property = property(trace);
    if (property.isEmpty() && ofProperty(trace.claim())) {
      return new ReplayResult.Missing(0, missing("property", trace.property(), propertyNames()));
    }
    List<Path> paths = new ArrayList<>();
    for (List<Value> state : InitialStates.of(interpreter, layout)) {
      if (Counterexample.initially(model, state).containsAll(trace.initially())) {
        paths.add(new Path(List.of(state), List.of()));
      }
    }
    if (paths.isEmpty()) {
      return new ReplayResult.Missing(0, "there is no initial state with " + String.join(", ", trace.initially()));
    }
    OptionalInt loopStart = trace.loopStart();
    for (int i = 0; i < trace.steps().size(); i++) {
      if (i == trace.loopStart().orElse(-1)) {
        loopStart = OptionalInt.of(paths.get(0).steps().size());
      }
      RecordedTrace.RecordedStep step = trace.steps().get(i);
      Optional<ActionInstance> instance = instance(step);
      if (instance.isEmpty()) {
        return new ReplayResult.Missing(i + 1, missingInstance(step));
      }
      List<Path> next = taking(step, instance.get(), paths);
      for (int n = 0; next.isEmpty() && n < MOST_ADDED; n++) {
        List<Path> between = takingAdded(instance.get(), added, paths);
        if (between.isEmpty()) {
          break;
        }
        paths = between;
        next = taking(step, instance.get(), paths);
      }
      if (next.isEmpty()) {
        return obstacle(i + 1, step, instance.get(), added, paths.get(0));
      }
      paths = next;
    }
    if (loopStart.orElse(-1) == trace.steps().size()) {
      loopStart = OptionalInt.of(paths.get(0).steps().size());
    }
    if (trace.claim() == RecordedTrace.Claim.PATH) {
      return new ReplayResult.Reproduces(paths.get(0).counterexample(model, new Ending.Chosen()));
    }
    return verdict(loopStart, property, paths);
  }

  /** The same as {@link #replay(RecordedTrace, Set)}; what cannot be evaluated is {@link ReplayResult.Undecided}. */
  public ReplayResult attempt(RecordedTrace trace, Set<String> added) {
    try {
      return replay(trace, added);
    } catch (EvaluationException e) {
      return new ReplayResult.Undecided(
          trace.property() + " cannot be evaluated: " + e.error().code() + " " + e.error().title() + ": " + e.detail());
    } catch (EvaluationFault e) {
      return new ReplayResult.Undecided("an initial constraint cannot be evaluated");
    }
  }

  /** All ways of taking a recorded step. */
  private List<Path> taking(RecordedTrace.RecordedStep step, ActionInstance instance, List<Path> paths) {
    Map<List<Value>, Path> next = new LinkedHashMap<>();
    for (Path path : paths) {
      extend(path, instance, matching(step, interpreter.runs(instance, path.last())), next);
    }
    return List.copyOf(next.values());
  }

  /** All ways of taking one added step of the lane of an instance. */
  private List<Path> takingAdded(ActionInstance instance, Set<String> added, List<Path> paths) {
    Map<List<Value>, Path> next = new LinkedHashMap<>();
    for (Path path : paths) {
      for (ActionInstance step : addedSteps(instance, added)) {
        extend(path, step, interpreter.runs(step, path.last()), next);
      }
    }
    return List.copyOf(next.values());
  }

  private void extend(Path path, ActionInstance instance, List<Run> runs, Map<List<Value>, Path> next) {
    for (Run run : runs) {
      if (run.outcome() instanceof Outcome.Finished finished) {
        next.putIfAbsent(finished.next(), path.extended(model, instance, run, finished.next()));
      }
    }
  }

  private List<ActionInstance> addedSteps(ActionInstance instance, Set<String> added) {
    return instances.all().stream()
        .filter(i -> i.lane().equals(instance.lane()) && i.action().step())
        .filter(i -> added.contains(i.lane().actor().name() + "." + i.action().name()))
        .toList();
  }

  private ReplayResult verdict(OptionalInt loopStart, Optional<Property> property, List<Path> paths) {
    ReplayResult first = null;
    for (Path path : paths) {
      ReplayResult result = property.isPresent() ? verdict(loopStart, property.get(), path) : deadlock(path);
      if (result instanceof ReplayResult.Reproduces) {
        return result;
      }
      first = first == null ? result : first;
    }
    return first;
  }

  private ReplayResult verdict(OptionalInt loopStart, Property property, Path path) {
    return switch (property.kind()) {
      case TEMPORAL -> loop(property, path, loopStart.orElse(path.steps().size()));
      case POSSIBLE -> trap(property, path);
      case INVARIANT, TRANSITION, REACHABLE, COST -> verdict(property, path);
    };
  }

  private ReplayResult loop(Property property, Path path, int loopStart) {
    int length = path.steps().size();
    List<List<Value>> states = path.states();
    if (loopStart < length) {
      if (!path.last().equals(states.get(loopStart))) {
        return new ReplayResult.NoLoop(length, loopStart);
      }
      states = states.subList(0, length);
    }
    LoopJudge loops = new LoopJudge(model, interpreter);
    if (!loops.violates(property, states, loopStart)) {
      return new ReplayResult.NotAtEnd(length, Optional.empty());
    }
    Ending.Looped ending = loops.ending(property, states, loopStart, false);
    return ending.unfairTo().isPresent()
        ? new ReplayResult.Unfair(ending.unfairTo().get())
        : new ReplayResult.Reproduces(path.counterexample(model, ending));
  }

  private ReplayResult trap(Property property, Path path) {
    int length = path.steps().size();
    for (int i = 0; i <= length; i++) {
      Optional<Boolean> reaches = judge.reaches(property, path.states().get(i), MOST_SEARCHED);
      if (reaches.isEmpty()) {
        return new ReplayResult.Undecided("more than " + MOST_SEARCHED + " states can be reached from its end");
      }
      if (!reaches.get() && i < length) {
        return new ReplayResult.Earlier(i, length, property);
      }
      if (reaches.get() && i == length) {
        return new ReplayResult.NotAtEnd(length, Optional.empty());
      }
    }
    Explanation explanation = judge.explain(property, path.before(length), path.last());
    return new ReplayResult.Reproduces(path.counterexample(model, new Ending.Trapped(property, explanation, 0)));
  }

  private ReplayResult verdict(Property property, Path path) {
    int length = path.steps().size();
    for (int i = 0; i < length; i++) {
      if (judge.shows(property, path.before(i), path.states().get(i))) {
        return new ReplayResult.Earlier(i, length, property);
      }
    }
    Explanation explanation =
        property.kind() == Property.Kind.TRANSITION && length == 0
            ? null
            : judge.explain(property, path.before(length), path.last());
    if (!judge.shows(property, path.before(length), path.last())) {
      return new ReplayResult.NotAtEnd(length, Optional.ofNullable(explanation));
    }
    Ending ending =
        switch (property.kind()) {
          case REACHABLE, COST -> new Ending.Witnessed(property, explanation);
          default -> new Ending.Violated(property, explanation);
        };
    return new ReplayResult.Reproduces(path.counterexample(model, ending));
  }

  private ReplayResult deadlock(Path path) {
    if (!judge.deadlocked(path.last())) {
      return new ReplayResult.NotAtEnd(path.steps().size(), Optional.empty());
    }
    Ending ending = new Ending.Deadlocked(judge.blocked(path.last()), judge.notTerminal(path.last()));
    return new ReplayResult.Reproduces(path.counterexample(model, ending));
  }

  /** The runs with the recorded choices; if there are none, those that make them among others. */
  private static List<Run> matching(RecordedTrace.RecordedStep step, List<Run> runs) {
    List<Run> same = runs.stream().filter(run -> Step.texts(run.choices()).equals(step.choices())).toList();
    if (!same.isEmpty()) {
      return same;
    }
    return runs.stream().filter(run -> inOrder(step.choices(), Step.texts(run.choices()))).toList();
  }

  private static boolean inOrder(List<String> wanted, List<String> made) {
    int found = 0;
    for (String text : made) {
      if (found < wanted.size() && text.equals(wanted.get(found))) {
        found++;
      }
    }
    return found == wanted.size();
  }

  /** Why no run of a step's instance gives a successor. */
  private ReplayResult obstacle(
      int number, RecordedTrace.RecordedStep step, ActionInstance instance, Set<String> added, Path path) {
    List<Run> runs = interpreter.runs(instance, path.last());
    List<Run> matching = matching(step, runs);
    for (Run run : matching) {
      if (run.outcome() instanceof Outcome.Failed failed) {
        return new ReplayResult.FailsAt(number, instance, failed.error());
      }
    }
    for (Run run : matching.isEmpty() ? nearest(step, runs) : matching) {
      if (run.outcome() instanceof Outcome.Blocked blocked) {
        ReplayResult.BlockedAt found = blockedAt(number, instance, blocked, path);
        return found.turn() ? addedObstacle(number, instance, added, path).orElse(found) : found;
      }
    }
    for (Run run : runs) {
      if (run.outcome() instanceof Outcome.Failed failed) {
        return new ReplayResult.FailsAt(number, instance, failed.error());
      }
    }
    return new ReplayResult.Missing(
        number, Blocked.name(instance) + " has no run with " + String.join(", ", step.choices()));
  }

  /** What blocks the added step of the lane whose turn it is, if there is one. */
  private Optional<ReplayResult.BlockedAt> addedObstacle(
      int number, ActionInstance instance, Set<String> added, Path path) {
    for (ActionInstance step : addedSteps(instance, added)) {
      for (Run run : interpreter.runs(step, path.last())) {
        if (run.outcome() instanceof Outcome.Blocked blocked && !Judge.awaitsTurn(step, blocked)) {
          return Optional.of(blockedAt(number, step, blocked, path));
        }
      }
    }
    return Optional.empty();
  }

  private static ReplayResult.BlockedAt blockedAt(
      int number, ActionInstance instance, Outcome.Blocked blocked, Path path) {
    return new ReplayResult.BlockedAt(
        number, instance, Judge.guard(blocked, path.last()), Judge.awaitsTurn(instance, blocked));
  }

  /** Blocked runs whose choices are those recorded as far as they got, the one that got furthest first. */
  private static List<Run> nearest(RecordedTrace.RecordedStep step, List<Run> runs) {
    List<Run> prefixes = new ArrayList<>();
    for (Run run : runs) {
      List<String> made = Step.texts(run.choices());
      if (run.outcome() instanceof Outcome.Blocked && Collections.indexOfSubList(step.choices(), made) == 0) {
        prefixes.add(run);
      }
    }
    prefixes.sort((a, b) -> b.choices().size() - a.choices().size());
    return prefixes;
  }

  private Optional<Property> property(RecordedTrace trace) {
    return model.properties().stream()
        .filter(p -> p.name().equals(trace.property()) && suits(p.kind(), trace.claim()))
        .findFirst();
  }

  private static boolean suits(Property.Kind kind, RecordedTrace.Claim claim) {
    return switch (claim) {
      case VIOLATED -> kind != Property.Kind.REACHABLE && kind != Property.Kind.COST;
      case REACHABLE -> kind == Property.Kind.REACHABLE;
      case INCURRED -> kind == Property.Kind.COST;
      case DEADLOCK, PATH -> false;
    };
  }

  private static boolean ofProperty(RecordedTrace.Claim claim) {
    return claim != RecordedTrace.Claim.DEADLOCK && claim != RecordedTrace.Claim.PATH;
  }

  private List<String> propertyNames() {
    return model.properties().stream().map(Property::name).toList();
  }

  private Optional<ActionInstance> instance(RecordedTrace.RecordedStep step) {
    return instances.all().stream()
        .filter(i -> i.lane().label().equals(step.lane()) && i.label().equals(step.action()))
        .findFirst();
  }

  private String missingInstance(RecordedTrace.RecordedStep step) {
    List<String> lanes = instances.lanes().stream().map(Lane::label).toList();
    if (!lanes.contains(step.lane())) {
      return missing("actor instance", step.lane(), lanes);
    }
    List<String> actions =
        instances.all().stream()
            .filter(i -> i.lane().label().equals(step.lane()))
            .map(ActionInstance::label)
            .toList();
    return step.lane() + " has no action `" + step.action() + "`" + suggestion(step.action(), actions);
  }

  private String missing(String kind, String name, List<String> names) {
    return "module " + model.module() + " has no " + kind + " `" + name + "`" + suggestion(name, names);
  }

  private static String suggestion(String name, List<String> names) {
    return Spelling.nearest(name, names).map(s -> "; did you mean `" + s + "`?").orElse("");
  }

  /** One way of following the trace. */
  private record Path(List<List<Value>> states, List<Step> steps) {
    List<Value> last() {
      return states.get(states.size() - 1);
    }

    List<Value> before(int index) {
      return index == 0 ? null : states.get(index - 1);
    }

    Path extended(Model model, ActionInstance instance, Run run, List<Value> next) {
      List<List<Value>> longer = new ArrayList<>(states);
      longer.add(next);
      List<Step> more = new ArrayList<>(steps);
      more.add(new Step(instance, run.choices(), next, Change.between(model, last(), next)));
      return new Path(longer, more);
    }

    Counterexample counterexample(Model model, Ending ending) {
      return new Counterexample(model, states.get(0), steps, ending, 0);
    }
  }
}
