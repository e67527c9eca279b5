package checker.explore;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;

/**
 * A transition system given by tables, with states numbered from 0. The same graph can be packed in any number of
 * words.
 */
public final class Graph implements TransitionSystem {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long LOW = Long.MAX_VALUE;

  /** A transition; a negative target is a run that fails. */
  public record Edge(int instance, int target) {}

  /** A predicate on steps. */
  @FunctionalInterface
  public interface StepPredicate {
    boolean test(int source, int target);
  }

  public final int words;

  /** Bits of a word before the last that are used. */
  private final int wordBits;
  public final int instances;
  public final List<Integer> initial;

  /** Of each state its edges, by instance. */
  public final List<List<Edge>> edges;

  public IntPredicate terminal = s -> false;
  public IntPredicate terminalFault = s -> false;
  public List<IntPredicate> stateObservations = List.of();
  public List<IntPredicate> stateFaults = List.of();
  public List<StepPredicate> stepObservations = List.of();
  public List<StepPredicate> stepFaults = List.of();

  /** What {@link #commuting} says; null if nothing commutes. */
  public long[] commuting;

  /** What {@link #noticing} says; null if every observation may change at any step. */
  public long[][] noticing;

  /** How many observations were evaluated. */
  public final LongAdder observed = new LongAdder();

  /** How many edges were followed. */
  public final LongAdder followed = new LongAdder();

  public Graph(int words, int instances, List<Integer> initial, List<List<Edge>> edges) {
    this(words, Long.SIZE, instances, initial, edges);
  }

  private Graph(int words, int wordBits, int instances, List<Integer> initial, List<List<Edge>> edges) {
    this.words = words;
    this.wordBits = wordBits;
    this.instances = instances;
    this.initial = initial;
    this.edges = edges;
  }

  /**
   * The same graph in another number of words.
   *
   * @param otherWordBits bits of a word before the last that are used: 63 or 64
   */
  public Graph packedIn(int otherWords, int otherWordBits) {
    Graph other = new Graph(otherWords, otherWordBits, instances, initial, edges);
    other.terminal = terminal;
    other.terminalFault = terminalFault;
    other.stateObservations = stateObservations;
    other.stateFaults = stateFaults;
    other.stepObservations = stepObservations;
    other.stepFaults = stepFaults;
    other.commuting = commuting;
    other.noticing = noticing;
    return other;
  }

  /** A random graph with a few of everything, but without faults. */
  public static Graph random(long seed, int maxStates) {
    Random random = new Random(seed);
    int states = 1 + random.nextInt(maxStates);
    int instances = 1 + random.nextInt(70);
    int degree = 1 + random.nextInt(4);
    List<List<Edge>> edges = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      List<Edge> out = new ArrayList<>();
      int count = random.nextInt(20) == 0 ? 0 : random.nextInt(2 * degree);
      for (int i = 0; i < count; i++) {
        out.add(new Edge(random.nextInt(instances), random.nextInt(states)));
      }
      out.sort((a, b) -> Integer.compare(a.instance(), b.instance()));
      edges.add(out);
    }
    List<Integer> initial = random.ints(1 + random.nextInt(3), 0, states).distinct().boxed().toList();
    Graph graph = new Graph(1, instances, initial, edges);
    int modulus = 2 + random.nextInt(9);
    graph.terminal = s -> s % modulus == 0;
    List<IntPredicate> ofStates = new ArrayList<>();
    List<IntPredicate> noFault = new ArrayList<>();
    for (int i = 0; i < random.nextInt(140); i++) {
      int marked = random.nextInt(2 * states);
      int other = random.nextInt(2 * states);
      ofStates.add(s -> s == marked || s == other);
      noFault.add(s -> false);
    }
    graph.stateObservations = ofStates;
    graph.stateFaults = noFault;
    List<StepPredicate> ofSteps = new ArrayList<>();
    List<StepPredicate> noStepFault = new ArrayList<>();
    for (int i = 0; i < random.nextInt(70); i++) {
      int residue = random.nextInt(states);
      ofSteps.add((s, t) -> (s * 31 + t) % states == residue);
      noStepFault.add((s, t) -> false);
    }
    graph.stepObservations = ofSteps;
    graph.stepFaults = noStepFault;
    return graph;
  }

  @Override
  public int stateWords() {
    return words;
  }

  @Override
  public int wordBits(int word) {
    return word == words - 1 ? 63 : wordBits;
  }

  @Override
  public int instanceCount() {
    return instances;
  }

  /** The packed form of a state. */
  public long[] pack(int state) {
    long[] out = new long[words];
    for (int i = 0; i + 1 < words; i++) {
      out[i] = state % (2 + i) == 0 ? -1L >>> Long.SIZE - wordBits : state / 7;
    }
    out[words - 1] = state * ODD & LOW;
    return out;
  }

  /** The number of a packed state. */
  public int unpack(long[] states, int offset) {
    long inverse = ODD;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - ODD * inverse;
    }
    return Math.toIntExact(states[offset + words - 1] * inverse & LOW);
  }

  private void add(int state, int instance, Successors out) {
    out.add(pack(state), 0, instance);
  }

  @Override
  public void initial(Successors out) {
    for (int state : initial) {
      if (state < 0) {
        throw new EvaluationFault(EvaluationFault.INITIAL_CONSTRAINT);
      }
      add(state, Successors.INITIAL, out);
    }
  }

  @Override
  public long[] commuting() {
    return commuting == null ? new long[instances] : commuting;
  }

  @Override
  public long[][] noticing() {
    return noticing == null ? TransitionSystem.super.noticing() : noticing;
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    expand(states, offset, 0, out);
  }

  /** Checks that what is left out can run. */
  @Override
  public void expand(long[] states, int offset, long asleep, Successors out) {
    int faulted = -1;
    long left = asleep;
    for (Edge edge : edges.get(unpack(states, offset))) {
      if (edge.instance() < Long.SIZE && (left >>> edge.instance() & 1) != 0 && edge.target() >= 0) {
        left &= ~(1L << edge.instance());
        continue;
      }
      if (edge.instance() == faulted) {
        continue;
      }
      followed.increment();
      if (edge.target() < 0) {
        out.fault(edge.instance());
        faulted = edge.instance();
      } else {
        add(edge.target(), edge.instance(), out);
      }
    }
    if (left != 0) {
      throw new IllegalStateException("asleep but not able to run: " + Long.toBinaryString(left));
    }
  }

  @Override
  public boolean terminal(long[] states, int offset) {
    int state = unpack(states, offset);
    if (terminalFault.test(state)) {
      throw new EvaluationFault(EvaluationFault.TERMINAL);
    }
    return terminal.test(state);
  }

  @Override
  public int stateObservationCount() {
    return stateObservations.size();
  }

  @Override
  public int stepObservationCount() {
    return stepObservations.size();
  }

  @Override
  public long observe(int group, long[] states, int offset, long pending) {
    int state = unpack(states, offset);
    long made = 0;
    observed.add(Long.bitCount(pending));
    for (long rest = pending; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int number = 64 * group + bit;
      if (stateFaults.get(number).test(state)) {
        throw new EvaluationFault(number);
      }
      if (stateObservations.get(number).test(state)) {
        made |= 1L << bit;
      }
    }
    return made;
  }

  @Override
  public long observeStep(
      int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending) {
    int source = unpack(sources, sourceOffset);
    int target = unpack(targets, targetOffset);
    long made = 0;
    for (long rest = pending; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int number = 64 * group + bit;
      if (stepFaults.get(number).test(source, target)) {
        throw new EvaluationFault(number);
      }
      if (stepObservations.get(number).test(source, target)) {
        made |= 1L << bit;
      }
    }
    return made;
  }
}
