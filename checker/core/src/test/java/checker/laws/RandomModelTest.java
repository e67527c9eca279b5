package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Model;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Severity;
import checker.source.SourceText;
import checker.typing.ModelContract;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every well-typed specification is typed, and its models keep their contract. Whether an override assigns again what
 * {@code super} has assigned is left to chance, and told.
 */
class RandomModelTest {

  @Provide
  Arbitrary<RandomSpec> specifications() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 100)
  void modelsKeepTheirContract(@ForAll("specifications") RandomSpec random) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification =
        Specification.parse(new SourceText("random.spec", random.text()), name -> Optional.empty(), diagnostics);
    assertThat(diagnostics.sorted())
        .filteredOn(d -> d.severity() == Severity.ERROR && d.code() != DiagnosticCode.ASSIGNED_TWICE)
        .isEmpty();
    Assume.that(!diagnostics.hasErrors());
    for (ScenarioRef scenario : specification.orElseThrow().scenarios()) {
      Optional<Model> model = specification.get().elaborate(scenario, Map.of(), diagnostics);
      ModelContract.check(model.orElseThrow());
    }
  }
}
