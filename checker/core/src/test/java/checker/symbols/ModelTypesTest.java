package checker.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import checker.typing.Specification;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTypesTest {
  @Test
  void tellsTheTypesOfWhatIsWritten() {
    String text =
        """
        module m
        const N = 3
        enum Io { idle, busy }
        type Driver = symmetric 1..N
        var io: Driver -> Io = idle
        var n: 0..7 = 0
        def pinned = count d: Driver { io[d] = busy }
        actor a { action go { let more = n + 1; with d: Driver; when more <= N; n' = more; io[d]' = busy } }
        """;
    SourceText source = new SourceText("m.spec", text);
    Diagnostics diagnostics = new Diagnostics();
    Specification specification = Specification.parse(source, name -> Optional.empty(), diagnostics).orElseThrow();
    ModelTypes types =
        ModelTypes.of(specification.elaborate(specification.scenarios().get(0), Map.of(), diagnostics).orElseThrow());
    assertThat(type(types, source, "io: D", "io")).isEqualTo("Driver -> Io");
    assertThat(type(types, source, "pinned", "pinned")).isEqualTo("0..3");
    assertThat(type(types, source, "more <=", "more")).isEqualTo("1..8");
    assertThat(type(types, source, "d] = busy }", "d")).isEqualTo("Driver");
    assertThat(types.at(new Span(source, 0, 3))).isEmpty();
  }

  private static String type(ModelTypes types, SourceText source, String from, String name) {
    int start = source.content().indexOf(from);
    return types.at(new Span(source, start, start + name.length())).orElseThrow().display();
  }
}
