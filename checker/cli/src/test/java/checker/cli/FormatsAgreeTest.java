package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Whatever becomes of a specification: all formats and the exit status say the same of it, in documents that are valid. */
class FormatsAgreeTest {
  @TempDir Path directory;

  static List<Outcome> outcomes() {
    return Outcome.all();
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void allSayTheSame(Outcome outcome) throws IOException {
    Map<OutputFormat, Function<String, Reading>> readers = Reading.readers();
    List<String> options = new ArrayList<>(List.of("--report", "itf=traces/", "--report", "dot=traces.dot"));
    readers.keySet().forEach(format -> options.addAll(List.of("--report", format + "=report." + format)));
    Invocation result = outcome.verify(directory, options.toArray(String[]::new));
    assertThat(result.code()).isEqualTo(outcome.exitStatus());
    for (OutputFormat format : readers.keySet()) {
      Reading reading = readers.get(format).apply(file("report." + format));
      reading.exitStatus().ifPresent(code -> assertThat(code).as("%s", format).isEqualTo(result.code()));
      assertThat(reading.good()).as("%s", format).isEqualTo(result.code() == 0);
      assertThat(reading.unexpected()).as("%s", format).isEqualTo(outcome.unexpected());
    }
    assertThat(violations(directory.resolve("traces"))).isEqualTo(outcome.violated());
    assertThat(drawn(file("traces.dot"))).isEqualTo(outcome.violated());
    assertThat(file("traces.dot")).contains("label=\"exit status " + result.code() + ": ");
    assertThat(jsonSchema().validate(file("report.json"), InputFormat.JSON)).isEmpty();
    assertValidTestReport(file("report.junit"));
  }

  /** The properties of which there are traces. */
  private static Set<String> violations(Path traces) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.exists(traces)) {
      try (Stream<Path> files = Files.walk(traces)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          JsonNode meta = Reading.json(Files.readString(file, StandardCharsets.UTF_8)).get("#meta");
          assertThat(meta.get("status").asText()).isEqualTo("violation");
          names.add(meta.get("property").asText());
        }
      }
    }
    return names;
  }

  /** The properties of which there are clusters. */
  private static Set<String> drawn(String graph) {
    return Pattern.compile("label=\"m\\.\\w+   (?:(\\w+): violated in .*|the specification cannot be evaluated)\"; labeljust=l")
        .matcher(graph)
        .results()
        .map(title -> title.group(1) == null ? "evaluation-error" : title.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // ---- JSON

  private static Schema jsonSchema() throws IOException {
    String schema =
        Files.readString(Golden.project().resolve("checker/docs/json-schema.json"), StandardCharsets.UTF_8);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /** Every expression of the language that a document can hold: records, sets, functions, nil, choices, several scenarios. */
  @ParameterizedTest
  @MethodSource("examples")
  void documentsOfTheExamplesAreValid(String spec) throws IOException {
    Path input = Golden.project().resolve("checker/cli/src/test/golden/input").resolve(spec);
    Files.copy(input, directory.resolve(spec));
    String document = Invocation.in(directory, "verify", spec, "--format=json").out();
    assertThat(jsonSchema().validate(document, InputFormat.JSON)).isEmpty();
    assertValidTestReport(Invocation.in(directory, "verify", spec, "--format=junit").out());
  }

  static List<String> examples() {
    return List.of("showcase.spec", "faults.spec");
  }

  @Test
  void interruptedRunIsValid() throws IOException {
    Invocation.write(directory, "m.spec", outcomes().get(0).text());
    Invocation json = Invocation.run(directory, false, 80, () -> true, "verify", "m.spec", "--format=json");
    assertThat(jsonSchema().validate(json.out(), InputFormat.JSON)).isEmpty();
    Invocation junit = Invocation.run(directory, false, 80, () -> true, "verify", "m.spec", "--format=junit");
    assertValidTestReport(junit.out());
    assertThat(Reading.readers().get(OutputFormat.junit).apply(junit.out()).good()).isFalse();
    assertThat(Reading.readers().get(OutputFormat.json).apply(json.out()).good()).isFalse();
  }

  @Test
  void schemaRefusesWhatIsWrong() throws IOException {
    String document = outcomes().get(1).verify(directory, "--format=json").out();
    for (String[] change :
        new String[][] {
          {"\"verdict\"", "\"verdikt\""},
          {"\"verdict\": \"violated\"", "\"verdict\": \"perhaps\""},
          {"\"kind\": \"violated\"", "\"kind\": \"looped\""},
          {"\"exitStatus\": 12,", ""},
          {"\"changes\"", "\"changed\""}
        }) {
      assertThat(document).contains(change[0]);
      assertThat(jsonSchema().validate(document.replace(change[0], change[1]), InputFormat.JSON)).as(change[0]).isNotEmpty();
    }
  }

  @Test
  void documentIsTheSameButForWhatDependsOnTheMachine() {
    Outcome outcome = outcomes().get(1);
    String one = outcome.verify(directory, "--format=json", "--workers=1").out();
    String two = outcome.verify(directory, "--format=json", "--workers=2").out();
    assertThat(withoutMeasures(two)).isEqualTo(withoutMeasures(one)).doesNotContain(directory.toString());
  }

  private static String withoutMeasures(String document) {
    return document.replaceAll("\"(elapsedNanos|memoryBytes)\": \\d+", "\"$1\": 0");
  }

  // ---- Test reports

  private static void assertValidTestReport(String document) {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(FormatsAgreeTest.class.getResource("/checker/report/junit.xsd"))
          .newValidator()
          .validate(new StreamSource(new StringReader(document)));
    } catch (SAXException | IOException e) {
      throw new AssertionError(document, e);
    }
  }

  @Test
  void testReportIsReadBackAsItIsMeant() {
    String document = outcomes().get(1).verify(directory, "--format=junit").out();
    assertThat(document).contains("tests=\"5\" failures=\"1\" errors=\"0\" skipped=\"0\"");
    List<ReportTestCase> tests = Reading.testCases(document);
    assertThat(tests)
        .extracting(test -> test.getFullClassName() + "#" + test.getName())
        .containsExactly(
            "m.spec#specification",
            "m.spec:m.default#complete search",
            "m.spec:m.default#small",
            "m.spec:m.default#deadlock_free",
            "m.spec:m.default#actions fire");
    assertThat(tests.get(2).getFailureType()).isEqualTo("safety");
    assertThat(tests.get(2).getFailureMessage()).isEqualTo("violated in 2 steps (\"n stays below 2\")");
    assertThat(tests.get(2).getFailureDetail()).contains("   1  go    n: 0 -> 1\n");
  }

  /** A dashboard follows a test case by its name: it must not come and go with the outcome. */
  @Test
  void testCasesAreTheSameWhateverBecomesOfThem() {
    String spec = "module m\nconst K = 3\nassume some { K > 0 }\nvar n: 0..3 = 0\nterminal when n = K\n"
        + "actor a { action go { when n < K; n' = n + 1 } }\nreachable all { n = K }\ninvariant small { n < 2 }\n";
    Invocation.write(directory, "m.spec", spec);
    List<String> plain = names("m.spec");
    assertThat(plain).hasSize(6);
    assertThat(names("m.spec", "--const=K=1")).isEqualTo(plain);
    assertThat(names("m.spec", "--const=K=0")).isEqualTo(plain);
    assertThat(names("m.spec", "--max-states=1")).isEqualTo(plain);
    Invocation.write(directory, "m.spec", spec.replace("n < 2", "m < 2"));
    assertThat(names("m.spec")).containsExactly(plain.get(0));
  }

  private List<String> names(String... arguments) {
    String[] line = Stream.concat(Stream.of("verify", "--format=junit"), Stream.of(arguments)).toArray(String[]::new);
    return Reading.testCases(Invocation.in(directory, line).out()).stream()
        .map(test -> test.getFullClassName() + "#" + test.getName())
        .toList();
  }
}
