package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import checker.source.EvaluationError;
import checker.source.Severity;
import checker.source.SourceText;
import checker.syntax.BinderTree;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import checker.syntax.StatementTree;
import checker.syntax.TypeTree;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The random specifications are worth their name: each construct of the language occurs. */
class RandomSpecTest {
  private static final int SAMPLES = 400;

  @Test
  void everyConstructOccurs() {
    Set<String> wanted = new TreeSet<>();
    Stream.of(ExprTree.class, StatementTree.class, DeclarationTree.class, TypeTree.class,
            BinderTree.Domain.class, DeclarationTree.Initial.class)
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .filter(c -> c != ExprTree.Malformed.class && c != DeclarationTree.Initial.Missing.class)
        .forEach(c -> wanted.add(c.getName()));
    Stream.of(ExprTree.UnaryOperator.values(), ExprTree.BinaryOperator.values(), ExprTree.Quantifier.values(),
            ExprTree.Builtin.Function.values(), ExprTree.ActorQuery.Query.values(),
            DeclarationTree.Property.Kind.values(), DeclarationTree.Expectation.Outcome.values())
        .flatMap(Arrays::stream)
        .forEach(c -> wanted.add(name(c)));

    Set<String> found = new TreeSet<>();
    for (int seed = 0; seed < SAMPLES; seed++) {
      Structure.visit(parse(RandomSpec.of(seed).text()), node -> found.add(
          node instanceof Enum<?> constant ? name(constant) : node.getClass().getName()));
    }
    assertThat(wanted.stream().filter(w -> !found.contains(w)).collect(Collectors.toSet())).isEmpty();
  }

  @Test
  void nearlyAllAreWellTyped() {
    int samples = 150;
    int wellTyped = 0;
    for (int seed = 0; seed < samples; seed++) {
      Diagnostics diagnostics = new Diagnostics();
      Loaded.specification(RandomSpec.of(seed).text(), diagnostics);
      wellTyped += diagnostics.hasErrors() ? 0 : 1;
      assertThat(diagnostics.sorted()).as("seed %d", seed)
          .allMatch(d -> d.severity() == Severity.WARNING || Loaded.BY_CHANCE.contains(d.code()));
    }
    assertThat(wellTyped).isGreaterThan(samples * 95 / 100);
  }

  @Test
  void everyEvaluationErrorHappens() {
    Set<EvaluationError> found = EnumSet.noneOf(EvaluationError.class);
    for (int seed = 0; seed < 1000 && found.size() < EvaluationError.values().length; seed++) {
      Choices choices = Choices.random(seed);
      Diagnostics diagnostics = new Diagnostics();
      String text = SpecGenerator.generate(choices);
      if (text.length() < 2500 && Loaded.specification(text, diagnostics).isPresent()) {
        Loaded.models(text).forEach(model -> Faults.collect(model, 50, found));
      }
    }
    assertThat(found).containsExactlyInAnyOrder(EvaluationError.values());
  }

  @Test
  void theSameSeedGivesTheSameText() {
    assertThat(RandomSpec.of(17)).isEqualTo(RandomSpec.of(17));
    assertThat(RandomSpec.of(17).text()).isNotEqualTo(RandomSpec.of(18).text());
  }

  @Test
  void replayedDecisionsGiveTheSameText() {
    Choices choices = Choices.random(5);
    String text = SpecGenerator.generate(choices);
    assertThat(SpecGenerator.generate(Choices.replay(choices.taken()))).isEqualTo(text);
  }

  @Test
  void noDecisionsGiveASmallSpecification() {
    String text = SpecGenerator.generate(Choices.replay(new int[0]));
    assertThat(text.lines().count()).isLessThan(10);
    parse(text);
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).getDeclaringClass().getName() + "." + constant;
  }

  private static FileTree parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FileTree tree = Parser.parse(new SourceText("random.spec", text), diagnostics);
    assertThat(diagnostics.sorted()).as(text).isEmpty();
    return tree;
  }
}
