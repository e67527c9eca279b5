package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.report.Run;
import checker.report.itf.ItfReport;
import checker.source.Diagnostics;
import checker.trace.Counterexample;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.VerifyOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces in the format of ADR-015, read back by its grammar; and where they are written. */
class ItfTest {
  /** A value of each type. */
  private static final String TYPES =
      """
      module m
      type Id = symmetric 1..2
      enum Colour { red, green }
      record Pair { left: Id?, right: set of Colour }
      var n: 0..3 = 0
      var on: bool = false
      var who: Id? = nil
      var chosen: set of Id = {}
      var queue: seq[2] of Colour = []
      var pairs: Colour -> Pair = Pair(left: nil, right: {})
      actor a(i: Id) {
        step one { n' = 3; who' = i; chosen' = chosen union { i } }
        step two { on' = true; queue' = [green]; pairs[red]' = Pair(left: i, right: { red, green }) }
      }
      terminal when true
      invariant small { not on }
      """;

  private static final String LOOP =
      "module m\nvar n: 0..2 = 0\nactor a { action up { when n = 0; n' = 1 } action flip { when n > 0; n' = 3 - n } }\n"
          + "fair a.flip\nfair a.up\nproperty back { n = 1 leads_to n = 0 }\n";

  @TempDir Path directory;

  private ScenarioResult result(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Specification specification =
        Specification.load(Invocation.write(directory, "m.spec", text), diagnostics).orElseThrow();
    ScenarioRef scenario = specification.scenarios().get(0);
    Optional<Model> model = specification.elaborate(scenario, Map.of(), diagnostics);
    assertThat(diagnostics.hasErrors()).as("%s", diagnostics.sorted()).isFalse();
    return ScenarioVerifier.verify(model.orElseThrow(), VerifyOptions.defaults());
  }

  private static JsonNode document(ScenarioResult result) {
    Run.Checked checked = new Run.Checked("m.spec", result.model(), Map.of(), Optional.of(result), 12);
    Run run = new Run("verify", "1", List.of(), List.of(checked), 12, "");
    List<ItfReport.Trace> traces = ItfReport.traces(run, false);
    assertThat(traces).hasSize(1);
    return Reading.json(traces.get(0).text());
  }

  private static Counterexample trace(ScenarioResult result) {
    return result.properties().stream().map(PropertyResult::trace).flatMap(Optional::stream).findFirst().orElseThrow();
  }

  private static void assertStates(JsonNode document, Counterexample trace, int states) {
    List<List<Value>> expected = new ArrayList<>(List.of(trace.initial()));
    trace.steps().forEach(step -> expected.add(step.after()));
    assertThat(document.get("states")).hasSize(states);
    for (int i = 0; i < states; i++) {
      JsonNode state = document.get("states").get(i);
      assertThat(state.get("#meta").get("index").asInt()).isEqualTo(i);
      for (Variable variable : trace.model().variables()) {
        assertThat(value(variable.type(), state.get(variable.name())))
            .as("%s in state %d", variable.name(), i)
            .isEqualTo(expected.get(i).get(variable.index()));
      }
    }
    assertThat(document.get("vars")).hasSize(trace.model().variables().size());
  }

  /** Reads an expression of the format as a value of a type. */
  private static Value value(Type type, JsonNode node) {
    if (type instanceof Type.Optional optional) {
      if (node.get("tag").asText().equals("None")) {
        assertThat(node.get("value").get("#tup")).isEmpty();
        return new Value.Nil();
      }
      return value(optional.element(), node.get("value"));
    } else if (type instanceof Type.Bool) {
      assertThat(node.isBoolean()).isTrue();
      return new Value.Bool(node.asBoolean());
    } else if (type instanceof Type.Enumeration members) {
      return new Value.Member(node.asText(), members.members().indexOf(node.asText()));
    } else if (type instanceof Type.SetOf set) {
      return new Value.SetOf(values(set.element(), node.get("#set")));
    } else if (type instanceof Type.Sequence sequence) {
      assertThat(node.isArray()).isTrue();
      return new Value.Sequence(values(sequence.element(), node));
    } else if (type instanceof Type.Function function) {
      List<JsonNode> pairs = new ArrayList<>();
      node.get("#map").forEach(pairs::add);
      pairs.sort(Comparator.comparing(pair -> function.domain().ordinal(value(function.domain(), pair.get(0)))));
      assertThat(pairs).hasSize((int) function.domain().cardinality());
      return new Value.Function(function.domain(), pairs.stream().map(p -> value(function.range(), p.get(1))).toList());
    } else if (type instanceof Type.Record record) {
      return new Value.Record(
          record, record.fields().stream().map(field -> value(field.type(), node.get(field.name()))).toList());
    }
    return new Value.Int(Integer.parseInt(node.get("#bigint").asText()));
  }

  private static List<Value> values(Type element, JsonNode nodes) {
    List<Value> values = new ArrayList<>();
    nodes.forEach(node -> values.add(value(element, node)));
    return values;
  }

  @Test
  void statesAreReadBack() {
    ScenarioResult result = result(TYPES);
    JsonNode document = document(result);
    assertStates(document, trace(result), 3);
    assertThat(document.get("states").get(1).get("#meta").get("action").asText()).isEqualTo("one");
    assertThat(document.has("loop")).isFalse();
    assertThat(document.get("states").get(2).get("n")).isEqualTo(Reading.json("{\"#bigint\": \"3\"}"));
  }

  /** 0, 1, 2, then 1 again: the last state listed leads back to the one that `loop` names, which is not repeated. */
  @Test
  void loopLeadsBack() {
    ScenarioResult result = result(LOOP);
    JsonNode document = document(result);
    assertStates(document, trace(result), 3);
    assertThat(document.get("loop").asInt()).isEqualTo(1);
    assertThat(document.get("#meta").get("lastStep").get("action").asText()).isEqualTo("flip");
  }

  @Test
  void stateThatIsNeverLeftIsALoopOfItsOwn() {
    ScenarioResult result = result(LOOP.replace("fair a.flip\nfair a.up\n", ""));
    JsonNode document = document(result);
    assertStates(document, trace(result), 2);
    assertThat(document.get("loop").asInt()).isEqualTo(1);
  }

  // ---- Where they are written

  private static final String TWO =
      "module m\nvar n: 0..3 = 0\nterminal when n = 3\nactor a { action go { when n < 3; n' = n + 1 } }\n"
          + "invariant low { n < 2 }\ninvariant high { n < 3 }\nreachable two { n = 2 }\n"
          + "scenario s {}\n  expect low violated\n";

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(name -> !name.endsWith(".spec"))
          .sorted()
          .toList();
    }
  }

  private Invocation verify(String... options) {
    Invocation.write(directory, "m.spec", TWO);
    return Invocation.in(directory, Stream.concat(Stream.of("verify", "m.spec"), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void directoryTakesAllTraces() throws IOException {
    assertThat(verify("--report", "itf=out/traces/").code()).isEqualTo(12);
    assertThat(files()).containsExactly("out/traces/m/s.high.itf.json", "out/traces/m/s.low.itf.json");
    verify("--witnesses", "--report", "itf=out");
    assertThat(files()).contains("out/m/s.high.itf.json", "out/m/s.low.itf.json", "out/m/s.two.itf.json");
  }

  @Test
  void fileTakesWhatIsNotAsExpectedAndTheRestIsTold() throws IOException {
    Invocation result = verify("--report", "itf=t.itf.json");
    assertThat(files()).containsExactly("t.itf.json");
    assertThat(Files.readString(directory.resolve("t.itf.json"), StandardCharsets.UTF_8)).contains("\"property\": \"high\"");
    assertThat(result.err()).contains("`t.itf.json` has the first of 2 traces, m/s.high.itf.json");
    assertThat(verify("--format=itf", "--property=low").out()).contains("\"property\": \"low\"");
  }

  /** A trace of an earlier run must not be taken for one of this. */
  @Test
  void fileOfAnEarlierRunDoesNotStay() throws IOException {
    verify("--report", "itf=t.itf.json");
    Invocation result = verify("--property=deadlock_free", "--report", "itf=t.itf.json");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("there is no trace to write to `t.itf.json`");
    assertThat(files()).isEmpty();
    assertThat(verify("--property=deadlock_free", "--format=itf").out()).isEmpty();
  }

  @Test
  void twoScenariosOfOneNameAreToldBeforeTheSearch() throws IOException {
    Invocation.write(directory, "copy/m.spec", TWO);
    Invocation result = verify("copy/m.spec", "--report", "itf=traces/");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().replace("\nchecker: ", " "))
        .contains("there is a scenario `m.s` in `m.spec` and in `copy/m.spec`");
    assertThat(verify("copy/m.spec", "--write-traces", "traces").code()).isEqualTo(2);
    assertThat(files()).isEmpty();
    assertThat(verify("copy/m.spec", "--report", "itf=t.itf.json").code()).isEqualTo(12);
  }

  @Test
  void directoryThatCannotBeMadeIsToldBeforeTheSearch() {
    Invocation.write(directory, "file", "no directory");
    Invocation result = verify("--report", "itf=file/traces/");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("the directory `file/traces/` cannot be written");
  }
}
