package checker.report;

import checker.model.Model;
import checker.trace.Counterexample;
import checker.trace.RecordedTrace;
import checker.trace.RecordedTrace.RecordedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trace files: a counterexample as it is printed, under a line that says where it comes from. The same text for people
 * to read and for {@link #parse} to read back: lanes are told by their column.
 */
public final class TraceFile {
  /** What trace files are called. */
  public static final String EXTENSION = ".trace";

  private static final Pattern HEADER =
      Pattern.compile("(?<spec>\\S.*?)  scenario (?:(?<module>\\w+)\\.)?(?<scenario>\\w+)(?:  with (?<constants>.+))?");
  private static final Pattern TITLE = Pattern.compile("  (?<word>[A-Z]+)  (?<property>\\w+)(?:   .*)?");
  private static final Pattern LENGTH = Pattern.compile(".*\\b(?<steps>\\d+) steps?(?:, the last \\d+ for ever)?");
  private static final Pattern NUMBERED = Pattern.compile(" *(?<number>\\d+)  .*");
  private static final String CHANGED = "changed";

  private TraceFile() {}

  /** A line of a trace file that cannot be read. */
  public static final class Corrupt extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Corrupt(int line, String cause) {
      super(cause, null, false, false);
      this.line = line;
    }

    /** Counted from 1. */
    public int line() {
      return line;
    }
  }

  /** {@code direct_io.no_write_under_writeback.trace}. */
  public static String fileName(Model model, String property) {
    return model.scenario() + "." + property + EXTENSION;
  }

  /**
   * The text of a trace file, with LF line ends.
   *
   * @param spec the specification's path, as it is to be found again
   * @param constants changed on the command line
   */
  public static String write(Counterexample trace, String spec, Map<String, String> constants) {
    List<String> lines = new ArrayList<>();
    lines.add(header(trace.model(), spec, constants));
    lines.addAll(new TraceBlock(trace, "", Page.file()).lines());
    return String.join("\n", lines) + "\n";
  }

  /** {@code specs/stable_pages.spec  scenario direct_io}. */
  static String header(Model model, String spec, Map<String, String> constants) {
    String with = "";
    if (!constants.isEmpty()) {
      List<String> bindings = new ArrayList<>();
      constants.forEach((name, value) -> bindings.add(name + " = " + value));
      with = "  with " + String.join("; ", bindings);
    }
    return spec + "  scenario " + qualified(model, spec) + with;
  }

  /** The scenario's name, after its module's if that is not the name of the file. */
  static String qualified(Model model, String spec) {
    String file = spec.substring(Math.max(spec.lastIndexOf('/'), spec.lastIndexOf('\\')) + 1);
    return file.equals(model.module() + ".spec") ? model.scenario() : model.module() + "." + model.scenario();
  }

  /** Reads a trace file's text, with LF or CR LF line ends. */
  public static RecordedTrace parse(String text) throws Corrupt {
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    if (lines.isEmpty()) {
      throw new Corrupt(1, "the file is empty");
    }
    Matcher header = HEADER.matcher(lines.get(0));
    if (!header.matches()) {
      throw new Corrupt(1, "expected `FILE  scenario NAME`");
    }
    Matcher title = TITLE.matcher(lines.size() > 1 ? lines.get(1) : "");
    Optional<TraceWord> word = title.matches() ? word(title.group("word")) : Optional.empty();
    if (word.isEmpty()) {
      throw new Corrupt(2, "expected `  VIOLATED  property   \"text\"   N steps`");
    }
    List<RecordedStep> steps = steps(lines);
    requireWhole(lines, steps.size());
    return new RecordedTrace(
        header.group("spec"),
        Optional.ofNullable(header.group("module")).orElse(""),
        header.group("scenario"),
        constants(header.group("constants")),
        title.group("property"),
        word.get().claim(),
        loopStart(lines),
        initially(lines),
        steps);
  }

  /** A trace that was cut off is still one, but of something else. */
  private static void requireWhole(List<String> lines, int steps) throws Corrupt {
    int last = 1;
    while (last + 1 < lines.size() && !lines.get(last + 1).isEmpty()) {
      last++;
    }
    Matcher length = LENGTH.matcher(String.join(" ", lines.subList(1, last + 1)));
    if (!length.matches()) {
      throw new Corrupt(last + 1, "expected the number of steps after the property");
    }
    int there = steps + (lines.stream().anyMatch(line -> line.endsWith(LaneTable.STAYS)) ? 1 : 0);
    if (!length.group("steps").equals(Integer.toString(there))) {
      throw new Corrupt(last + 1, "expected " + Prose.count(there, "step") + ", as many as follow, not " + length.group("steps"));
    }
  }

  private static Optional<TraceWord> word(String text) {
    for (TraceWord word : TraceWord.values()) {
      if (word.word().equals(text)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> constants(String text) throws Corrupt {
    Map<String, String> constants = new LinkedHashMap<>();
    if (text != null) {
      for (String binding : text.split("; ")) {
        int equals = binding.indexOf(" = ");
        if (equals < 0) {
          throw new Corrupt(1, "expected `NAME = VALUE` after `with`, not `" + binding + "`");
        }
        constants.put(binding.substring(0, equals), binding.substring(equals + 3));
      }
    }
    return constants;
  }

  /** The cells after {@code Initially:}, also on the lines that continue it. */
  private static List<String> initially(List<String> lines) {
    String label = "  " + TraceBlock.INITIALLY + "  ";
    StringBuilder text = new StringBuilder();
    boolean on = false;
    for (String line : lines) {
      if (line.startsWith(label)) {
        on = true;
        text.append(line.substring(label.length()));
      } else if (on && line.startsWith(" ".repeat(label.length()))) {
        text.append(' ').append(line.strip());
      } else if (on) {
        break;
      }
    }
    return text.length() == 0 ? List.of() : cells(text.toString());
  }

  /** Splits at commas before {@code name =}: a value may hold commas of its own. */
  private static List<String> cells(String text) {
    return List.of(text.split(", (?=[A-Za-z_][^ ,=]* = )"));
  }

  /** Number of steps before the line that says where the loop begins, or before staying for ever. */
  private static OptionalInt loopStart(List<String> lines) {
    int steps = 0;
    for (String line : lines) {
      if (line.equals(LaneTable.LOOP_BEGINS) || line.endsWith(LaneTable.STAYS)) {
        return OptionalInt.of(steps);
      }
      if (NUMBERED.matcher(line).matches()) {
        steps++;
      }
    }
    return OptionalInt.empty();
  }

  private static List<RecordedStep> steps(List<String> lines) throws Corrupt {
    int rule = ruleOf(lines);
    if (rule < 0) {
      if (lines.stream().anyMatch(line -> NUMBERED.matcher(line).matches())) {
        throw new Corrupt(2, "the header of the lanes is missing");
      }
      return List.of();
    }
    List<Column> columns = columns(lines.get(rule - 1), lines.get(rule), rule);
    List<RecordedStep> steps = new ArrayList<>();
    for (int i = rule + 1; i < lines.size() && !lines.get(i).isEmpty(); i++) {
      String line = lines.get(i);
      if (line.equals(LaneTable.LOOP_BEGINS) || line.startsWith(LaneTable.LOOP_ENDS) || line.endsWith(LaneTable.STAYS)) {
        continue;
      }
      Matcher numbered = NUMBERED.matcher(line);
      if (!numbered.matches()) {
        if (line.isBlank() || line.substring(0, Math.min(line.length(), last(columns).start())).isBlank()) {
          continue;
        }
        throw new Corrupt(i + 1, "expected step " + (steps.size() + 1));
      }
      if (!numbered.group("number").equals(Integer.toString(steps.size() + 1))) {
        throw new Corrupt(i + 1, "expected step " + (steps.size() + 1) + ", not " + numbered.group("number"));
      }
      steps.add(step(line, numbered.end("number"), columns, i + 1));
    }
    return steps;
  }

  /** Index of the line of dashes under the lanes' names, -1 if there is none. */
  private static int ruleOf(List<String> lines) {
    for (int i = 3; i < lines.size(); i++) {
      if (lines.get(i).matches(" +-+( +-+)*") && lines.get(i - 1).endsWith(CHANGED)) {
        return i;
      }
    }
    return -1;
  }

  private record Column(String name, int start) {}

  private static List<Column> columns(String names, String rule, int line) throws Corrupt {
    List<Column> columns = new ArrayList<>();
    Matcher dashes = Pattern.compile("-+").matcher(rule);
    while (dashes.find()) {
      if (names.length() < dashes.end()) {
        throw new Corrupt(line, "the names of the lanes and the dashes under them do not match");
      }
      columns.add(new Column(names.substring(dashes.start(), dashes.end()), dashes.start()));
    }
    return columns;
  }

  private static Column last(List<Column> columns) {
    return columns.get(columns.size() - 1);
  }

  private static RecordedStep step(String line, int afterNumber, List<Column> columns, int number) throws Corrupt {
    int start = afterNumber;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    for (Column column : columns.subList(0, columns.size() - 1)) {
      if (column.start() == start) {
        return step(column.name(), line.substring(start, Math.min(line.length(), last(columns).start())).strip());
      }
    }
    throw new Corrupt(number, "the step stands under none of the lanes");
  }

  private static RecordedStep step(String lane, String label) {
    int choices = label.indexOf(" with ");
    return choices < 0
        ? new RecordedStep(lane, label, List.of())
        : new RecordedStep(lane, label.substring(0, choices), List.of(label.substring(choices + 6).split(", ")));
  }
}
