package checker.witness;

import checker.explore.ExploreOptions;
import checker.explore.Status;
import checker.model.Assumption;
import checker.model.Model;
import checker.model.Property;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.tla.TlaTranslator;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.Verdict;
import checker.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what TLC finds in the translation of a model with what is found here: the number of states, the verdict of every property, the
 * shortest length of every violation and witness that is not temporal.
 *
 * <p>One run of TLC visits all states. In it an invariant that is always true prints the level at which each claim is false for the
 * first time (TLC's search is breadth first, so that tells the shortest length). A second run checks the temporal properties that
 * should hold. Each that should be violated gets a run of its own, because TLC ends at the first violation.
 */
public final class Comparison {
  private static final String ROOT = "Watch";

  /** Added to the number of a transition invariant where steps that change nothing are meant. */
  private static final int IDLE = 10_000;

  private static final Pattern SEEN = Pattern.compile("<<\"seen\", (\\d+), (\\d+), (\\d+)>>");

  private final Model model;
  private final Tlc tlc;
  private final Limits limits;
  private final List<String> differences = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private Translation translation;
  private long states = -1;
  private int lengths;
  private int verdicts;
  private int temporal;

  /**
   * What to leave out.
   *
   * @param states more than this many are not given to TLC
   * @param temporalStates in models with more, temporal properties are not
   * @param seconds for one run
   */
  public record Limits(long states, long temporalStates, long seconds) {}

  /**
   * What came of it.
   *
   * @param states distinct states; -1 if there was nothing to compare
   * @param verdicts properties compared, temporal ones among them
   * @param lengths shortest lengths compared
   * @param leftOut what was not compared, each with the reason
   */
  public record Outcome(
      long states, int verdicts, int temporal, int lengths, List<String> differences, List<String> leftOut) {}

  private Comparison(Model model, Tlc tlc, Limits limits) {
    this.model = model;
    this.tlc = tlc;
    this.limits = limits;
  }

  public static Outcome of(Model model, Tlc tlc, Limits limits) {
    Comparison comparison = new Comparison(model, tlc, limits);
    comparison.compare();
    return new Outcome(
        comparison.states,
        comparison.verdicts,
        comparison.temporal,
        comparison.lengths,
        comparison.differences,
        comparison.leftOut);
  }

  private void compare() {
    if (!model.assumptions().stream().allMatch(Assumption::holds)) {
      leftOut.add("an assumption is false");
      return;
    }
    ScenarioResult result =
        ScenarioVerifier.verify(
            model,
            VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withWorkers(1).withMaxStates(limits.states())));
    Status status = result.status().orElseThrow();
    if (status != Status.COMPLETE && status != Status.EVALUATION_FAULT) {
      leftOut.add("more than " + limits.states() + " states");
      return;
    }
    translation = new TlaTranslator().translate(model);
    if (status == Status.EVALUATION_FAULT) {
      fault();
      return;
    }
    states = result.statistics().orElseThrow().distinct();
    everyState(result);
    holding(result);
    for (PropertyResult property : result.properties()) {
      alone(property);
    }
  }

  private String configuration() {
    return translation.files().get(1).text();
  }

  /** Lines of the configuration that say what is checked, and those that do not. */
  private String settings() {
    return String.join("\n", configuration().lines().filter(l -> !l.matches("(\\\\\\*|INVARIANT|PROPERTY).*")).toList());
  }

  private Optional<Tlc.Answer> run(String watch, String settings) {
    GeneratedFile module = translation.files().get(0);
    String name = module.name().replace(".tla", "");
    List<String[]> files = new ArrayList<>();
    files.add(new String[] {name, module.text()});
    files.add(new String[] {ROOT, "---- MODULE " + ROOT + " ----\nEXTENDS " + name + "\n" + watch + "====\n"});
    return tlc.run(files, settings() + "\n" + settings, limits.seconds());
  }

  /** TLC must not end well where an evaluation fails. */
  private void fault() {
    Optional<Tlc.Answer> answer = run("", "CHECK_DEADLOCK FALSE\n" + String.join("\n", lines("INVARIANT TypeOK")));
    if (answer.isEmpty()) {
      leftOut.add("TLC took more than " + limits.seconds() + " s");
    } else if (answer.get().fine()) {
      leftOut.add("an evaluation error that TLC does not meet");
    } else {
      verdicts++;
    }
  }

  private List<String> lines(String beginning) {
    return configuration().lines().filter(l -> l.startsWith(beginning)).toList();
  }

  /** The operator whose falsehood is the event that a property waits for; for a transition invariant, of a step. */
  private static String claim(Property property) {
    return switch (property.kind()) {
      case REACHABLE, COST -> "never_" + property.name();
      case TRANSITION -> property.name() + "_step";
      default -> property.name();
    };
  }

  private void everyState(ScenarioResult result) {
    List<PropertyResult> watched = new ArrayList<>();
    StringBuilder ofStates = new StringBuilder();
    StringBuilder ofSteps = new StringBuilder();
    StringBuilder registers = new StringBuilder();
    StringBuilder settings = new StringBuilder("INVARIANT TypeOK\nINVARIANT WatchedStates\nACTION_CONSTRAINT WatchedSteps\n");
    for (PropertyResult each : result.properties()) {
      if (each.property().isEmpty()) {
        if (each.verdict() == Verdict.VIOLATED) {
          settings.append("CHECK_DEADLOCK FALSE\n");
        }
        continue;
      }
      Property property = each.property().get();
      switch (property.kind()) {
        case INVARIANT, REACHABLE, COST, TRANSITION -> {
          int number = 1 + watched.size();
          watched.add(each);
          registers.append("ASSUME TLCSet(").append(number).append(", 0)\n");
          if (property.kind() == Property.Kind.TRANSITION) {
            // Steps that change nothing are left to the invariant: TLC also sees one wherever it may end.
            registers.append("ASSUME TLCSet(").append(IDLE + number).append(", 0)\n");
            ofSteps.append("  /\\ See(").append(number).append(", UNCHANGED vars \\/ ").append(claim(property)).append(")\n");
            ofStates.append("  /\\ See(").append(IDLE + number).append(", ").append(property.name()).append("_idle)\n");
          } else {
            ofStates.append("  /\\ See(").append(number).append(", ").append(claim(property)).append(")\n");
          }
        }
        case TEMPORAL, POSSIBLE -> {}
      }
    }
    String watch =
        registers
            + "ASSUME TLCSet(0, 0)\n"
            + "See(i, P) ==\n"
            + "  IF TLCGet(i) = 1 \\/ P THEN TRUE\n"
            + "  ELSE TLCSet(i, 1) /\\ PrintT(<<\"seen\", i, TLCGet(0), TLCGet(\"level\")>>)\n"
            + "WatchedStates ==\n  /\\ TRUE\n" + ofStates
            + "WatchedSteps ==\n  /\\ TLCSet(0, 1)\n" + ofSteps;
    Optional<Tlc.Answer> answer = run(watch, settings.toString());
    if (answer.isEmpty()) {
      leftOut.add("TLC took more than " + limits.seconds() + " s");
      return;
    }
    if (!answer.get().fine()) {
      differences.add("TLC ends with " + answer.get().code() + ":\n" + answer.get().errors());
      return;
    }
    if (answer.get().states() != states) {
      differences.add(states + " states here, TLC has " + answer.get().states());
    }
    Map<Integer, Integer> steps = new HashMap<>();
    Matcher seen = SEEN.matcher(answer.get().text());
    while (seen.find()) {
      // The level is that of the state before, and 1 in the initial states, where no step has been seen yet.
      int length = seen.group(2).equals("0") ? 0 : Integer.parseInt(seen.group(3));
      int number = Integer.parseInt(seen.group(1));
      steps.merge(number % IDLE, number > IDLE ? length + 1 : length, Math::min);
    }
    for (int i = 0; i < watched.size(); i++) {
      length(watched.get(i), Optional.ofNullable(steps.get(i + 1)));
    }
    verdicts += result.properties().stream().anyMatch(p -> p.property().isEmpty() && p.verdict() != Verdict.VIOLATED) ? 1 : 0;
  }

  /** All that should hold and that TLC checks as a PROPERTY, in one run. */
  private void holding(ScenarioResult result) {
    StringBuilder settings = new StringBuilder("CHECK_DEADLOCK FALSE\n");
    int properties = 0;
    for (PropertyResult each : result.properties()) {
      if (each.property().isPresent() && each.verdict() != Verdict.VIOLATED && each.undecided().isEmpty()) {
        Property property = each.property().get();
        if (property.kind() == Property.Kind.TRANSITION) {
          settings.append("PROPERTY ").append(property.name()).append("\nINVARIANT ").append(property.name()).append("_idle\n");
          properties++;
        } else if (property.kind() == Property.Kind.TEMPORAL && temporalFits() && said(property)) {
          settings.append("PROPERTY ").append(property.name()).append('\n');
          properties++;
          verdicts++;
          temporal++;
        }
      }
    }
    if (properties > 0) {
      Optional<Tlc.Answer> answer = run("", settings.toString());
      if (answer.isEmpty()) {
        leftOut.add("temporal properties: TLC took more than " + limits.seconds() + " s");
      } else if (answer.get().code() == Tlc.Answer.TAUTOLOGY) {
        leftOut.add("temporal properties: TLC refuses one that nothing could violate");
      } else if (!answer.get().fine()) {
        differences.add("a property that holds here; TLC ends with " + answer.get().code() + ":\n" + answer.get().errors());
      }
    }
  }

  private void length(PropertyResult here, Optional<Integer> there) {
    verdicts++;
    OptionalInt steps = there.isEmpty() ? OptionalInt.empty() : OptionalInt.of(there.get());
    if (!here.steps().equals(steps)) {
      differences.add(here.name() + ": " + here.verdict() + " " + here.steps() + " here, TLC has " + steps);
    } else if (steps.isPresent()) {
      lengths++;
    }
  }

  /** Whether the translation has the property. */
  private boolean said(Property property) {
    boolean said = lines("PROPERTY " + property.name()).contains("PROPERTY " + property.name());
    if (!said) {
      leftOut.add(property.name() + ": TLA+ cannot say it");
    }
    return said;
  }

  private boolean temporalFits() {
    return states <= limits.temporalStates();
  }

  /** What ends TLC's run, or is not looked at in the common one. */
  private void alone(PropertyResult here) {
    if (here.property().isEmpty()) {
      if (here.verdict() == Verdict.VIOLATED) {
        expect(here, "CHECK_DEADLOCK TRUE", List.of(Tlc.Answer.DEADLOCK), true);
      }
      return;
    }
    Property property = here.property().get();
    switch (property.kind()) {
      case POSSIBLE -> leftOut.add(here.name() + ": TLA+ cannot say `possible`");
      case TEMPORAL -> {
        if (here.undecided().isPresent()) {
          leftOut.add(here.name() + ": undecided here");
        } else if (!temporalFits()) {
          leftOut.add(here.name() + ": temporal, in more than " + limits.temporalStates() + " states");
        } else if (here.verdict() == Verdict.VIOLATED && said(property)) {
          expect(
              here,
              "CHECK_DEADLOCK FALSE\nPROPERTY " + here.name(),
              Tlc.Answer.PROPERTY_VIOLATED,
              false);
        }
      }
      case INVARIANT, REACHABLE, COST, TRANSITION -> {}
    }
  }

  private void expect(PropertyResult here, String settings, List<Integer> codes, boolean length) {
    Optional<Tlc.Answer> answer = run("", settings);
    if (answer.isEmpty()) {
      leftOut.add(here.name() + ": TLC took more than " + limits.seconds() + " s");
      return;
    }
    verdicts++;
    temporal += here.property().isPresent() ? 1 : 0;
    if (!codes.contains(answer.get().code())) {
      differences.add(here.name() + ": violated here, TLC ends with " + answer.get().code() + ":\n" + answer.get().errors());
    } else if (length && !answer.get().steps().equals(here.steps())) {
      differences.add(here.name() + ": violated " + here.steps() + " here, TLC has " + answer.get().steps());
    } else if (length) {
      lengths++;
    }
  }
}
