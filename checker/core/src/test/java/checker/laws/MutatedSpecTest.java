package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Model;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.typing.ModelContract;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A specification with a few words exchanged, left out or doubled is rarely right, and always ends in diagnostics or in
 * a model that keeps its contract.
 */
class MutatedSpecTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_0-9]+|[^\\sA-Za-z_0-9]");

  private static final Pattern KEYWORD =
      Pattern.compile(
          "module|extends|const|type|symmetric|enum|record|var|any|init|def|procedure|assume|actor|action|step|override|before"
              + "|after|extend|super|when|if|then|else|for|with|where|either|or|let|goto|stop|fair|strong|scenario|expect"
              + "|invariant|transition|reachable|possible|property|cost|terminal|bool|set|of|seq|not|and|implies|iff|in");

  @Provide
  Arbitrary<RandomSpec> specifications() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 150)
  void anyTextEndsInDiagnosticsOrAModel(@ForAll("specifications") RandomSpec random, @ForAll int seed) {
    String text = mutated(random.text(), new Random(seed));
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification =
        Specification.parse(new SourceText("mutated.spec", text), name -> Optional.empty(), diagnostics);
    assertThat(specification.isEmpty()).as(text).isEqualTo(diagnostics.hasErrors());
    if (specification.isEmpty()) {
      return;
    }
    for (ScenarioRef scenario : specification.get().scenarios()) {
      Optional<Model> model = specification.get().elaborate(scenario, Map.of(), new Diagnostics());
      ModelContract.check(model.orElseThrow());
    }
  }

  private static String mutated(String text, Random random) {
    List<int[]> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    StringBuilder result = new StringBuilder(text);
    int changes = 1 + random.nextInt(3);
    // From the end, so that what lies before stays where it is.
    List<Integer> places = random.ints(changes, 0, words.size()).boxed().distinct().sorted((a, b) -> b - a).toList();
    for (int place : places) {
      String word = text.substring(words.get(place)[0], words.get(place)[1]);
      List<String> like = words.stream().map(w -> text.substring(w[0], w[1])).filter(w -> kind(w) == kind(word)).toList();
      String replacement = random.nextInt(8) == 0 ? "" : like.get(random.nextInt(like.size()));
      result.replace(words.get(place)[0], words.get(place)[1], replacement);
    }
    return result.toString();
  }

  /** Words of one kind stand in the same places of the grammar, so that most texts get past the parser. */
  private static int kind(String word) {
    char first = word.charAt(0);
    return Character.isDigit(first) ? 0 : KEYWORD.matcher(word).matches() ? 1 : Character.isLetter(first) ? 2 : 3;
  }
}
