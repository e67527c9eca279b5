package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where documents go, what else is printed then, and what is refused. */
class ReportsTest {
  private static final String COUNTER =
      "module m\nvar n: 0..3 = 0\nterminal when n = 3\nactor a { action go { when n < 3; n' = n + 1 } }\n";
  private static final String FAULTY = COUNTER + "invariant small \"n is small\" { n < 2 }\n";

  @TempDir Path directory;

  @BeforeEach
  void specifications() {
    Invocation.write(directory, "m.spec", COUNTER);
    Invocation.write(directory, "faulty.spec", FAULTY);
  }

  private Invocation verify(String... arguments) {
    return Invocation.in(directory, Stream.concat(Stream.of("verify"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }

  @Test
  void documentIsAloneOnTheStandardOutput() {
    Invocation result = verify("faulty.spec", "--format", "json");
    assertThat(result.code()).isEqualTo(12);
    assertThat(result.out()).startsWith("{\n").endsWith("}\n");
    assertThat(result.err()).contains("violated in 2 steps  small", "exit status 12").doesNotContain("VIOLATED");
  }

  @Test
  void quietAndWellThereIsTheDocumentOnly() {
    Invocation result = verify("m.spec", "-q", "--format=json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("{\n");
  }

  @Test
  void outputGoesToTheFileAndWhatIsWrongToThePeople() throws IOException {
    Invocation result = verify("faulty.spec", "--format", "json", "--output", "r.json");
    assertThat(file("r.json")).startsWith("{\n").contains("\"small\"");
    assertThat(result.out()).contains("violated in 2 steps  small", "exit status 12").doesNotContain("{", "VIOLATED");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void reportsStandBesideTheOrdinaryText() throws IOException {
    Invocation plain = verify("faulty.spec", "m.spec");
    Invocation result = verify("faulty.spec", "m.spec", "--report", "json=r.json", "--report=text=r.txt");
    assertThat(result).isEqualTo(plain);
    assertThat(file("r.json")).contains("\"exitStatus\": 12");
    assertThat(file("r.txt").replaceAll(" \\d+\\.\\d+ s\\b", " T s")).isEqualTo(plain.out());
  }

  @Test
  void textFileTellsDiagnosticsToo() throws IOException {
    Invocation.write(directory, "bad.spec", "module bad\nvar x\n");
    Invocation result = verify("bad.spec", "m.spec", "--output", "r.txt");
    assertThat(result.code()).isEqualTo(150);
    assertThat(file("r.txt")).contains("bad.spec:2:6: error E005", "m.spec  scenario default", "exit status 150");
  }

  @Test
  void documentIsInUtf8WhateverTheLocale() {
    Invocation.write(directory, "words.spec", COUNTER + "invariant small \"gr\u00f6\u00dfer \u2265 2\" { n < 2 }\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console ascii =
        new Console(
            new PrintStream(bytes, false, StandardCharsets.US_ASCII),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.US_ASCII),
            false, false, 80, directory, Map.of(), () -> false, InputStream.nullInputStream(), false);
    Main.run(new String[] {"verify", "words.spec", "--format=json"}, ascii);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("gr\u00f6\u00dfer \u2265 2");
    bytes.reset();
    Main.run(new String[] {"translate", "words.spec", "--to=tla"}, ascii);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("gr\u00f6\u00dfer \u2265 2");
    bytes.reset();
    Main.run(new String[] {"verify", "words.spec"}, ascii);
    assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("gr??er ? 2");
  }

  @Test
  void unknownFormatIsRefusedWithASuggestion() {
    Invocation format = verify("m.spec", "--format", "jsn");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("there is no format `jsn`; did you mean `json`?");
    Invocation report = verify("m.spec", "--report", "jsn=r.json");
    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err()).contains("there is no format `jsn`; did you mean `json`?");
    assertThat(verify("m.spec", "--report", "r.json").err()).contains("expected FORMAT=FILE, not `r.json`");
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeTheSearch() throws IOException {
    Files.createDirectory(directory.resolve("d"));
    assertRefused("`d` cannot be written: it is a directory", "--output", "d");
    assertRefused("there is no directory `no/such`", "--report", "json=no/such/r.json");
    assertRefused("r.json` cannot be the json report and the text report at the same time",
        "--report", "json=r.json", "--report", "text=d/../r.json");
    Files.createSymbolicLink(directory.resolve("link.json"), Path.of("m.spec"));
    assertRefused("cannot be the input `m.spec` and the json report", "--report", "json=link.json");
  }

  @Test
  void noReportTakesThePlaceOfASpecificationOrATrace() throws IOException {
    String base = COUNTER.replace("module m", "module base");
    Invocation.write(directory, "base.spec", base);
    Invocation.write(directory, "top.spec", "module top extends base\n");
    Invocation.write(directory, "broken.spec", "module broken extends base\nvar x\n");
    Invocation.write(directory, "kept.trace", "kept\n");
    Files.createSymbolicLink(directory.resolve("other.json"), Path.of("base.spec"));
    for (String spec : List.of("top.spec", "broken.spec")) {
      for (List<String> options :
          List.of(
              List.of("--output", "base.spec"),
              List.of("--report", "json=base.spec"),
              List.of("--report", "json=./base.spec"),
              List.of("--format", "itf", "--output", "base.spec"),
              List.of("--output", "other.json"))) {
        Invocation result = verify(Stream.concat(Stream.of(spec), options.stream()).toArray(String[]::new));
        assertThat(result.code()).as("%s %s", spec, options).isEqualTo(2);
        assertThat(result.err()).contains("cannot be written: it is there already, and is a specification").doesNotContain("error E");
        assertThat(result.out()).isEmpty();
        assertThat(file("base.spec")).isEqualTo(base);
      }
    }
    Invocation trace = verify("top.spec", "--report", "junit=kept.trace");
    assertThat(trace.code()).isEqualTo(2);
    assertThat(trace.err()).contains("`kept.trace` cannot be written: it is there already, and is a trace");
    Invocation graph = Invocation.in(directory, "graph", "top.spec", "--output", "base.spec");
    assertThat(graph.code()).isEqualTo(2);
    assertThat(graph.err()).contains("`base.spec` cannot be written: it is there already, and is a specification");
    assertThat(file("base.spec")).isEqualTo(base);
  }

  @Test
  void noGraphTakesThePlaceOfWhatItShows() throws IOException {
    Invocation.write(directory, "oddly.named", COUNTER);
    Invocation graph = Invocation.in(directory, "graph", "oddly.named", "--output", "./oddly.named");
    assertThat(graph.code()).isEqualTo(2);
    assertThat(graph.err()).contains("cannot be the specification and the graph at the same time");
    assertThat(file("oddly.named")).isEqualTo(COUNTER);
  }

  @Test
  void noReportOfAGateTakesThePlaceOfThePinnedFigures() throws IOException {
    Invocation.write(directory, "counterexamples/states.txt", "pinned\n");
    Invocation gate = Invocation.in(directory, "gate", "m.spec", "--output", "counterexamples/states.txt");
    assertThat(gate.code()).isEqualTo(2);
    assertThat(gate.err()).contains("cannot be the input `counterexamples/states.txt` and the text report");
    assertThat(file("counterexamples/states.txt")).isEqualTo("pinned\n");
  }

  @ParameterizedTest
  @CsvSource({
    "r.json, '{\n', json", "R.JSON, '{\n', json", "r.html, <!DOCTYPE html>, html", "r.htm, <!DOCTYPE html>, html", "r.xml, <?xml, junit",
    "r.sarif, '{', sarif", "r.sarif.json, '{', sarif", "r.md, |, markdown", "r.dot, digraph, dot", "r.gv, digraph, dot",
    "r.itf.json, '{', itf", "r.txt, faulty.spec  scenario, text", "r, faulty.spec  scenario, text", "json, faulty.spec  scenario, text"
  })
  void suffixOfTheOutputSaysInWhatFormat(String name, String within, String format) throws IOException {
    int code = verify("faulty.spec", "--output", name).code();
    assertThat(code).isEqualTo(12);
    String implied = file(name);
    assertThat(implied).contains(within.replace("\\n", "\n"));
    verify("faulty.spec", "--format", format, "--output", "explicit");
    assertThat(timeless(implied)).isEqualTo(timeless(file("explicit")));
  }

  private static String timeless(String document) {
    return document.replaceAll("\\d+\\.\\d+ s\\b", "T s").replaceAll("(?i)((nanos|seconds|time|memory|bytes)\\w*\"?[:=] ?\"?)[^,\"\\s]+", "$1");
  }

  @Test
  void formatThatIsNamedWinsOverTheSuffix() throws IOException {
    verify("faulty.spec", "--format", "text", "--output", "r.json");
    assertThat(file("r.json")).startsWith("faulty.spec  scenario");
    verify("faulty.spec", "--format", "json", "--output", "r.md");
    assertThat(file("r.md")).startsWith("{\n");
  }

  @Test
  void whatIsATextIsRefusedUnderTheSuffixOfAnother() {
    Invocation message = verify("faulty.spec", "--commit-message", "--output", "message.md");
    assertThat(message.code()).isEqualTo(2);
    assertThat(message.err()).contains("--commit-message is a text; `message.md` would be markdown, which --format text changes");
    assertThat(directory.resolve("message.md")).doesNotExist();
    assertThat(verify("faulty.spec", "--commit-message", "--format", "text", "--output", "message.md").code()).isEqualTo(12);
    assertThat(directory.resolve("message.md")).exists();
  }

  private void assertRefused(String words, String... options) throws IOException {
    Invocation result = verify(Stream.concat(Stream.of("m.spec"), Stream.of(options)).toArray(String[]::new));
    assertThat(result.code()).as(words).isEqualTo(2);
    assertThat(result.err()).contains(words);
    assertThat(result.out()).isEmpty();
    assertThat(directory.resolve("r.json")).doesNotExist();
    assertThat(file("m.spec")).isEqualTo(COUNTER);
  }

  @Test
  void deviceIsWrittenToAndNotReplaced() {
    assertThat(verify("m.spec", "-q", "--report", "json=/dev/null").code()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void olderReportIsReplacedAndNothingElseIsLeft() throws IOException {
    Invocation.write(directory, "r.json", "old");
    verify("m.spec", "--report", "json=r.json");
    assertThat(file("r.json")).startsWith("{");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("m.spec", "faulty.spec", "r.json");
    }
  }

  @Test
  void interruptedRunIsADocumentToo() {
    Invocation result = Invocation.run(directory, false, 80, () -> true, "verify", "m.spec", "--format=json");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("\"verified\": false", "\"exitStatus\": 22").doesNotContain("holds");
  }

  // ---- For commit messages

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checker/cli/src/test/golden/input/showcase.spec",
        "checker/cli/src/test/golden/input/faults.spec",
        "checker/docs/examples/stable_pages.spec",
        "checker/docs/examples/waiting_truncate.spec"
      })
  void commitMessageFits(String spec) throws IOException {
    Path source = Golden.project().resolve(spec);
    String name = source.getFileName().toString();
    Files.copy(source, directory.resolve(name));
    Invocation plain = verify(name);
    Invocation result = verify(name, "--commit-message");
    assertThat(result.code()).isEqualTo(plain.code());
    assertThat(result.err()).contains("exit status " + plain.code());
    assertThat(result.out()).startsWith(name + "  scenario ").doesNotContain("\t", "exit status", "expectations");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(75));
    assertThat(result.out().lines().filter(l -> l.matches("  (VIOLATED|DEADLOCK|ERROR) .*")).count())
        .isEqualTo(plain.out().lines().filter(l -> l.matches("  (VIOLATED|DEADLOCK|ERROR) .*")).count());
  }

  @Test
  void commitMessageOfNothingIsEmpty() throws IOException {
    assertThat(verify("m.spec", "--commit-message").out()).isEmpty();
    verify("faulty.spec", "--commit-message", "--output", "message");
    assertThat(file("message")).startsWith("faulty.spec  scenario m.default\n").contains("VIOLATED").doesNotContain("exit status");
    assertThat(verify("m.spec", "--commit-message", "--format=json").code()).isEqualTo(2);
  }
}
