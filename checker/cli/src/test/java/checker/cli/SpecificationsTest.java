package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The specifications in {@code specs}, in form; what they say is checked with their counterexamples. */
class SpecificationsTest {

  @Test
  void areCanonical() throws IOException {
    Invocation format = run("format", "--check");
    assertThat(format.code()).as(format.out() + format.err()).isZero();
  }

  @Test
  void areWithoutWarnings() throws IOException {
    Invocation parse = run("parse");
    assertThat(parse.code()).isZero();
    assertThat(parse.out() + parse.err()).contains(": no errors,").doesNotContain("warning");
  }

  private static Invocation run(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(Golden.specifications());
    return Invocation.in(Golden.project(), arguments.toArray(String[]::new));
  }
}
