package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Model;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.syntax.ModuleTree;
import checker.syntax.Parser;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * Names, modules, conversions, steps and evaluation mean what the language reference says: a second reading of the
 * syntax tree, which shares nothing with typing and the engines but the values, gives the same machine.
 */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class PlainLawTest {
  private static final int MOST_STATES = 100;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 100, seed = "9", edgeCases = EdgeCasesMode.NONE)
  void theModelIsWhatTheTextSays(@ForAll("specs") RandomSpec spec) {
    List<ModuleTree> modules =
        Parser.parse(new SourceText("random.spec", spec.text()), new Diagnostics()).modules();
    for (Model model : Loaded.models(spec)) {
      new PlainComparison(new PlainMachine(modules, model.module(), model.scenario()), model).compare(MOST_STATES);
    }
  }

  @Example
  void theSecondReadingDoesNotPassOverEverything() {
    String text = RandomSpec.of(3).text();
    List<ModuleTree> modules = Parser.parse(new SourceText("random.spec", text), new Diagnostics()).modules();
    Model model = Loaded.models(text).get(0);
    PlainMachine plain = new PlainMachine(modules, model.module(), model.scenario());
    assertThat(new PlainComparison(plain, model).compare(MOST_STATES).states).isPositive();
  }
}
