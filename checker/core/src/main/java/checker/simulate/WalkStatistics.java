package checker.simulate;

import java.util.Map;

/**
 * Figures of some walks.
 *
 * @param depth most steps that a walk may have
 * @param walks how many there were, one that was stopped half way included
 * @param longest most steps that one had
 * @param full walks that were ended for being that long
 * @param stuck walks that came to a state in which nothing can happen, deadlock or not
 * @param withoutWeight walks that came to a state in which all that can happen has weight 0
 * @param distinct number of distinct states, exact or within a few per cent
 * @param exact whether that number is exact
 * @param stopped whether there were fewer walks than asked for: the time was over, or the user interrupted
 * @param fires steps of each action, all its instances together, by {@code actor.action}, as declared
 */
public record WalkStatistics(
    long seed,
    int depth,
    long walks,
    long steps,
    long longest,
    long full,
    long stuck,
    long withoutWeight,
    long distinct,
    boolean exact,
    boolean stopped,
    long elapsedNanos,
    Map<String, Long> fires) {}
