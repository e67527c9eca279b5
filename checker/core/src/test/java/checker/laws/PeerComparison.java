package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Observations;
import checker.transition.EvaluationFault;
import checker.transition.TransitionSystem;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.Translator;
import checker.translate.murphi.MurphiTranslator;
import checker.translate.promela.PromelaTranslator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model searched here and, translated, by others: the same states, the same verdicts, the same shortest length. */
final class PeerComparison {
  private static final Pattern RUMUR_STATES = Pattern.compile("\t(\\d+) states, \\d+ rules fired");
  private static final Pattern RUMUR_HIT = Pattern.compile("cover \"(\\w+)\" hit");
  private static final Pattern RUMUR_STEP = Pattern.compile("(?m)^Rule \".*fired");
  private static final Pattern SPIN_STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern SPIN_SEEN = Pattern.compile("(?m)^(?:broken|reached): (\\w+)");

  private final Model model;
  private final Path directory;
  private final Exploration found;
  private final boolean complete;
  private final List<Observations.Observation> observations;

  private PeerComparison(Model model, Path directory, Exploration found, boolean complete) {
    this.model = model;
    this.directory = directory;
    this.found = found;
    this.complete = complete;
    this.observations = Observations.of(model).ofStates();
  }

  /**
   * Searches the model.
   *
   * @param directory empty; for the files of the others
   * @param mostStates the search ends when there are more
   */
  static PeerComparison of(Model model, Path directory, long mostStates) {
    TransitionSystem system = CodeGenerator.compile(model, StateLayout.of(model));
    Exploration found =
        Explorer.explore(
            system,
            ExploreOptions.defaults().withWorkers(1).withMaxStates(mostStates),
            ProgressListener.SILENT);
    boolean complete = found.complete() && found.distinct() > 0 && evaluates(system, mostStates);
    return new PeerComparison(model, directory, found, complete);
  }

  /** Whether the search ended with all states, of which there are some, and nothing has an evaluation error. */
  boolean complete() {
    return complete;
  }

  /** The search asks a property no more once it knows the answer; the others may ask it in every state. */
  private static boolean evaluates(TransitionSystem system, long mostStates) {
    try {
      for (long[] state : Reachable.states(system, Math.toIntExact(mostStates))) {
        for (int i = 0; i < system.stateObservationCount(); i++) {
          system.observe(i / Long.SIZE, state, 0, 1L << i % Long.SIZE);
        }
        system.terminal(state, 0);
      }
      return true;
    } catch (EvaluationFault fault) {
      return false;
    }
  }

  void withRumur() {
    List<GeneratedFile> files = translate(new MurphiTranslator());
    String counts = rumur(files.get(1).name(), "off");
    assertThat(Long.parseLong(first(RUMUR_STATES, counts))).as("states of rumur:\n%s", counts).isEqualTo(found.distinct());
    assertThat(all(RUMUR_HIT, counts)).as("rumur:\n%s", counts).isEqualTo(seen());
    int shortest = shortestViolation();
    String checked = rumur(files.get(0).name(), shortest == Exploration.NEVER ? "stuck" : "off");
    int expected = shortest == Exploration.NEVER ? found.levelOfDeadlock() : shortest;
    assertThat(checked.contains("End of the error trace")).as("rumur:\n%s", checked).isEqualTo(expected != Exploration.NEVER);
    if (expected != Exploration.NEVER) {
      assertThat(RUMUR_STEP.matcher(checked).results().count()).as("rumur:\n%s", checked).isEqualTo(expected);
    }
  }

  void withSpin() {
    String file = translate(new PromelaTranslator()).get(0).name();
    Program.silently(directory, List.of("spin", "-DREPORT", "-a", file));
    Program.silently(
        directory, List.of("gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-DVECTORSZ=8192", "-o", "pan", "pan.c"));
    String told = Program.output(directory, List.of("./pan", "-c0", "-w16", "-m200000"));
    assertThat(Long.parseLong(first(SPIN_STATES, told)))
        .as("states of Spin, one of which is before the initial ones:\n%s", told)
        .isEqualTo(found.distinct() + 1);
    assertThat(all(SPIN_SEEN, told)).as("Spin:\n%s", told).isEqualTo(seen());
    assertThat(told.contains("invalid end state (at depth")).as("Spin:\n%s", told).isEqualTo(found.levelOfDeadlock() != Exploration.NEVER);
  }

  private String rumur(String file, String deadlocks) {
    Program.silently(
        directory,
        List.of(
            "rumur", "--quiet", "--threads", "1", "--deadlock-detection", deadlocks, "--symmetry-reduction", "off",
            "--value-type", "int32_t", "--output", "model.c", file));
    Program.silently(directory, List.of("gcc", "-O0", "-w", "-o", "model", "model.c", "-lpthread"));
    return Program.output(directory, List.of("./model"));
  }

  private List<GeneratedFile> translate(Translator translator) {
    Translation translation = translator.translate(model);
    for (GeneratedFile file : translation.files()) {
      try {
        Files.writeString(directory.resolve(file.name()), file.text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return translation.files();
  }

  /** The invariants that are broken and the other properties of single states that are met. */
  private Set<String> seen() {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < observations.size(); i++) {
      if (told(observations.get(i)) && found.levelOfState(i) != Exploration.NEVER) {
        seen.add(observations.get(i).property().name());
      }
    }
    return seen;
  }

  private int shortestViolation() {
    int shortest = Exploration.NEVER;
    for (int i = 0; i < observations.size(); i++) {
      int level = found.levelOfState(i);
      if (observations.get(i).kind() == Observations.Kind.VIOLATION && level != Exploration.NEVER) {
        shortest = shortest == Exploration.NEVER ? level : Math.min(shortest, level);
      }
    }
    return shortest;
  }

  private static boolean told(Observations.Observation observation) {
    return observation.kind() == Observations.Kind.VIOLATION || observation.kind() == Observations.Kind.WITNESS;
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in\n%s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
