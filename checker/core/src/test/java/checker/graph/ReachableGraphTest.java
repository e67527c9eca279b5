package checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.SpecText;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.ScenarioVerifier;
import checker.verify.Statistics;
import checker.verify.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachableGraphTest {
  private static ReachableGraph graph(String text) {
    return ReachableGraph.of(SpecText.model(text), 1000).orElseThrow();
  }

  /** The search of packed states by generated code has the same numbers. */
  @Test
  void asManyStatesAndStepsAsASearchFinds() throws IOException {
    int compared = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("..", "docs", "examples"))) {
      files = all.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    }
    for (Path file : files) {
      Diagnostics diagnostics = new Diagnostics();
      Specification specification = Specification.load(file, diagnostics).orElse(null);
      if (specification == null || diagnostics.hasErrors()) {
        continue;
      }
      for (ScenarioRef scenario : specification.scenarios()) {
        Model model = specification.elaborate(scenario, Map.of(), diagnostics).orElseThrow();
        Statistics search = ScenarioVerifier.verify(model, VerifyOptions.defaults()).statistics().orElseThrow();
        ReachableGraph graph = ReachableGraph.of(model, 10_000).orElseThrow();
        assertThat(graph.nodes()).hasSize((int) search.distinct());
        assertThat(graph.edges()).hasSize((int) search.transitions());
        assertThat(graph.nodes().stream().filter(Node::initial)).hasSize((int) search.initial());
        assertThat(graph.nodes().stream().map(Node::state).distinct()).hasSize(graph.nodes().size());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(4);
  }

  @Test
  void whatIsViolatedIsWhereItIs() {
    ReachableGraph graph =
        graph(
            """
            module m
            var n: 0..2 = 0
            actor a { action go { when n < 2; n' = n + 1 } }
            invariant low { n < 2 }
            transition from_one { n != 1 or n' = 1 }
            reachable two { n = 2 }
            """);
    assertThat(graph.nodes().stream().map(Node::violated))
        .containsExactly(List.of(), List.of(), List.of("low", "deadlock_free"));
    assertThat(graph.edges().stream().map(e -> List.of(e.from(), e.to(), e.violated())))
        .containsExactly(List.of(1, 2, List.of()), List.of(2, 3, List.of("from_one")));
    assertThat(graph.faulty()).isFalse();
  }

  @Test
  void choicesAreInLabels() {
    ReachableGraph graph =
        graph(
            "module m\nvar n: 0..1 = 0\nactor a(i: 1..2) { action go(k: 0..1) { when i = 1 and k = 1; with x: 0..1; n' = x } }\n");
    assertThat(graph.edges().stream().map(e -> e.instance().lane().label() + " " + e.label()))
        .containsExactly("a 1 go(1) with x = 0", "a 1 go(1) with x = 1", "a 1 go(1) with x = 0", "a 1 go(1) with x = 1");
  }

  @Test
  void evaluationErrorsAreTold() {
    ReachableGraph graph =
        graph(
            """
            module m
            var n: 0..1 = 0
            actor a { action go { n' = n + 1 } }
            invariant ratio { 1 / (1 - n) > 0 }
            """);
    assertThat(graph.nodes().get(0).faults()).isEmpty();
    assertThat(graph.nodes().get(1).faults()).hasSize(2)
        .allSatisfy(fault -> assertThat(fault).containsPattern("ratio: R506|go: R501"));
    assertThat(graph.nodes().get(1).violated()).isEmpty();
    assertThat(graph.faulty()).isTrue();
  }

  @Test
  void tooManyStatesAreNoGraph() {
    Model model = SpecText.model("module m\nvar n: 0..9 = 0\nactor a { action go { n' = (n + 1) % 10 } }\n");
    assertThat(ReachableGraph.of(model, 10)).isPresent();
    assertThat(ReachableGraph.of(model, 9)).isEmpty();
    Model starts = SpecText.model("module m\nvar n: 0..9 in any\nactor a { action go { n' = n } }\n");
    assertThat(ReachableGraph.of(starts, 9)).isEmpty();
  }
}
