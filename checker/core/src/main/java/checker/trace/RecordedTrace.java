package checker.trace;

import checker.model.Property;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a trace file says: which scenario, what its end shows, and what was run. Plain names, so that it can be run
 * under another specification than the one it came from.
 *
 * @param spec the specification's path as written in the file
 * @param module empty if the file's name says it
 * @param constants changed on the command line: name to expression
 * @param property the property it is about, or {@code deadlock_free}
 * @param claim what its end shows
 * @param loopStart number of steps before the part that repeats itself for ever, if there is one; if that is all of them,
 *     the last state is never left
 * @param initially the cells that tell its initial state from others, as {@code cell = value}
 */
public record RecordedTrace(
    String spec,
    String module,
    String scenario,
    Map<String, String> constants,
    String property,
    Claim claim,
    OptionalInt loopStart,
    List<String> initially,
    List<RecordedStep> steps) {

  /** What a trace file of this counterexample would say, without a specification or constants. */
  public static RecordedTrace of(Counterexample trace) {
    Ending ending = trace.ending();
    Claim claim = Claim.VIOLATED;
    if (ending instanceof Ending.Deadlocked) {
      claim = Claim.DEADLOCK;
    } else if (ending instanceof Ending.Chosen) {
      claim = Claim.PATH;
    } else if (ending instanceof Ending.Witnessed witnessed) {
      claim = witnessed.property().kind() == Property.Kind.COST ? Claim.INCURRED : Claim.REACHABLE;
    }
    List<RecordedStep> steps =
        trace.steps().stream()
            .map(s -> new RecordedStep(s.instance().lane().label(), s.instance().label(), Step.texts(s.choices())))
            .toList();
    return new RecordedTrace(
        "",
        trace.model().module(),
        trace.model().scenario(),
        Map.of(),
        trace.property(),
        claim,
        ending instanceof Ending.Looped looped ? OptionalInt.of(looped.loopStart()) : OptionalInt.empty(),
        trace.initially(),
        steps);
  }

  /** Number of steps; to stay in the last state for ever counts as one. */
  public int length() {
    return steps.size() + (loopStart.orElse(-1) == steps.size() ? 1 : 0);
  }

  /** What is seen at the end. */
  public enum Claim {
    VIOLATED("violated"),
    REACHABLE("reachable"),
    INCURRED("incurred"),
    DEADLOCK("violated"),
    /** Nothing in particular: it reproduces if every step can be taken. */
    PATH("possible");

    private final String words;

    Claim(String words) {
      this.words = words;
    }

    /** What the property is then. */
    public String words() {
      return words;
    }
  }

  /**
   * A step.
   *
   * @param lane {@code driver 1}
   * @param action {@code start_dma(2)}
   * @param choices {@code p = 1}, {@code branch 2}, in order
   */
  public record RecordedStep(String lane, String action, List<String> choices) {

    /** As {@link Step#label()}. */
    public String label() {
      return choices.isEmpty() ? action : action + Step.CHOICES + String.join(", ", choices);
    }
  }
}
