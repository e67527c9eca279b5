package checker.report;

import checker.explore.ExploreOptions;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of small specifications, as a command would make them. */
public final class Runs {
  /** Every kind of finding that a scenario can have. */
  public static final String MIXED =
      """
      module mixed
      enum Io { idle, busy }
      type User = 1..2
      const LIMIT = 2
      var n: 0..3 in 0..1
      var io: User -> Io = idle
      var seen: set of User = {}
      assume sane "a |limit|" { LIMIT < 3 }
      actor user(u: User) {
        action begin { when io[u] = idle and n < LIMIT; io[u]' = busy; n' = n + 1; seen' = seen union {u} }
        action give_up { when n > 2; io[u]' = idle }
      }
      terminal when n = LIMIT
      invariant few "too {many} at [once](1): 100%, | <b> `x` @all" { n < 2 }
      invariant tested { n = 3 implies io[1] = busy }
      property goes_on { always (eventually (n = 0)) }
      reachable three { n = 3 }
      scenario small {}
        expect few violated in 1 "is told: so, too"
      """;

  private Runs() {}

  /** Verifies all scenarios of a text. */
  public static Run of(String file, String text) {
    return of(file, text, Map.of(), VerifyOptions.defaults());
  }

  /** Stops at a depth. */
  public static Run bounded(String file, String text, int maxDepth) {
    return of(
        file, text, Map.of(), VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withMaxDepth(maxDepth)));
  }

  /** With constants from the command line. */
  public static Run with(String file, String text, Map<String, String> constants) {
    return of(file, text, constants, VerifyOptions.defaults());
  }

  private static Run of(String file, String text, Map<String, String> constants, VerifyOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification =
        Specification.parse(new SourceText(file, text), module -> Optional.empty(), diagnostics);
    List<Run.Checked> checked = new ArrayList<>();
    if (!diagnostics.hasErrors()) {
      for (ScenarioRef ref : specification.orElseThrow().scenarios()) {
        Model model = specification.get().elaborate(ref, constants, new Diagnostics()).orElseThrow();
        ScenarioResult result = ScenarioVerifier.verify(model, options);
        checked.add(new Run.Checked(file, model, constants, Optional.of(result), result.issues().isEmpty() ? 0 : 12));
      }
    }
    int status = diagnostics.hasErrors() ? 150 : checked.stream().anyMatch(c -> c.exitStatus() != 0) ? 12 : 0;
    return new Run("verify", "0.1.0", diagnostics.sorted(), checked, status, "meaning of " + status);
  }
}
