package checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.fixture.SpecText;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Expr;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about a predicate in the initial state of a small machine. */
class ExplainerTest {
  private static final String MACHINE =
      """
      module m
      const LIMIT = 2
      type Driver = symmetric 1..2
      enum Io { idle, pinned, writing }
      record Page { dirty: bool, refs: 0..3 }
      var writeback: bool = true
      var n: 0..3 = 1
      var owner: Driver? = nil
      var io: Driver -> Io = [d: Driver -> if d = d then writing else idle]
      var pages: 0..1 -> Page = Page(dirty: true, refs: 2)
      var queue: seq[3] of 0..3 = [1, 2]
      var seen: set of 0..3 = {0, 2}
      var calm: 0..1 -> bool = false
      def busy(d: Driver): bool = io[d] != idle
      def all_calm: bool = writeback and n < LIMIT and calm[0]
      actor flusher { step first { n' = 2 } step second { n' = 3 } }
      """;

  private static Explanation of(String predicate) {
    return of("invariant p { " + predicate + " }", null);
  }

  private static Explanation of(String property, List<Value> next) {
    Model model = SpecText.model(MACHINE + property);
    StateLayout layout = StateLayout.of(model);
    List<Value> state = InitialStates.of(Interpreter.of(model, layout), layout).get(0);
    Property only = model.properties().get(0);
    Expr expr = only.predicate().orElseThrow();
    Explanation explanation = Explainer.explain(expr, state, next, new Value[only.frameSize()]);
    if (next == null) {
      assertThat(explanation.value())
          .isEqualTo(Evaluator.holds(expr, Environment.ofState(state, only.frameSize())));
    }
    return explanation;
  }

  @Test
  void oneConjunctDecides() {
    Explanation explanation = of("writeback and n = 2 and owner = nil");
    assertThat(explanation.part()).isEqualTo("n = 2");
    assertThat(explanation.facts()).containsExactly("n = 1");
    assertThat(explanation.value()).isFalse();
    assertThat(explanation.span().orElseThrow().line()).isEqualTo(17);
  }

  @Test
  void witnessOfExistsIsNamed() {
    Explanation explanation = of("not (writeback and exists d: Driver { io[d] = writing })");
    assertThat(explanation.part()).isEqualTo("not (writeback and exists d: Driver { io[d] = writing })");
    assertThat(explanation.facts()).containsExactly("writeback = true", "d = 1 has io[1] = writing");
  }

  @Test
  void nestedWitnessesShareAClause() {
    Explanation explanation =
        of("forall d: Driver { forall e: Driver { io[d] = writing and io[e] = writing implies owner != nil } }");
    assertThat(explanation.facts()).containsExactly("d = 1, e = 1 have io[1] = writing and owner = nil");
  }

  @Test
  void implicationNeedsBothSides() {
    assertThat(of("pages[0].dirty implies pages[0].refs = 0").facts())
        .containsExactly("pages[0].dirty = true", "pages[0].refs = 2");
  }

  @Test
  void disjunctionThatIsFalseNeedsAll() {
    assertThat(of("n > LIMIT or calm[0] or queue = [] or 1 in seen").facts())
        .containsExactly("n = 1", "calm[0] = false", "queue = [1, 2]", "seen = {0, 2}");
  }

  @Test
  void definitionIsLookedInto() {
    Explanation explanation = of("all_calm");
    assertThat(explanation.part()).isEqualTo("calm[0]");
    assertThat(explanation.facts()).containsExactly("calm[0] = false");
    assertThat(of("forall d: Driver { not busy(d) }").facts()).containsExactly("d = 1 has io[1] = writing");
  }

  @Test
  void conjunctWithinForallIsThePart() {
    Explanation explanation = of("forall i: 0..1 { pages[i].dirty and pages[i].refs = 0 }");
    assertThat(explanation.part()).isEqualTo("pages[i].refs = 0");
    assertThat(explanation.facts()).containsExactly("i = 0 has pages[0].refs = 2");
  }

  @Test
  void whatExistsNowhereIsListed() {
    assertThat(of("exists d: Driver { io[d] = idle }").facts())
        .containsExactly("no d: Driver has io[d] = idle (io[1] = writing, io[2] = writing)");
  }

  @Test
  void whatIsTrueEverywhereIsListed() {
    assertThat(of("not forall d: Driver { io[d] = writing }").facts())
        .containsExactly("every d: Driver has io[d] = writing (io[1] = writing, io[2] = writing)");
  }

  @Test
  void emptyDomainIsSaid() {
    assertThat(of("exists x in seen where x = 3 { x > n }").facts())
        .containsExactly("no x in seen where x = 3 has x > n");
    assertThat(of("exists x in seen minus {0, 2} { x > n }").facts())
        .containsExactly("there is no x in seen minus {0, 2}");
  }

  @Test
  void indexThatIsAVariableIsShown() {
    assertThat(of("calm[n]").facts()).containsExactly("n = 1", "calm[1] = false");
  }

  @Test
  void positionIsSaidInWords() {
    assertThat(of("at(flusher.second)").facts()).containsExactly("flusher at first");
    assertThat(of("not at(flusher.first)").facts()).containsExactly("flusher at first");
  }

  @Test
  void arithmeticIsTakenApart() {
    assertThat(of("n + len(queue) < pages[1].refs").facts())
        .containsExactly("n = 1", "queue = [1, 2]", "pages[1].refs = 2");
  }

  @Test
  void conditionalShowsConditionAndBranch() {
    assertThat(of("if writeback then n = 0 else n = 1").facts()).containsExactly("writeback = true", "n = 1");
  }

  @Test
  void nextStateIsPrimed() {
    Model model = SpecText.model(MACHINE + "transition p { n' <= n }");
    StateLayout layout = StateLayout.of(model);
    List<Value> state = new java.util.ArrayList<>(InitialStates.of(Interpreter.of(model, layout), layout).get(0));
    state.set(1, new Value.Int(2));
    assertThat(of("transition p { n' <= n }", state).facts()).containsExactly("n' = 2", "n = 1");
  }

  @Test
  void partIsOneLineWithoutComments() {
    assertThat(of("n = 2 // two\n   or calm[0]").part()).isEqualTo("n = 2 or calm[0]");
  }
}
