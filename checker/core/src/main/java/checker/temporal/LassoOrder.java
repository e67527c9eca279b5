package checker.temporal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;

/**
 * Chooses among all lassos of the shortest length: the one with the fewest switches between lanes (from one step to the
 * next, stem and loop in one line), then the first by initial state, action instance and choice, then the one whose
 * loop begins first. A stuttering step belongs to no lane.
 *
 * <p>Cost: proportional to the places on shortest lassos and their dead ends, of which the distances of {@link
 * ComponentLoops} leave few. Bounded all the same: beyond the bound, and where the search for lassos was cut off, the lasso that
 * was found is given the names with the fewest switches, and of those the first.
 */
final class LassoOrder {
  private static final int NEVER = Integer.MAX_VALUE / 2;
  private static final int NO_LANE = -1;
  private static final int MOST_MOVES = 1 << 20;
  private static final Comparator<LabelledSteps.Step> BY_LABEL =
      Comparator.comparingInt(LabelledSteps.Step::instance).thenComparingInt(LabelledSteps.Step::ordinal);

  private final Product product;
  private final LassoSearch search;
  private final LassoSearch.Found found;
  private final LabelledSteps labelled;
  private final int[] laneOfInstance;
  private final int laneCount;
  private final IntHashSet starts = new IntHashSet();
  private final IntHashSet useful = new IntHashSet();
  private final Map<Integer, IntIntHashMap> distances = new HashMap<>();
  private int movesLeft = MOST_MOVES;
  private final Map<Place, List<Move>> moves = new HashMap<>();
  private final Map<Place, int[]> switches = new HashMap<>();

  /**
   * A place on a lasso under construction.
   *
   * @param loopNode the node where the loop began; absent on the stem
   * @param loopStart number of steps before the loop
   * @param done the obligations met by the loop so far
   * @param taken number of steps so far
   */
  private record Place(OptionalInt loopNode, int loopStart, int node, int done, int taken) {}

  /** A step of a lasso; no next place if it closes the loop. */
  private record Move(LabelledSteps.Step step, int lane, Optional<Place> next, int loopStart) {}

  LassoOrder(
      Product product,
      LassoSearch search,
      LassoSearch.Found found,
      LabelledSteps labelled,
      int[] laneOfInstance) {
    this.product = product;
    this.search = search;
    this.found = found;
    this.labelled = labelled;
    this.laneOfInstance = laneOfInstance;
    this.laneCount = Arrays.stream(laneOfInstance).max().orElse(NO_LANE) + 1;
    starts.addAll(found.loopNodes());
  }

  /** The same order among lassos that were chosen on their own, the shortest first. */
  static Comparator<LassoPath> ofPaths(LabelledSteps labelled, int[] laneOfInstance) {
    List<Integer> initial = Arrays.stream(labelled.initialStates()).boxed().toList();
    return Comparator.comparingInt((LassoPath path) -> path.steps().size())
        .thenComparingInt(path -> switches(path, laneOfInstance))
        .thenComparingInt(path -> initial.indexOf(path.initialState()))
        .thenComparing(path -> path.steps().toArray(LabelledSteps.Step[]::new), (a, b) -> Arrays.compare(a, b, BY_LABEL))
        .thenComparingInt(LassoPath::loopStart);
  }

  private static int switches(LassoPath path, int[] laneOfInstance) {
    int switches = 0;
    int lane = NO_LANE;
    for (LabelledSteps.Step step : path.steps()) {
      int next = step.instance() == LassoPath.STUTTER ? NO_LANE : laneOfInstance[step.instance()];
      switches += change(lane, next);
      lane = next;
    }
    return switches;
  }

  /** More places than it is worth. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many places", null, false, false);
    }
  }

  /** The chosen lasso. */
  LassoPath choose() {
    if (found.complete()) {
      try {
        findUseful();
        return chooseAmongAll();
      } catch (TooMany tooMany) {
        moves.clear();
        switches.clear();
      }
    }
    return new LassoNames(product, labelled, laneOfInstance, found).path();
  }

  /** The nodes on shortest ways to the starts of loops. */
  private void findUseful() {
    int farthest = 0;
    for (int node : found.loopNodes().toArray()) {
      farthest = Math.max(farthest, search.depth(node));
      useful.add(node);
    }
    for (int distance = farthest - 1; distance >= 0; distance--) {
      int from = distance;
      search.level(distance).forEach(node -> {
        if (leadsToUseful(node, from + 1)) {
          useful.add(node);
        }
      });
    }
  }

  private boolean leadsToUseful(int node, int distance) {
    StateGraph graph = product.graph();
    int state = product.state(node);
    int[] row = graph.row(state);
    for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
      for (int promises : product.nextPromises(node)) {
        int child = row[edge] * product.promiseSets() + promises;
        if (useful.contains(child) && search.depth(child) == distance) {
          return true;
        }
      }
    }
    return false;
  }

  private LassoPath chooseAmongAll() {
    Set<Place> places = firstPlaces();
    int initialState = product.state(places.iterator().next().node());
    List<LabelledSteps.Step> steps = new ArrayList<>();
    int lane = NO_LANE;
    while (true) {
      List<Move> best = bestMoves(places, lane);
      LabelledSteps.Step step = best.stream().map(Move::step).min(BY_LABEL).orElseThrow();
      best.removeIf(move -> BY_LABEL.compare(move.step(), step) != 0);
      steps.add(step);
      Optional<Move> closing =
          best.stream().filter(m -> m.next().isEmpty()).min(Comparator.comparingInt(Move::loopStart));
      if (closing.isPresent()) {
        return new LassoPath(initialState, List.copyOf(steps), closing.get().loopStart());
      }
      lane = best.get(0).lane();
      places = new LinkedHashSet<>();
      for (Move move : best) {
        places.add(move.next().orElseThrow());
      }
    }
  }

  /** The places at the initial state with the fewest switches to come; of several such states, the first. */
  private Set<Place> firstPlaces() {
    Set<Place> places = new LinkedHashSet<>();
    int fewest = NEVER;
    for (int state : labelled.initialStates()) {
      Set<Place> here = new LinkedHashSet<>();
      int fewestHere = NEVER;
      for (int promises = 0; promises < product.promiseSets(); promises++) {
        int node = state * product.promiseSets() + promises;
        if (product.initial(node) && useful.contains(node)) {
          Place place = new Place(OptionalInt.empty(), 0, node, 0, 0);
          int cost = Arrays.stream(switchesFrom(place)).min().orElse(NEVER);
          if (cost < fewestHere) {
            fewestHere = cost;
            here.clear();
          }
          if (cost == fewestHere && cost < NEVER) {
            here.add(place);
          }
        }
      }
      if (fewestHere < fewest) {
        fewest = fewestHere;
        places = here;
      }
    }
    return places;
  }

  private List<Move> bestMoves(Set<Place> places, int lane) {
    List<Move> best = new ArrayList<>();
    int fewest = NEVER;
    for (Place place : places) {
      for (Move move : moves(place)) {
        int cost = change(lane, move.lane()) + switchesAfter(move);
        if (cost < fewest) {
          fewest = cost;
          best.clear();
        }
        if (cost == fewest && cost < NEVER) {
          best.add(move);
        }
      }
    }
    return best;
  }

  private static int change(int before, int lane) {
    return before == NO_LANE || lane == NO_LANE || before == lane ? 0 : 1;
  }

  private int switchesAfter(Move move) {
    if (move.next().isEmpty()) {
      return 0;
    }
    int fewest = NEVER;
    int[] byLane = switchesFrom(move.next().get());
    for (int i = 0; i < byLane.length; i++) {
      fewest = Math.min(fewest, byLane[i] + change(move.lane(), i - 1));
    }
    return fewest;
  }

  /** The fewest switches after the next step, by the lane of that step plus one. */
  private int[] switchesFrom(Place place) {
    int[] known = switches.get(place);
    if (known != null) {
      return known;
    }
    int[] byLane = new int[laneCount + 1];
    Arrays.fill(byLane, NEVER);
    for (Move move : moves(place)) {
      byLane[move.lane() + 1] = Math.min(byLane[move.lane() + 1], switchesAfter(move));
    }
    switches.put(place, byLane);
    return byLane;
  }

  private List<Move> moves(Place place) {
    List<Move> known = moves.get(place);
    if (known == null) {
      known = new ArrayList<>();
      if (place.loopNode().isEmpty()) {
        stemMoves(place, known);
      } else {
        loopMoves(place, known);
      }
      moves.put(place, known);
    }
    return known;
  }

  private void stemMoves(Place place, List<Move> into) {
    int node = place.node();
    int next = place.taken() + 1;
    if (next < found.steps()) {
      for (LabelledSteps.Step step : labelled.of(product.state(node))) {
        for (int promises : product.nextPromises(node)) {
          int child = step.target() * product.promiseSets() + promises;
          if (useful.contains(child) && search.depth(child) == next) {
            add(into, step, Optional.of(new Place(OptionalInt.empty(), 0, child, 0, next)), 0);
          }
        }
      }
    }
    if (starts.contains(node)) {
      loopMoves(new Place(OptionalInt.of(node), place.taken(), node, 0, place.taken()), into);
    }
  }

  private void loopMoves(Place place, List<Move> into) {
    int start = place.loopNode().orElseThrow();
    int next = place.taken() + 1;
    if (place.taken() == place.loopStart() && next == found.steps()) {
      // Every other loop has at least two steps.
      LabelledSteps.Step stutter = new LabelledSteps.Step(product.state(start), LassoPath.STUTTER, 0);
      into.add(new Move(stutter, NO_LANE, Optional.empty(), place.loopStart()));
      return;
    }
    ComponentLoops ofStart = search.loops(start);
    Obligations obligations = ofStart.obligations();
    IntIntHashMap back =
        distances.computeIfAbsent(
            start, s -> ofStart.distancesTo(s, found.steps() - place.loopStart(), new LassoSearch.Budget(Long.MAX_VALUE, product.checkpoint())));
    int before = place.taken() == place.loopStart() ? obligations.beginning(start) : place.done();
    int state = product.state(place.node());
    for (LabelledSteps.Step step : labelled.of(state)) {
      long constraints = product.graph().constraintsBetween(state, step.target());
      for (int promises : product.nextPromises(place.node())) {
        int child = ofStart.child(step.target(), promises);
        if (child < 0) {
          continue;
        }
        int done = obligations.after(before, constraints, child);
        if (next == found.steps()) {
          if (child == start && obligations.met(done)) {
            add(into, step, Optional.empty(), place.loopStart());
          }
        } else if (ofStart.canClose(start, back, child, done, found.steps() - next)) {
          add(into, step, Optional.of(new Place(place.loopNode(), place.loopStart(), child, done, next)), place.loopStart());
        }
      }
    }
  }

  private void add(List<Move> into, LabelledSteps.Step step, Optional<Place> next, int loopStart) {
    if (--movesLeft < 0) {
      throw new TooMany();
    }
    into.add(new Move(step, laneOfInstance[step.instance()], next, loopStart));
  }
}
