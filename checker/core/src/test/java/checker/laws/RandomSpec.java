package checker.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A random specification. Shrinks by leaving out or lowering the decisions that made it.
 *
 * @param seed of the decisions it was first made from; shrinking keeps it for the report
 */
record RandomSpec(String text, long seed) {

  static RandomSpec of(long seed) {
    return new RandomSpec(SpecGenerator.generate(Choices.random(seed)), seed);
  }

  static Arbitrary<RandomSpec> arbitrary() {
    return Arbitraries.fromGenerator(random -> first(random));
  }

  @Override
  public String toString() {
    return "seed " + seed + "\n" + text;
  }

  private static Shrinkable<RandomSpec> first(Random random) {
    long seed = random.nextInt(Integer.MAX_VALUE);
    Choices choices = Choices.random(seed);
    RandomSpec spec = new RandomSpec(SpecGenerator.generate(choices), seed);
    return new Decided(spec, choices.taken());
  }

  /** A specification with its decisions. */
  private static final class Decided implements Shrinkable<RandomSpec> {
    private final RandomSpec spec;
    private final int[] decisions;

    Decided(RandomSpec spec, int[] decisions) {
      this.spec = spec;
      this.decisions = decisions;
    }

    @Override
    public RandomSpec value() {
      return spec;
    }

    /** Chunks left out, large ones first; then chunks of zeros; then single decisions lowered. */
    @Override
    public Stream<Shrinkable<RandomSpec>> shrink() {
      List<int[]> candidates = new ArrayList<>();
      for (int size = Math.max(1, decisions.length / 2); size >= 1; size /= 2) {
        for (int start = 0; start + size <= decisions.length; start += size) {
          candidates.add(without(start, size));
          candidates.add(zeroed(start, size));
        }
      }
      for (int at = 0; at < decisions.length; at++) {
        if (decisions[at] > 1) {
          int[] lower = decisions.clone();
          lower[at]--;
          candidates.add(lower);
        }
      }
      return candidates.stream().filter(c -> !Arrays.equals(c, decisions)).map(this::again);
    }

    private Shrinkable<RandomSpec> again(int[] candidate) {
      Choices choices = Choices.replay(candidate);
      String text = SpecGenerator.generate(choices);
      return new Decided(new RandomSpec(text, spec.seed()), choices.taken());
    }

    private int[] without(int start, int size) {
      int[] shorter = new int[decisions.length - size];
      System.arraycopy(decisions, 0, shorter, 0, start);
      System.arraycopy(decisions, start + size, shorter, start, decisions.length - start - size);
      return shorter;
    }

    private int[] zeroed(int start, int size) {
      int[] lower = decisions.clone();
      Arrays.fill(lower, start, start + size, 0);
      return lower;
    }

    /** First the number of decisions, then their sum. */
    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(decisions.length, Arrays.stream(decisions).asLongStream().sum());
    }
  }
}
