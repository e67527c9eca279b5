/**
 * Breadth-first search over packed states: a {@link checker.transition.TransitionSystem} in, an
 * {@link checker.explore.Exploration} out.
 *
 * <p>Promised: the state set is exact (no verdict rests on a hash); levels are units, so that counts and sightings come
 * from finished levels only and are the same for any number of workers; the states of finished levels are kept, so that
 * shortest paths can be found again without parent links; running out of memory is a {@link checker.explore.Status},
 * not an exception. Nothing here knows what a state means, and a result keeps no reference to the transition system.
 */
package checker.explore;
