package checker.laws;

import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Value;
import checker.transition.Successors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path that a counterexample must be, by going through all shortest ones in their fixed order and keeping the first
 * with the fewest lane switches.
 */
final class ShortestPaths {
  /** One way on from a state: a successor, or (target null) the run that fails. */
  record Move(ActionInstance instance, int ordinal, List<Value> target) {}

  record Path(List<Value> initial, List<Move> moves, int switches) {}

  /** @param inStep whether the last move makes the goal; otherwise the last state */
  interface Goal {
    boolean inStep();

    boolean met(List<Value> state, Move move);
  }

  private final Map<List<Value>, Integer> levelOf = new HashMap<>();
  private final Map<List<Value>, List<Move>> moves = new HashMap<>();
  private final List<List<Value>> initial = new ArrayList<>();
  private final List<ActionInstance> instances;
  private final Interpreter interpreter;

  ShortestPaths(Model model, Oracle oracle) {
    StateLayout layout = StateLayout.of(model);
    interpreter = Interpreter.of(model, layout);
    instances = Instances.of(model).all();
    for (int level = 0; level < oracle.levels.size(); level++) {
      for (List<Value> state : oracle.levels.get(level)) {
        levelOf.put(state, level);
      }
    }
    Successors buffer = new Successors(layout.words(), 16);
    interpreter.initial(buffer);
    for (int i = 0; i < buffer.count; i++) {
      initial.add(layout.decode(buffer.words, i * layout.words()));
    }
  }

  /** Every way on from a state, in order. */
  List<Move> moves(List<Value> state) {
    return moves.computeIfAbsent(state, this::make);
  }

  private List<Move> make(List<Value> state) {
    List<Move> made = new ArrayList<>();
    for (ActionInstance instance : instances) {
      int ordinal = 0;
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Finished finished) {
          made.add(new Move(instance, ordinal++, finished.next()));
        } else if (run.outcome() instanceof Outcome.Failed) {
          made.add(new Move(instance, ordinal, null));
        }
      }
    }
    return made;
  }

  /** The path to a goal first met at a level; empty if there are too many to go through. */
  Optional<Path> find(Goal goal, int level, int mostMoves) {
    Walk walk = new Walk(goal, level, mostMoves);
    for (List<Value> state : initial) {
      walk.from(state, state, 0, 0);
    }
    return walk.movesLeft > 0 ? Optional.ofNullable(walk.best) : Optional.empty();
  }

  private final class Walk {
    private final Goal goal;
    private final int level;
    private final List<Move> taken = new ArrayList<>();
    private int movesLeft;
    private Path best;

    Walk(Goal goal, int level, int mostMoves) {
      this.goal = goal;
      this.level = level;
      this.movesLeft = mostMoves;
    }

    void from(List<Value> start, List<Value> state, int depth, int switches) {
      if (movesLeft <= 0) {
        return;
      }
      if (depth == level) {
        arrived(start, state, switches);
        return;
      }
      for (Move move : moves(state)) {
        movesLeft--;
        // A state of a lower level would give a shorter path: none of the shortest goes there.
        if (move.target() != null && levelOf.get(move.target()) == depth + 1) {
          int more = switches + switching(move);
          taken.add(move);
          from(start, move.target(), depth + 1, more);
          taken.remove(taken.size() - 1);
        }
      }
    }

    private int switching(Move move) {
      return taken.isEmpty() || taken.get(taken.size() - 1).instance().lane().equals(move.instance().lane()) ? 0 : 1;
    }

    private void arrived(List<Value> start, List<Value> state, int switches) {
      if (!goal.inStep()) {
        if (goal.met(state, null)) {
          keep(new Path(start, List.copyOf(taken), switches));
        }
        return;
      }
      for (Move move : moves(state)) {
        movesLeft--;
        if (goal.met(state, move)) {
          int more = switches + switching(move);
          taken.add(move);
          keep(new Path(start, List.copyOf(taken), more));
          taken.remove(taken.size() - 1);
        }
      }
    }

    private void keep(Path path) {
      if (best == null || path.switches() < best.switches()) {
        best = path;
      }
    }
  }
}
