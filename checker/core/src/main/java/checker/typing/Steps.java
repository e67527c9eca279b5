package checker.typing;

import checker.syntax.BlockTree;
import checker.syntax.StatementTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the steps of an actor lead, as written; {@code super} stands for the body it names. Calls lead nowhere. */
final class Steps {
  /** The position of an instance that has stopped. A keyword: no step has this name. */
  static final String STOPPED = "stopped";

  private final List<BlockTree> bodies;
  private final Map<Integer, Set<String>> targetsOfBody = new HashMap<>();

  /** @param bodies the bodies of a step, the original first; {@code super} in one is the one before */
  Steps(List<BlockTree> bodies) {
    this.bodies = bodies;
  }

  static boolean anyStops(Composition.ActorParts actor) {
    return actor.steps().stream().anyMatch(s -> targets(s).contains(STOPPED));
  }

  /** The steps that are never reached, in order. */
  static List<Composition.MemberParts> unreachable(Composition.ActorParts actor) {
    List<Composition.MemberParts> steps = actor.steps();
    List<String> names = steps.stream().map(Composition.MemberParts::name).toList();
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    if (!steps.isEmpty()) {
      open.push(0);
    }
    while (!open.isEmpty()) {
      int step = open.pop();
      if (!reached.add(step)) {
        continue;
      }
      targets(steps.get(step)).stream().filter(names::contains).forEach(t -> open.push(names.indexOf(t)));
      Steps bodies = new Steps(steps.get(step).bodies());
      if (!bodies.alwaysMoves(bodies.last(), bodies.bodies.size() - 1)) {
        open.push((step + 1) % steps.size());
      }
    }
    return steps.stream().filter(s -> !reached.contains(steps.indexOf(s))).toList();
  }

  private static Set<String> targets(Composition.MemberParts step) {
    Steps steps = new Steps(step.bodies());
    Set<String> targets = new LinkedHashSet<>();
    steps.collect(steps.last(), steps.bodies.size() - 1, targets);
    return targets;
  }

  private BlockTree last() {
    return bodies.get(bodies.size() - 1);
  }

  /** Whether a statement of the body at {@code level} may {@code goto} or {@code stop}. */
  boolean moves(StatementTree statement, int level) {
    Set<String> targets = new HashSet<>();
    collect(statement, level, targets);
    return !targets.isEmpty();
  }

  /** Kept, because a body may say {@code super} in many branches. */
  private Set<String> targetsOfBody(int level) {
    Set<String> known = targetsOfBody.get(level);
    if (known == null) {
      known = new HashSet<>();
      collect(bodies.get(level), level, known);
      targetsOfBody.put(level, known);
    }
    return known;
  }

  private void collect(BlockTree block, int level, Set<String> targets) {
    block.statements().forEach(s -> collect(s, level, targets));
  }

  private void collect(StatementTree statement, int level, Set<String> targets) {
    if (statement instanceof StatementTree.Goto move) {
      targets.add(move.step().text());
    } else if (statement instanceof StatementTree.Stop) {
      targets.add(STOPPED);
    } else if (statement instanceof StatementTree.Super) {
      if (level > 0) {
        targets.addAll(targetsOfBody(level - 1));
      }
    } else if (statement instanceof StatementTree.If conditional) {
      collect(conditional.then(), level, targets);
      conditional.otherwise().ifPresent(b -> collect(b, level, targets));
    } else if (statement instanceof StatementTree.For loop) {
      collect(loop.body(), level, targets);
    } else if (statement instanceof StatementTree.Either either) {
      either.branches().forEach(b -> collect(b, level, targets));
    }
  }

  private boolean alwaysMoves(BlockTree block, int level) {
    return block.statements().stream().anyMatch(s -> alwaysMoves(s, level));
  }

  private boolean alwaysMoves(StatementTree statement, int level) {
    if (statement instanceof StatementTree.Super) {
      return level > 0 && alwaysMoves(bodies.get(level - 1), level - 1);
    }
    if (statement instanceof StatementTree.If conditional) {
      return alwaysMoves(conditional.then(), level)
          && conditional.otherwise().isPresent()
          && alwaysMoves(conditional.otherwise().get(), level);
    }
    if (statement instanceof StatementTree.Either either) {
      return either.branches().stream().allMatch(b -> alwaysMoves(b, level));
    }
    return statement instanceof StatementTree.Goto || statement instanceof StatementTree.Stop;
  }
}
