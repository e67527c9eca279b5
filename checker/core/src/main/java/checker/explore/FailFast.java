package checker.explore;

import java.util.BitSet;

/**
 * The sightings that end a search early, at the end of the level in which they happen.
 *
 * @param states numbers of state observations
 * @param steps numbers of step observations
 * @param deadlock whether a deadlock does
 */
public record FailFast(BitSet states, BitSet steps, boolean deadlock) {
  public FailFast {
    states = (BitSet) states.clone();
    steps = (BitSet) steps.clone();
  }

  /** Nothing ends the search early. */
  public static FailFast never() {
    return new FailFast(new BitSet(), new BitSet(), false);
  }

  @Override
  public BitSet states() {
    return (BitSet) states.clone();
  }

  @Override
  public BitSet steps() {
    return (BitSet) steps.clone();
  }
}
