package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final String COUNTER =
      """
      module m
      const TOP = 3
      var n: 0..3 = 0
      actor a { action up { when n < TOP; n' = n + 1 } }
      actor b { action reset { when n > 0; n' = 0 } }
      invariant low { n < 3 }
      scenario high { }
      scenario small { TOP = 2 }
      """;

  @TempDir Path directory;

  @BeforeEach
  void specification() {
    Invocation.write(directory, "m.spec", COUNTER);
  }

  private Invocation simulate(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "simulate";
    all[1] = "m.spec";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Invocation.in(directory, all);
  }

  @Test
  void violationsAreShownShortestAndWritten() {
    Invocation result = simulate("--scenario", "high", "--seed", "5", "--write-traces", "out");
    assertThat(result.out())
        .contains("VIOLATED  low   3 steps", "Minimal:", "violated in 3 steps", "UNEXPECTED: it should hold", "seed             5\n")
        .doesNotContain("holds");
    assertThat(result.code()).isEqualTo(12);
    assertThat(Invocation.in(directory, "replay", "out/m/high.low.trace").out()).contains("reproduces: low violated in 3 steps");
  }

  @Test
  void nothingFoundIsNeverSuccess() {
    Invocation result = simulate("--scenario", "small", "--property", "low", "--walks", "50");
    assertThat(result.out()).contains("no violation seen  low", "random: 50 walks of at most 100 steps").doesNotContain("holds");
    assertThat(result.code()).isEqualTo(22);
  }

  @Test
  void withoutASearchTheTraceSaysThatItMayNotBeMinimal() {
    Invocation result = simulate("--scenario", "high", "--shorten", "0", "--seed", "5", "--write-traces", "out");
    assertThat(result.out()).contains("Not minimal:", "violated in at most ").doesNotContain("Minimal: ");
    assertThat(Invocation.in(directory, "replay", "out/m/high.low.trace").code()).isZero();
  }

  @Test
  void theShownSeedTakesTheSameWalksAgain() {
    String first = simulate().out();
    String seed = first.replaceAll("(?s).*?seed +(\\d+)\\n.*", "$1");
    assertThat(simulate("--seed", seed, "--workers", "3").out()).isEqualTo(first);
  }

  @Test
  void weightsAndTheirMistakes() {
    assertThat(simulate("--weight", "b=0", "--weight", "a.up=3", "--scenario", "small").out())
        .containsPattern("b.reset +0\n").contains("where all that can happen has weight 0");
    Invocation unknown = simulate("--weight", "a.upp=2");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no actor or action `a.upp`; did you mean `a.up`?");
    for (String wrong : new String[] {"--weight=a=-1", "--walks=0", "--depth=0", "--workers=0", "--property=lo", "--scenario=hig"}) {
      assertThat(simulate(wrong).code()).as(wrong).isEqualTo(2);
    }
  }

  @Test
  void evaluationErrorsAndFalseAssumptions() {
    Invocation.write(directory, "m.spec", "module m\nvar n: 0..2 = 0\nactor a { action go { n' = n + 1 } }\n");
    Invocation fault = simulate();
    assertThat(fault.out()).contains("ERROR  R501", "3 steps", "Minimal:");
    assertThat(fault.code()).isEqualTo(75);
    Invocation.write(directory, "m.spec", "module m\nvar n: 0..2 = 0\nassume { 1 > 2 }\nactor a { action go { n' = n } }\n");
    assertThat(simulate()).matches(r -> r.code() == 10 && r.out().contains("ASSUMPTION FALSE"));
    Invocation.write(directory, "m.spec", "module m\nvar n: 0..2 = \n");
    assertThat(simulate().code()).isEqualTo(150);
  }
}
