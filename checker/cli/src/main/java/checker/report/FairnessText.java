package checker.report;

import checker.trace.Blocked;
import checker.trace.Ending;
import checker.trace.Explanation;
import checker.trace.FairnessWitness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why no fairness assumption forces the way out of a loop, in sentences: first what is enabled now and then, then what
 * a guard prevents, then what is taken, last the steps whose turn it never is.
 */
final class FairnessText {
  private final Ending.Looped looped;

  FairnessText(Ending.Looped looped) {
    this.looped = looped;
  }

  List<String> lines() {
    if (looped.fairness().isEmpty()) {
      return List.of("nothing is assumed to be fair");
    }
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> prevented = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    List<String> idle = new ArrayList<>();
    for (FairnessWitness witness : looped.fairness()) {
      switch (witness.reason()) {
        case TAKEN -> taken.add(witness.constraint() + " (step " + witness.step().orElseThrow() + ")");
        case DISABLED -> lines.add(disabled(witness));
        case NEVER_ENABLED -> {
          if (witness.guards().isEmpty()) {
            idle.add(witness.constraint());
          } else {
            prevented.computeIfAbsent(guards(witness), g -> new ArrayList<>()).add(witness.constraint());
          }
        }
        case NONE -> throw new IllegalStateException("a loop that is unfair to " + witness.constraint() + " is shown");
      }
    }
    prevented.forEach((guard, names) -> lines.add("disabled throughout: " + String.join(", ", names) + ": " + guard));
    if (!taken.isEmpty()) {
      lines.add("taken: " + String.join(", ", taken));
    }
    if (!idle.isEmpty()) {
      lines.add("never their turn, or nothing to do: " + String.join(", ", idle));
    }
    return lines;
  }

  /** Weak fairness asks for nothing where the action is disabled again and again. */
  private static String disabled(FairnessWitness witness) {
    String reason = witness.guards().isEmpty() ? "it is not its turn, or it would change nothing" : guards(witness);
    return "weak fairness of " + witness.constraint() + ": disabled before step " + witness.step().orElseThrow() + ", "
        + reason;
  }

  /** {@code `refs = 0` is false: io[1] = pinned}, for each guard that is in the way. */
  private static String guards(FairnessWitness witness) {
    List<String> texts = new ArrayList<>();
    for (Blocked blocked : witness.guards()) {
      Explanation guard = blocked.guard();
      texts.add("`" + guard.part() + "` is false" + Remarks.reasons(guard));
    }
    return String.join("; ", texts.stream().distinct().toList());
  }
}
