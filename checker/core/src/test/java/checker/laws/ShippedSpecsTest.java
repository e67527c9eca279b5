package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.codegen.CodeGenerator;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.syntax.ModuleTree;
import checker.syntax.Parser;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of every shipped specification: both engines and the second reading agree. */
class ShippedSpecsTest {
  private static final Path SPECS = Path.of("..", "..", "specs");
  private static final int MOST_STATES = Integer.getInteger("checker.laws.factor", 1) * 120;

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> scenariosMeanOneThing() throws IOException {
    List<ModuleTree> modules = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      Diagnostics diagnostics = new Diagnostics();
      modules.addAll(
          Parser.parse(new SourceText(file.toString(), Files.readString(file)), diagnostics).modules());
      Optional<Specification> specification = Specification.load(file, diagnostics);
      assertThat(diagnostics.hasErrors()).as(Loaded.describe(diagnostics)).isFalse();
      for (ScenarioRef scenario : specification.orElseThrow().scenarios()) {
        Model model = specification.get().elaborate(scenario, Map.of(), diagnostics).orElseThrow();
        tests.add(DynamicTest.dynamicTest(
            scenario.module() + " " + scenario.scenario(), () -> compare(modules, model)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void compare(List<ModuleTree> modules, Model model) {
    StateLayout layout = StateLayout.of(model);
    Interpreter interpreter = Interpreter.of(model, layout);
    int states =
        new EngineComparison(interpreter, CodeGenerator.compile(model, layout), layout).compare(MOST_STATES);
    assertThat(states).isPositive();
    PlainMachine plain = new PlainMachine(modules, model.module(), model.scenario());
    assertThat(new PlainComparison(plain, model).compare(MOST_STATES / 4).states).isPositive();
  }
}
