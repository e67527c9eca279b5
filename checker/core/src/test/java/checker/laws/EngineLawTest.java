package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.codegen.CodeGenerator;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Value;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** The two engines are one machine, and its states survive packing. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class EngineLawTest {
  private static final int MOST_STATES = 300;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 180, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void compiledIsInterpreted(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      StateLayout layout = StateLayout.of(model);
      new EngineComparison(Interpreter.of(model, layout), CodeGenerator.compile(model, layout), layout)
          .compare(MOST_STATES);
    }
  }

  @Property(tries = 80, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void whatIsPackedIsUnpacked(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      StateLayout layout = StateLayout.of(model);
      for (long[] packed : Reachable.states(Interpreter.of(model, layout), MOST_STATES)) {
        List<Value> state = layout.decode(packed, 0);
        long[] again = new long[layout.words() + 2];
        Arrays.fill(again, -1);
        layout.encode(state, again, 1);
        assertThat(again).startsWith(-1).endsWith(-1);
        assertThat(Arrays.copyOfRange(again, 1, 1 + layout.words())).isEqualTo(packed);
        assertThat(layout.decode(again, 1)).isEqualTo(state);
        assertThat(packed[packed.length - 1]).as("top bit").isNotNegative();
      }
    }
  }
}
