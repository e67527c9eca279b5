package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import checker.model.Model;
import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.syntax.Formatter;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** From text to model: formatting changes nothing, the same text gives the same model, no text is a disaster. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class TextLawTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "{", "}", "(", ")", "[", "]", ";", ",", "'", "..", "->", "=", "-", " nil ", " in ", " not ", " if ", " then ",
          " else ", " for ", " with ", " let ", " super ", " goto ", " stop ", " when ", " true ", " 2147483647 ", " 0 ",
          " override ", " extends ", " module ", " symmetric ", " set of ", " seq[2] of ", " choose ", " v1 ", " v2 ",
          " Copy ", " base ", " at(", " always ", "?", "//", "\"", " any ", " -1 ", " / ", " % ", " init ", " var ");

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 120, seed = "6", edgeCases = EdgeCasesMode.NONE)
  void formattingIsAFixpointAndKeepsTheModel(@ForAll("specs") RandomSpec spec) {
    String formatted = format(spec.text());
    assertThat(format(formatted)).isEqualTo(formatted);
    String model = Structure.print(Loaded.models(spec));
    assertThat(Structure.print(Loaded.models(formatted))).isEqualTo(model);
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = Formatter.format(new SourceText("random.spec", text), diagnostics);
    assertThat(diagnostics.sorted()).as(text).isEmpty();
    return formatted.orElseThrow();
  }

  @Property(tries = 40, seed = "7", edgeCases = EdgeCasesMode.NONE)
  void theSameTextGivesTheSameModelAndDiagnostics(@ForAll("specs") RandomSpec spec) {
    Diagnostics first = new Diagnostics();
    Diagnostics second = new Diagnostics();
    List<Model> models = Loaded.models(spec);
    assertThat(Structure.print(Loaded.models(spec))).isEqualTo(Structure.print(models));
    Loaded.specification(spec.text(), first);
    Loaded.specification(spec.text(), second);
    assertThat(second.sorted()).isEqualTo(first.sorted());
    assertThat(first.sorted()).map(Diagnostic::severity).doesNotContain(checker.source.Severity.ERROR);
  }

  /** Whatever is done to a text, it ends in diagnostics or in models. */
  @Property(tries = 250, seed = "8", edgeCases = EdgeCasesMode.NONE)
  void damagedTextsEndInDiagnostics(@ForAll("specs") RandomSpec spec, @ForAll long damage) {
    Random random = new Random(damage);
    StringBuilder text = new StringBuilder(spec.text());
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      damage(text, random);
    }
    String damaged = text.toString();
    assertThatCode(() -> elaborateAll(damaged)).as(damaged).doesNotThrowAnyException();
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(6));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, to);
      case 1 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      case 2 -> text.replace(at, to, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      case 3 -> text.insert(at, (char) random.nextInt(300));
      case 4 -> swapWords(text, random);
      default -> {
        int from = random.nextInt(text.length() + 1);
        String copy = text.substring(from, Math.min(text.length(), from + random.nextInt(40)));
        text.insert(at, copy);
      }
    }
  }

  /** Puts one of the text's words in the place of another: mostly well-formed, mostly ill-typed. */
  private static void swapWords(StringBuilder text, Random random) {
    String[] words = text.toString().split("\\b");
    int target = random.nextInt(words.length);
    words[target] = words[random.nextInt(words.length)];
    text.setLength(0);
    text.append(String.join("", words));
  }

  private static void elaborateAll(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Specification> specification = Loaded.specification(text, diagnostics);
    if (specification.isPresent()) {
      for (ScenarioRef scenario : specification.get().scenarios()) {
        specification.get().elaborate(scenario, Map.of("FLAG", "1", "COPIES", "-5", "SIZE", "2 +"), new Diagnostics());
        specification.get().elaborate(scenario, Map.of(), diagnostics);
      }
    }
    assertThat(specification.isPresent() || diagnostics.hasErrors()).as("silent").isTrue();
    Formatter.format(new SourceText("random.spec", text), new Diagnostics());
  }
}
