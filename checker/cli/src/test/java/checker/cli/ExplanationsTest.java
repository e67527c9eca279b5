package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import checker.report.ExplanationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a page, and the example on the page shows that code and no other. */
class ExplanationsTest {
  private static final Pattern MESSAGE = Pattern.compile("(?:error|warning) ([EW]\\d{3}):");

  @TempDir Path directory;

  static List<String> codes() {
    return Explanations.codes();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void pageSaysSomethingInLinesThatFit(String code) {
    List<String> page = Explanations.page(code).orElseThrow();
    assertThat(page).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(130));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void textFitsTheTerminalAndCodeStays(String code) {
    List<String> piped = Invocation.in(directory, "explain", code).out().lines().toList();
    for (int width : new int[] {40, 80}) {
      List<String> lines = Invocation.onTerminal(directory, width, "explain", code).out().lines().toList();
      assertThat(lines).allSatisfy(line -> assertThat(line).matches("    .*|.{0," + width + "}"));
      assertThat(code(lines)).isEqualTo(code(piped));
      assertThat(words(lines)).isEqualTo(words(piped));
    }
  }

  private static List<String> code(List<String> page) {
    return page.stream().dropWhile(head -> !head.isEmpty()).filter(line -> line.startsWith("    ")).toList();
  }

  private static List<String> words(List<String> lines) {
    return List.of(String.join(" ", lines).split("\\s+"));
  }

  @Test
  void indexFitsTheTerminal() {
    assertThat(Invocation.onTerminal(directory, 40, "explain").out().lines())
        .hasSizeGreaterThan(Explanations.codes().size())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void exampleShowsTheCodeAndNoOther(String code) throws IOException {
    switch (code) {
      case "E001" -> assertCodes(code, parse("missing.spec"));
      case "E002" -> assertCodes(code, parse("."));
      case "E003" -> {
        Files.write(directory.resolve("program"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, (byte) 0xff});
        assertCodes(code, parse("program"));
      }
      case "E012" -> assertCodes(code, spec("module m\nassume { " + "(".repeat(1000) + "true" + ")".repeat(1000) + " }\n"));
      case "E016" -> {
        Files.write(directory.resolve("disk.img"), new byte[(4 << 20) + 1]);
        assertCodes(code, parse("disk.img"));
      }
      case "E017" -> assertThat(codesIn(spec("module m\n" + "var = 1\n".repeat(500)))).contains(code);
      case "E306" -> assertThat(codesIn(spec(chain()))).contains(code);
      case "1" -> {
        Invocation.write(directory, "unformatted.spec", "module m\nvar   n: 0..3 = 0\n");
        assertThat(Invocation.in(directory, "format", "--check", "unformatted.spec").code()).isEqualTo(1);
      }
      case "2" -> assertThat(Invocation.in(directory, "verify", "--fast", "m.spec").code()).isEqualTo(2);
      case "22" -> {
        Invocation.write(directory, "m.spec", example("0"));
        assertThat(Invocation.in(directory, "verify", "--max-depth", "1", "m.spec").code()).isEqualTo(22);
      }
      case "255" -> assertThat(example(code)).as("cannot be shown").isEmpty();
      case "24" -> notReproduced();
      case "23" -> otherStates();
      default -> assertExample(code, example(code));
    }
  }

  private void assertExample(String code, String example) {
    assertThat(example).as("page %s has an example", code).isNotEmpty();
    if (code.matches("[EW].*")) {
      assertCodes(code, spec(example));
      return;
    }
    Invocation.write(directory, "m.spec", example);
    Invocation verified = Invocation.in(directory, "verify", "m.spec");
    if (code.startsWith("R")) {
      assertThat(verified.code()).as(verified.toString()).isEqualTo(ExitStatus.EVALUATION.code());
      assertThat(verified.out()).contains("ERROR  " + code + " ");
    } else {
      assertThat(verified.code()).as(verified.toString()).isEqualTo(Integer.parseInt(code));
    }
  }

  private void notReproduced() {
    String base = "module m\nvar n: 0..3 = 0\nactor a { action go { when n < 3; n' = n + 1 } }\n";
    Invocation.write(directory, "m.spec", base + "invariant small { n < 2 }\n");
    Invocation.in(directory, "verify", "m.spec", "--write-traces", "traces");
    Invocation.write(directory, "fix.spec", "module fix extends m\noverride a.go { when n = 0; super }\n");
    assertThat(
            Invocation.in(directory, "replay", "traces/m/default.small.trace", "--spec", "fix.spec").code())
        .isEqualTo(24);
  }

  private void otherStates() {
    String counter = "module m\nvar n: 0..3 = 0\nterminal when n = %1$d\nactor a { action go { when n < %1$d; n' = n + 1 } }\n";
    Invocation.write(directory, "m.spec", counter.formatted(2));
    Invocation.in(directory, "gate", "m.spec", "--update", "--pin-states");
    Invocation.write(directory, "m.spec", counter.formatted(3));
    assertThat(Invocation.in(directory, "gate", "m.spec").code()).isEqualTo(23);
  }

  @Test
  void unknownCodeIsAUsageErrorWithASuggestion() {
    Invocation result = Invocation.in(directory, "explain", "E0051");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no code `E0051`; did you mean `E001`?");
  }

  @Test
  void indexListsEveryCode() {
    String index = Invocation.in(directory, "explain").out();
    assertThat(codes()).allSatisfy(code -> assertThat(index).contains(" " + code + "  "));
  }

  @Test
  void letterCaseDoesNotMatter() {
    assertThat(Invocation.in(directory, "explain", "r501").out()).startsWith("R501  value out of range\n");
  }

  private static String chain() {
    StringBuilder text = new StringBuilder("module m0\nvar n: 0..1 = 0\nactor a { action go { n' = 1 - n } }\n");
    for (int i = 1; i <= 100; i++) {
      text.append("module m").append(i).append(" extends m").append(i - 1).append('\n');
    }
    return text.toString();
  }

  private Invocation spec(String text) {
    Invocation.write(directory, "m.spec", text);
    return parse("m.spec");
  }

  private Invocation parse(String name) {
    return Invocation.in(directory, "parse", name);
  }

  private static void assertCodes(String code, Invocation parsed) {
    assertThat(codesIn(parsed)).as(parsed.toString()).containsExactly(code);
    assertThat(parsed.code()).isEqualTo(code.startsWith("E") ? 150 : 0);
  }

  private static Set<String> codesIn(Invocation parsed) {
    Set<String> codes = new TreeSet<>();
    Matcher matcher = MESSAGE.matcher(parsed.err());
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  /** The indented lines after `For example`. */
  private static String example(String code) {
    StringBuilder example = new StringBuilder();
    ExplanationPage.lines(code).stream()
        .filter(line -> line.startsWith("    ") && !line.startsWith("    $"))
        .forEach(line -> example.append(line.substring(4)).append('\n'));
    return example.toString();
  }
}
