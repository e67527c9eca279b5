package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
  private static final Pattern NODE = Pattern.compile("(?m)^  \\d+ \\[.*\\];$");
  private static final Pattern EDGE = Pattern.compile("(?m)^  \\d+ -> \\d+ \\[.*\\];$");

  @TempDir Path directory;

  @BeforeEach
  void specification() {
    Invocation.write(
        directory,
        "m.spec",
        """
        module m
        const LIMIT = 2
        enum Light { red, green }
        var n: 0..2 = 0
        var light: Light = red
        actor clock {
          step tick { when n < LIMIT; n' = n + 1 }
          step turn { light' = if light = red then green else red }
        }
        invariant low { n < 2 }
        """);
  }

  private Invocation graph(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "graph";
    all[1] = "m.spec";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Invocation.in(directory, all);
  }

  /** A tick, a turn, a tick, a turn, and no more: five states in a row. */
  @Test
  void everyStateAndEveryStep() {
    Invocation result = graph();
    assertThat(result.code()).isZero();
    assertThat(NODE.matcher(result.out()).results()).hasSize(5);
    assertThat(EDGE.matcher(result.out()).results()).hasSize(4);
    assertThat(result.out())
        .startsWith("digraph states {\n")
        .endsWith("}\n")
        .contains("label=\"1\\nn = 0\\nlight = red\\nclock at tick\", penwidth=3]")
        .contains("label=\"2\\nn = 1\\nclock at turn\"]")
        .contains("label=\"5\\nn = 2\\nVIOLATED low\\nDEADLOCK\", color=")
        .contains("  1 -> 2 [label=\"clock: tick\"");
    assertThat(graph().out()).isEqualTo(result.out());
  }

  @Test
  void chosenVariables() {
    assertThat(graph("--show", "light,clock").out())
        .contains("[label=\"3\\nlight = green\\nclock at tick\"]")
        .doesNotContain("n = 0");
    Invocation unknown = graph("--show", "ligth");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no variable `ligth`; did you mean `light`?");
  }

  @Test
  void tooManyStatesAreRefusedWithTheirNumber() {
    Invocation result = graph("--max-states", "4", "--output", "graph.dot");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().replaceAll("\\s+", " ")).contains("has 5 states", "--max-states 4", "LIMIT = 2");
    assertThat(directory.resolve("graph.dot")).doesNotExist();
    assertThat(graph("--max-states", "4", "--const", "LIMIT=1").code()).isZero();
  }

  @Test
  void labelsAreEscaped() {
    Invocation.write(
        directory, "m.spec", "module m\nvar x: bool = false\nactor a { action go { x' = not x } }\nscenario s { }\n");
    Invocation.write(directory, "a \"b\\.spec", "module m\nvar x: bool = false\nactor a { action go { x' = not x } }\n");
    assertThat(Invocation.in(directory, "graph", "a \"b\\.spec").out()).contains("label=\"a \\\"b\\\\.spec  scenario m.default: 2 states");
  }

  @Test
  void pictures() throws IOException {
    Invocation result = graph("--format", "svg", "--output", "graph.svg");
    assumeTrue(result.code() == 0, "Graphviz is not installed");
    assertThat(result.out()).isEqualTo("graph.svg has been written\n");
    assertThat(Files.readString(directory.resolve("graph.svg"))).contains("<svg ", "VIOLATED low", "</svg>");
  }

  @Test
  void suffixOfTheOutputSaysWhetherItIsAPicture() throws IOException {
    Invocation picture = graph("--output", "graph.svg");
    Invocation named = graph("--format", "svg");
    assertThat(picture.code()).isEqualTo(named.code());
    assertThat(picture.err()).isEqualTo(named.err());
    if (picture.code() == 0) {
      assertThat(Files.readString(directory.resolve("graph.svg"))).isEqualTo(named.out());
    }
    assertThat(graph("--format", "dot", "--output", "named.svg").code()).isZero();
    assertThat(Files.readString(directory.resolve("named.svg"))).startsWith("digraph");
  }

  @Test
  void oneScenarioAtATimeAndFaults() {
    Invocation.write(directory, "m.spec", "module m\nvar x: 0..1 = 0\nactor a { action go { x' = x + 1 } }\nscenario s { }\nscenario t { }\n");
    Invocation which = graph();
    assertThat(which.code()).isEqualTo(2);
    assertThat(which.err()).contains("which scenario of `m.spec` is meant?", "m.s, m.t");
    Invocation fault = graph("--scenario", "t");
    assertThat(fault.code()).isEqualTo(75);
    assertThat(fault.out()).contains("ERROR go: R501");
    assertThat(graph("--scenario", "t", "--output", "no/such/graph.dot").code()).isEqualTo(2);
    Invocation.write(directory, "m.spec", "module m\nvar x: 0..1 in any\ninit { 1 / x > 0 }\nactor a { action go { x' = x } }\n");
    assertThat(graph().code()).isEqualTo(75);
  }
}
