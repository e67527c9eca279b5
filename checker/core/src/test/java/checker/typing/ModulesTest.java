package checker.typing;

import static checker.typing.Specs.told;
import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Action;
import checker.model.Expr;
import checker.model.Model;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that extend others. */
class ModulesTest {
  private static final String BASE =
      """
      module base
      const N = 2
      type Id = 1..N
      var x: 0..9 = 0
      def limit: 0..9 = N
      actor worker(i: Id) {
        step first  { when x < limit; x' = x + 1 }
        step second { x' = 0 }
        action poke { when x = i; x' = 9 }
      }
      invariant small { x <= 9 - N }
      scenario usual { }
      """;

  private static List<String> steps(Model model) {
    return model.actors().get(0).actions().stream().filter(Action::step).map(Action::name).toList();
  }

  @Test
  void modulesAreDescribedInOrderWithTheirLineage() {
    Diagnostics diagnostics = new Diagnostics();
    String text = "/// The third.\n///\n/// More.\nmodule third extends base\n" + BASE + "/// A fourth.\nmodule fourth extends third\n";
    List<ModuleDescription> modules =
        Specification.parse(new SourceText("m.spec", text), name -> Optional.empty(), diagnostics).orElseThrow().modules();
    assertThat(modules).extracting(ModuleDescription::name).containsExactly("third", "base", "fourth");
    assertThat(modules).extracting(ModuleDescription::doc).containsExactly("The third.\n\nMore.", "", "A fourth.");
    assertThat(modules.get(2).lineage()).extracting(Span::text).containsExactly("base", "third", "fourth");
    assertThat(modules.get(2).root().line()).isEqualTo(5);
  }

  @Test
  void everythingIsInherited() {
    Model model = Specs.model(BASE + "module ext extends base\nvar y: bool = false\nextend worker { action q { when y; y' = not y } }\nscenario s { N = 3 }", "s");
    assertThat(model.module()).isEqualTo("ext");
    assertThat(model.constants()).extracting(c -> c.name() + "=" + c.value() + c.overridden()).containsExactly("N=3true");
    assertThat(model.variables()).extracting(v -> v.name()).containsExactly("x", "y", "worker.position");
    assertThat(model.actors().get(0).actions()).extracting(Action::name).containsExactly("first", "second", "poke", "q");
    assertThat(model.properties()).extracting(p -> p.name()).containsExactly("small");
    assertThat(Specs.variable(model, "worker.position").initial()).hasSize(3);
  }

  @Test
  void stepsAreInsertedWhereToldAndMoveThere() {
    Model model = Specs.model(BASE + """
        module ext extends base
        before worker.first { step zero { when x = 0 } }
        after worker.first { step a { } step b { x' = 1 } }
        after worker.first { step c { } }
        extend worker { step last { } }
        scenario s { }
        """, "s");
    assertThat(steps(model)).containsExactly("zero", "first", "c", "a", "b", "second", "last");
    Type.Function control = (Type.Function) Specs.variable(model, "worker.position").type();
    assertThat(((Type.Enumeration) control.range()).members()).isEqualTo(steps(model));
    assertThat(Specs.variable(model, "worker.position").initial().get(0)).containsExactly(new Value.Member("zero", 0));
    assertThat(StepsTest.moves(Specs.action(model, "worker", "first"))).containsExactly("c");
    assertThat(StepsTest.moves(Specs.action(model, "worker", "last"))).containsExactly("zero");
  }

  @Test
  void overridesNestThroughSuper() {
    Model model = Specs.model(BASE + """
        module mid extends base
        override worker.first { when x != 5; super }
        module top extends mid
        override worker.first { when x != 4; super; when x != 3 }
        scenario s { }
        """, "s");
    Action first = Specs.action(model, "worker", "first");
    List<Statement> outer = first.body().statements();
    assertThat(outer).hasSize(5);
    assertThat(outer.get(1).span().text()).isEqualTo("when x != 4");
    List<Statement> middle = ((Statement.Block) outer.get(2)).statements();
    assertThat(middle.get(0).span().text()).isEqualTo("when x != 5");
    List<Statement> inner = ((Statement.Block) middle.get(1)).statements();
    assertThat(inner).extracting(s -> s.span().text()).containsExactly("when x < limit", "x' = x + 1");
    assertThat(outer.get(3).span().text()).isEqualTo("when x != 3");
    assertThat(StepsTest.moves(first)).containsExactly("second");
    assertThat(first.span().text()).startsWith("override worker.first { when x != 4");
  }

  @Test
  void overriddenConstantsAndDefinitionsAreSeenByTheBase() {
    Model model = Specs.model(BASE + """
        module ext extends base
        override const N = 4
        override def limit: 0..9 = N + 1
        scenario s { }
        """, "s");
    assertThat(model.constants()).extracting(c -> c.name() + "=" + c.value() + c.overridden()).containsExactly("N=4false");
    Expr limit = model.definitions().get(0).body();
    assertThat(((Expr.Convert) limit).operand()).isInstanceOf(Expr.Arithmetic.class);
    assertThat(Specs.variable(model, "worker.position").initial()).hasSize(4);
  }

  @Test
  void overridesOfNothing() {
    assertThat(told(BASE + "module ext extends base\noverride worker.frist { }")).containsExactly("E110 14:17 frist");
    assertThat(told(BASE + "module ext extends base\noverride wroker.first { }")).containsExactly("E109 14:10 wroker");
    assertThat(told(BASE + "module ext extends base\noverride const M = 3")).containsExactly("E108 14:16 M");
    assertThat(told(BASE + "module ext extends base\noverride def limits = 3")).containsExactly("E108 14:14 limits");
    assertThat(told(BASE + "override worker.first { }")).containsExactly("E108 13:17 first");
    assertThat(told(BASE + "override const N = 3")).containsExactly("E108 13:16 N");
    assertThat(told(BASE + "module ext extends base\noverride worker.first { super } override worker.first { }"))
        .containsExactly("E108 14:49 first");
  }

  @Test
  void overridesMustMatch() {
    assertThat(told(BASE + "module ext extends base\noverride def limit(i: Id): 0..9 = i")).containsExactly("E221 14:14 limit");
    assertThat(told(BASE + "module ext extends base\noverride const N = true")).containsExactly("E201 14:20 true");
  }

  @Test
  void fairnessAndTerminalAddUp() {
    Model model = Specs.model(BASE + """
        fair worker
        terminal when x = 1
        module ext extends base
        strong fair worker.second
        terminal when x = 2
        scenario s { }
        """, "s");
    assertThat(model.fairness()).extracting(f -> f.strong()).containsExactly(false, true);
    assertThat(model.fairness().get(1).action()).map(Action::name).contains("second");
    Expr terminal = model.terminal().orElseThrow().predicate();
    assertThat(((Expr.Logical) terminal).operator()).isEqualTo(Expr.LogicalOperator.OR);
  }

  @Test
  void scenariosBelongToTheirModule() {
    Specification specification = Specs.specification(BASE + "module ext extends base\nscenario other { }");
    assertThat(specification.scenarios())
        .containsExactly(new ScenarioRef("base", "usual"), new ScenarioRef("ext", "other"));
    assertThat(Specs.specification(BASE + "module ext extends base").scenarios())
        .containsExactly(new ScenarioRef("base", "usual"));
    String without = BASE.replace("scenario usual { }", "");
    assertThat(Specs.specification(without + "module ext extends base").scenarios())
        .containsExactly(new ScenarioRef("ext", "default"));
    assertThat(Specs.told(BASE + "module ext extends base scenario s { } expect small holds")).isEmpty();
  }

  @Test
  void missingDoubleAndCyclicModules() {
    assertThat(told("module a extends b")).containsExactly("E105 1:18 b");
    assertThat(told("module a extends b", Map.of("b", "module c"))).containsExactly("E105 1:18 b");
    assertThat(told("module a extends a")).containsExactly("E106 1:18 a");
    assertThat(told("module a extends b module b extends c module c extends a")).allMatch(t -> t.startsWith("E106")).isNotEmpty();
    assertThat(told("module a extends b", Map.of("b", "module b extends a"))).allMatch(t -> t.startsWith("E105") || t.startsWith("E106")).isNotEmpty();
    assertThat(told("module a\nmodule a")).containsExactly("E107 2:8 a");
  }

  @Test
  void faultsOfAnotherFileAreToldThere() {
    assertThat(told("module a extends b", Map.of("b", "module b\nvar x: bool = 3\nconst UNUSED = 1")))
        .containsExactly("E201 b.spec:2:15 3");
  }

  @Test
  void syntaxErrorsOfAnotherFileEndIt() {
    assertThat(told("module a extends b invariant i { x }", Map.of("b", "module b var")))
        .isNotEmpty()
        .allMatch(t -> t.startsWith("E0") && t.contains("b.spec:"));
  }

  @Test
  void modulesAreFoundBesideTheFile(@TempDir Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("a b"));
    Files.writeString(folder.resolve("base.spec"), BASE);
    Files.writeString(folder.resolve("ext.spec"), "module ext extends base\nscenario s { }");
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> found = Specification.load(folder.resolve("ext.spec"), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(found.orElseThrow().scenarios()).containsExactly(new ScenarioRef("ext", "s"));
  }

  @Test
  void unreadableFilesAreDiagnostics(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("base.spec"), new byte[] {(byte) 0xff, 0, 1});
    Files.createDirectory(directory.resolve("folder.spec"));
    Files.writeString(directory.resolve("ext.spec"), "module ext extends base module e2 extends folder module e3 extends no_such");
    Files.writeString(directory.resolve("empty.spec"), "");
    assertThat(codes(directory.resolve("ext.spec"))).contains("E003", "E105").hasSize(3);
    assertThat(codes(directory.resolve("missing.spec"))).containsExactly("E001");
    assertThat(codes(directory.resolve("empty.spec"))).isNotEmpty();
  }

  private static List<String> codes(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Specification.load(file, diagnostics)).isEmpty();
    return diagnostics.sorted().stream().map(d -> d.code().code()).toList();
  }
}
