package checker.temporal;

import static checker.temporal.ExplicitGraph.NOWHERE;
import static checker.temporal.ExplicitGraph.atom;
import static checker.temporal.ExplicitGraph.fair;
import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Verdicts and lengths of lassos against known answers and against trying every lasso. */
class ShortestLassoTest {
  private static final int LONGEST_TRIED = 5;
  /** Enough for any of these graphs. */
  static final long BUDGET = 100_000_000;

  private static Formula infinitelyOften(Formula f) {
    return new Formula.Always(new Formula.Eventually(f, NOWHERE), NOWHERE);
  }

  private static Formula not(Formula f) {
    return new Formula.Not(f, NOWHERE);
  }

  /** A counter from 0 to 9, up and down: 1, 3 and 5 infinitely often needs the loop 1..5 and back, entered by one step. */
  @Test
  void counterGoesRoundTheThreeValuesInNineSteps() {
    List<ExplicitGraph.Edge> edges = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      edges.add(new ExplicitGraph.Edge(i, i + 1, 0));
      edges.add(new ExplicitGraph.Edge(i + 1, i, 1));
    }
    long[] valuations = new long[10];
    valuations[5] = 1;
    valuations[1] = 2;
    valuations[3] = 4;
    ExplicitGraph graph = new ExplicitGraph(10, 1, 2, edges, valuations, List.of());
    Formula all =
        new Formula.And(
            infinitelyOften(atom(0)), new Formula.And(infinitelyOften(atom(1)), infinitelyOften(atom(2)), NOWHERE), NOWHERE);
    Optional<LassoPath> lasso = graph.check(not(all));
    assertThat(lasso).isPresent();
    assertThat(lasso.get().steps()).hasSize(9);
    assertThat(lasso.get().loopStart()).isEqualTo(1);
    assertThat(graph.proven()).isTrue();
  }

  /** A request that a weakly fair server answers; without fairness everybody may stutter for ever. */
  @Test
  void weakFairnessForbidsToStutterBeforeAnEnabledAnswer() {
    List<ExplicitGraph.Edge> edges = List.of(new ExplicitGraph.Edge(0, 1, 0), new ExplicitGraph.Edge(1, 0, 1));
    long[] valuations = {0, 1};
    Formula answered = new Formula.LeadsTo(atom(0), not(atom(0)), NOWHERE);
    assertThat(new ExplicitGraph(2, 1, 2, edges, valuations, List.of()).check(answered).orElseThrow().steps()).hasSize(2);
    assertThat(new ExplicitGraph(2, 1, 2, edges, valuations, List.of(fair(false, 1))).check(answered)).isEmpty();
  }

  /** A lock that is free now and then: weak fairness of taking it starves, strong fairness does not. */
  @Test
  void strongFairnessIsNeededWhereTheLockIsOnlyNowAndThenFree() {
    // 0: free, I want it; 1: held by the other; 2: I have it
    List<ExplicitGraph.Edge> edges =
        List.of(new ExplicitGraph.Edge(0, 1, 0), new ExplicitGraph.Edge(1, 0, 1), new ExplicitGraph.Edge(0, 2, 2));
    long[] valuations = {0, 0, 1};
    Formula mine = new Formula.Eventually(atom(0), NOWHERE);
    Optional<LassoPath> starved =
        new ExplicitGraph(3, 1, 3, edges, valuations, List.of(fair(false, 2), fair(false, 1))).check(mine);
    assertThat(ExplicitGraph.statesOf(starved.orElseThrow())).containsExactly(0, 1);
    assertThat(new ExplicitGraph(3, 1, 3, edges, valuations, List.of(fair(true, 2), fair(false, 1))).check(mine))
        .isEmpty();
  }

  @Property(tries = 1000)
  void agreesWithTryingEveryLasso(@ForAll long seed) {
    Random random = new Random(seed);
    ExplicitGraph graph = randomGraph(random);
    Formula formula = randomFormula(random, 1 + random.nextInt(3));
    Assume.that(Tableau.ofViolations(formula).promiseCount() <= 6);
    Optional<LassoPath> lasso = graph.check(formula);
    int tried = graph.shortestByTrying(formula, LONGEST_TRIED);
    if (lasso.isEmpty()) {
      assertThat(tried).as("%s", formula).isEqualTo(-1);
      return;
    }
    List<Integer> path = ExplicitGraph.statesOf(lasso.get());
    int loopStart = lasso.get().loopStart();
    assertThat(graph.satisfies(formula, path, loopStart)).isFalse();
    assertThat(graph.fairLoop(path, loopStart)).isTrue();
    assertThat(lasso.get().steps().get(path.size() - 1).target()).isEqualTo(path.get(loopStart));
    assertThat(graph.proven()).isTrue();
    assertThat(tried).isEqualTo(path.size() <= LONGEST_TRIED ? path.size() : -1);
    if (tried > 0) {
      assertThat(ExplicitGraph.switchesOf(lasso.get())).isEqualTo(graph.fewestSwitchesByTrying(formula, tried));
    }
  }

  /** However little is spent, a violated property gets a fair lasso that violates it, and none is called minimal that is not. */
  @Property(tries = 500)
  void givesSomeLassoWithinAnyBudget(@ForAll long seed) {
    Random random = new Random(seed);
    ExplicitGraph graph = randomGraph(random);
    Formula formula = randomFormula(random, 1 + random.nextInt(3));
    Assume.that(Tableau.ofViolations(formula).promiseCount() <= 6);
    Optional<LassoPath> best = graph.check(formula);
    Optional<LassoPath> cut = graph.check(formula, random.nextInt(200));
    assertThat(cut.isPresent()).isEqualTo(best.isPresent());
    if (cut.isPresent()) {
      List<Integer> path = ExplicitGraph.statesOf(cut.get());
      assertThat(graph.satisfies(formula, path, cut.get().loopStart())).isFalse();
      assertThat(graph.fairLoop(path, cut.get().loopStart())).isTrue();
      assertThat(cut.get().steps().get(path.size() - 1).target()).isEqualTo(path.get(cut.get().loopStart()));
      int fewest = best.get().steps().size();
      assertThat(path.size()).isGreaterThanOrEqualTo(fewest);
      assertThat(graph.proven()).isIn(false, path.size() == fewest);
    }
  }

  /** Where only lassos of so many steps are of interest, that changes nothing about them. */
  @Property(tries = 500)
  void looksNoFartherThanIsOfInterest(@ForAll long seed) {
    Random random = new Random(seed);
    ExplicitGraph graph = randomGraph(random);
    Formula formula = randomFormula(random, 1 + random.nextInt(3));
    Assume.that(Tableau.ofViolations(formula).promiseCount() <= 6);
    Optional<LassoPath> lasso = graph.check(formula);
    Assume.that(lasso.isPresent());
    int steps = lasso.get().steps().size();
    assertThat(graph.check(formula, steps + random.nextInt(2), BUDGET)).isEqualTo(lasso);
    assertThat(graph.check(formula, steps - 1, BUDGET)).isEmpty();
    assertThat(graph.proven()).isTrue();
    if (graph.check(formula, steps, random.nextInt(200)).isEmpty()) {
      assertThat(graph.proven()).isFalse();
    }
  }

  /** The least violation of a conjunction is that of its parts. */
  @Property(tries = 1000)
  void partsHaveTheLassoOfTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    ExplicitGraph graph = randomGraph(random);
    Formula formula = randomConjunction(random);
    Assume.that(Tableau.ofViolations(formula).promiseCount() <= 6);
    Optional<LassoPath> whole = graph.check(formula);
    List<Formula> parts = Conjuncts.of(formula);
    assertThat(parts).hasSizeGreaterThan(1);
    List<LassoPath> found = parts.stream().flatMap(part -> graph.check(part).stream()).toList();
    assertThat(found.stream().min(graph.order())).isEqualTo(whole);
  }

  private static Formula randomConjunction(Random random) {
    Formula one = randomFormula(random, random.nextInt(3));
    Formula other = randomFormula(random, random.nextInt(3));
    return switch (random.nextInt(6)) {
      case 0 -> not(new Formula.Or(not(one), other, NOWHERE));
      case 1 -> not(new Formula.Implies(one, other, NOWHERE));
      case 2 -> new Formula.Always(new Formula.And(one, other, NOWHERE), NOWHERE);
      case 3 -> not(new Formula.Eventually(new Formula.Or(one, not(other), NOWHERE), NOWHERE));
      case 4 -> new Formula.And(one, new Formula.And(other, randomFormula(random, 1), NOWHERE), NOWHERE);
      default -> new Formula.And(one, other, NOWHERE);
    };
  }

  private static ExplicitGraph randomGraph(Random random) {
    int states = 1 + random.nextInt(6);
    int instances = 2 + random.nextInt(5);
    List<ExplicitGraph.Edge> edges = new ArrayList<>();
    int count = states + random.nextInt(2 * states);
    for (int i = 0; i < count; i++) {
      edges.add(new ExplicitGraph.Edge(random.nextInt(states), random.nextInt(states), random.nextInt(instances)));
    }
    long[] valuations = new long[states];
    for (int i = 0; i < states; i++) {
      valuations[i] = random.nextInt(8) & random.nextInt(8);
    }
    List<FairnessConstraints.Constraint> fairness = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      fairness.add(
          random.nextInt(3) == 0
              ? fair(random.nextBoolean(), 0, 1)
              : fair(random.nextBoolean(), random.nextInt(instances)));
    }
    return new ExplicitGraph(states, 1 + random.nextInt(states), instances, edges, valuations, fairness);
  }

  private static Formula randomFormula(Random random, int depth) {
    if (depth == 0) {
      return atom(random.nextInt(3));
    }
    Formula left = randomFormula(random, depth - 1);
    Formula right = randomFormula(random, depth - 1);
    return switch (random.nextInt(13)) {
      case 0 -> not(left);
      case 1 -> new Formula.And(left, right, NOWHERE);
      case 2 -> new Formula.Or(left, right, NOWHERE);
      case 3 -> new Formula.Implies(left, right, NOWHERE);
      case 4 -> new Formula.Iff(left, atom(0), NOWHERE);
      case 5 -> new Formula.Always(left, NOWHERE);
      case 6 -> new Formula.Eventually(left, NOWHERE);
      case 7 -> new Formula.Until(left, right, NOWHERE);
      case 8 -> new Formula.WeakUntil(left, right, NOWHERE);
      case 9 -> new Formula.Release(left, right, NOWHERE);
      case 10 -> new Formula.LeadsTo(left, right, NOWHERE);
      case 11 -> not(new Formula.And(infinitelyOften(left), infinitelyOften(right), NOWHERE));
      default -> infinitelyOften(left);
    };
  }
}
