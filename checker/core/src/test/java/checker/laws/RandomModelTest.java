package checker.laws;

import checker.typing.ModelContract;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** The models of well-typed specifications keep their contract. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class RandomModelTest {

  @Provide
  Arbitrary<RandomSpec> specifications() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 100, seed = "10", edgeCases = EdgeCasesMode.NONE)
  void modelsKeepTheirContract(@ForAll("specifications") RandomSpec random) {
    Loaded.models(random).forEach(ModelContract::check);
  }
}
