package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.explore.Fault;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import checker.syntax.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every example of the language reference; what it must find stands behind {@code ```spec}. */
class LanguageReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "language.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^```spec(.*)\\n([\\s\\S]*?)^```$");
  private static final Pattern MODULE = Pattern.compile("module (\\w+)");

  private record Example(Map<String, List<String>> facts, String text) {
    String name() {
      Matcher module = MODULE.matcher(text);
      return module.find() ? module.group(1) : text;
    }
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(Files.readString(REFERENCE));
    while (matcher.find()) {
      Map<String, List<String>> facts = new LinkedHashMap<>();
      for (String fact : matcher.group(1).trim().split("\\s+")) {
        String[] parts = fact.split("=", 2);
        facts.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(parts[1]);
      }
      examples.add(new Example(facts, matcher.group(2)));
    }
    return examples;
  }

  /** The examples that are models. */
  static List<String> withoutMistakes() throws IOException {
    return examples().stream().filter(e -> !e.facts().containsKey("error")).map(Example::text).toList();
  }

  @TestFactory
  List<DynamicTest> examplesDoWhatTheySay() throws IOException {
    return examples().stream().map(e -> DynamicTest.dynamicTest(e.name(), () -> check(e))).toList();
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(25).allSatisfy(e -> assertThat(e.facts()).isNotEmpty());
    assertThat(examples().stream().map(Example::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyEvaluationErrorHasAnExample() throws IOException {
    String all = examples().toString();
    assertThat(Arrays.stream(checker.source.EvaluationError.values()).filter(e -> !all.contains("[" + e.code() + ":")))
        .isEmpty();
  }

  private static void check(Example example) {
    Diagnostics diagnostics = new Diagnostics();
    Loaded.specification(example.text(), diagnostics);
    if (example.facts().containsKey("error")) {
      assertThat(codes(diagnostics, Severity.ERROR)).as(Loaded.describe(diagnostics))
          .containsExactlyInAnyOrderElementsOf(example.facts().get("error"));
      return;
    }
    if (example.facts().containsKey("warning")) {
      assertThat(codes(diagnostics, Severity.WARNING)).containsAll(example.facts().get("warning"));
    }
    List<Model> models = Loaded.models(example.text());
    List<Oracle> oracles = models.stream().map(m -> new Oracle(m, 10_000)).toList();
    Map<String, List<String>> found = found(models.get(0), oracles.get(0));
    found.put("states", List.of(oracles.stream().map(o -> "" + o.distinct()).collect(Collectors.joining(","))));
    example.facts().forEach((fact, values) -> {
      if (!fact.equals("warning")) {
        assertThat(found.getOrDefault(fact, List.of())).as(fact).containsExactlyInAnyOrderElementsOf(values);
      }
    });
    // What is not said must not be: an example shows all that is wrong with it.
    for (String wrong : List.of("violated", "deadlock", "fault")) {
      if (!example.facts().containsKey("fault")) {
        assertThat(found.getOrDefault(wrong, List.of())).as(wrong)
            .containsExactlyInAnyOrderElementsOf(example.facts().getOrDefault(wrong, List.of()));
      }
    }
    assertThat(Formatter.format(new SourceText("example.spec", example.text()), new Diagnostics())).isPresent();
  }

  private static List<String> codes(Diagnostics diagnostics, Severity severity) {
    return List.copyOf(
        diagnostics.sorted().stream().filter(d -> d.severity() == severity).map(d -> d.code()).map(DiagnosticCode::code)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Map<String, List<String>> found(Model model, Oracle oracle) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    Observations observations = Observations.of(model);
    sightings(observations.ofStates(), oracle.stateSightings, 0, found);
    sightings(observations.ofSteps(), oracle.stepSightings, 1, found);
    if (oracle.deadlockLevel >= 0) {
      found.put("deadlock", List.of("" + oracle.deadlockLevel));
    }
    int first = oracle.faults.stream().mapToInt(Fault::level).min().orElse(-1);
    for (Fault fault : oracle.faults) {
      if (fault.level() == first) {
        found.put("fault", List.of(error(model, oracle, fault) + ":" + (first + 1)));
      }
    }
    return found;
  }

  /** The code of a run's fault: the examples have no others. */
  private static String error(Model model, Oracle oracle, Fault fault) {
    ActionInstance instance = Instances.of(model).all().get(fault.number());
    return oracle.levels.get(fault.level()).stream()
        .flatMap(state -> oracle.errors(instance, state).stream())
        .map(e -> e.error().code())
        .findFirst()
        .orElseThrow();
  }

  private static void sightings(
      List<Observation> all, int[] levels, int more, Map<String, List<String>> found) {
    for (int i = 0; i < levels.length; i++) {
      Observation observation = all.get(i);
      boolean told =
          observation.kind() == Observations.Kind.VIOLATION || observation.kind() == Observations.Kind.WITNESS;
      if (levels[i] >= 0 && told) {
        String fact = observation.kind() == Observations.Kind.VIOLATION ? "violated" : "reachable";
        found.computeIfAbsent(fact, k -> new ArrayList<>()).add(observation.property().name() + ":" + (levels[i] + more));
      }
    }
  }
}
